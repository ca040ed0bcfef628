import fc from 'fast-check';
import type { RiskRating } from '../../../model/records/riskAssessment';
import {
  acceptedRisk,
  doneMeasure,
  measureWith,
  ratings,
  riskWith,
} from '../../__testUtils__/risk';
import { analysisContent } from '../../__testUtils__/analysis';
import { HOUR } from '../../__testUtils__/facts';
import { defaultPolicy } from '../../policy';
import {
  highestAcceptable,
  isAccepted,
  isMeasureDone,
  isMeasureOpen,
  levelRank,
  levelThatHolds,
  ratingThatHolds,
  riskLevel,
  riskTitle,
  worstLevel,
} from './levels';
import { proposedImpact } from './proposedImpact';

const { risk } = defaultPolicy;
const levelOf = (rating: RiskRating) => riskLevel(rating, defaultPolicy);
const rankOf = (rating: RiskRating) =>
  levelRank(levelOf(rating), defaultPolicy);

describe('the level of a risk', () => {
  it.each([
    ['rare', 'negligible', 'low'],
    ['rare', 'severe', 'high'],
    ['possible', 'moderate', 'medium'],
    ['likely', 'major', 'high'],
    ['almost-certain', 'negligible', 'medium'],
    ['almost-certain', 'severe', 'extreme'],
    [null, 'severe', undefined],
    ['likely', null, undefined],
    ['unheard-of', 'severe', undefined],
    ['likely', 'unheard-of', undefined],
  ])('%s and %s is %s', (likelihood, impact, level) => {
    expect(levelOf({ likelihood, impact })?.id).toBe(level);
  });

  it('never falls when something becomes likelier or worse', () => {
    const index = fc.nat(4);
    fc.assert(
      fc.property(index, index, index, index, (row, column, down, right) => {
        const at = (likelihood: number, impact: number) =>
          rankOf({
            likelihood: risk.likelihood[Math.min(likelihood, 4)].id,
            impact: risk.impact[Math.min(impact, 4)].id,
          });
        expect(at(row + down, column + right)).toBeGreaterThanOrEqual(
          at(row, column),
        );
      }),
    );
  });

  it('at its worst does not depend on the order, and is that of one of them', () => {
    fc.assert(
      fc.property(fc.array(ratings), list => {
        const levels = list.map(levelOf);
        const worst = worstLevel(levels, defaultPolicy);
        expect(worstLevel([...levels].reverse(), defaultPolicy)).toEqual(worst);
        expect(levelRank(worst, defaultPolicy)).toBe(
          Math.max(-1, ...list.map(rankOf)),
        );
        expect([null, ...levels]).toContainEqual(worst);
      }),
    );
  });

  it('is within the appetite up to the highest that is acceptable', () => {
    expect(highestAcceptable(defaultPolicy)?.id).toBe('medium');
    expect(
      highestAcceptable({
        risk: {
          ...risk,
          levels: risk.levels.map(level => ({ ...level, acceptable: false })),
        },
      }),
    ).toBeNull();
  });
});

describe('the rating that holds', () => {
  it.each([
    ['no measures', [], 'current'],
    ['an open measure', [measureWith()], 'current'],
    [
      'one done and one open',
      [doneMeasure(), measureWith({ id: 'b', status: 'in-progress' })],
      'current',
    ],
    ['all done', [doneMeasure(), doneMeasure({ id: 'b' })], 'residual'],
    [
      'one done, the other cancelled',
      [doneMeasure(), measureWith({ id: 'b', status: 'cancelled' })],
      'residual',
    ],
    ['all cancelled', [measureWith({ status: 'cancelled' })], 'current'],
    ['done without evidence', [measureWith({ status: 'done' })], 'current'],
    [
      'done with evidence that shows nothing',
      [doneMeasure({ evidence: [{ id: 'e', title: 'Report', note: ' ' }] })],
      'current',
    ],
  ])('with %s', (_, measures, holds) => {
    const found = riskWith({ measures });
    expect(ratingThatHolds(found, defaultPolicy)).toBe(holds);
    expect(levelThatHolds(found, defaultPolicy)?.id).toBe(
      holds === 'current' ? 'high' : 'medium',
    );
  });

  it('stays the current one where nobody said what remains', () => {
    const found = riskWith({ measures: [doneMeasure()], residual: {} });
    expect(ratingThatHolds(found, defaultPolicy)).toBe('current');
  });
});

describe('measures', () => {
  it('are open until they are done with evidence, or cancelled', () => {
    const all = {
      planned: measureWith(),
      running: measureWith({ status: 'in-progress' }),
      claimed: measureWith({ status: 'done' }),
      noted: measureWith({
        status: 'done',
        evidence: [{ id: 'e', note: 'Seen on site' }],
      }),
      done: doneMeasure(),
      cancelled: measureWith({ status: 'cancelled' }),
    };
    const those = (test: typeof isMeasureOpen) =>
      Object.entries(all).flatMap(([name, one]) => (test(one) ? [name] : []));
    expect(those(isMeasureOpen)).toEqual(['planned', 'running', 'claimed']);
    expect(those(isMeasureDone)).toEqual(['noted', 'done']);
  });
});

describe('acceptance', () => {
  it('needs somebody who answers for it, and an end', () => {
    const { acceptance } = acceptedRisk();
    expect(isAccepted(acceptedRisk())).toBe(true);
    expect(isAccepted(acceptedRisk({ treatment: 'reduce' }))).toBe(false);
    for (const part of ['approver', 'expiresOn']) {
      expect(
        isAccepted(
          acceptedRisk({ acceptance: { ...acceptance, [part]: null } }),
        ),
      ).toBe(false);
    }
  });
});

describe('the title of a risk', () => {
  it.each([
    ['Flood', 'power-outage', 'Flood'],
    [' ', 'power-outage', 'Widespread power outage'],
    ['', 'unheard-of', 'unheard-of'],
    ['', null, 'line-cut'],
  ])('%j of the scenario %s is %s', (title, scenario, expected) => {
    expect(riskTitle(riskWith({ title, scenario }), defaultPolicy)).toBe(
      expected,
    );
  });
});

describe('the impact that the analysis proposes', () => {
  const analysis = analysisContent();

  it.each([
    [0, 'negligible'],
    [4 * HOUR - 1, 'minor'],
    [4 * HOUR, 'moderate'],
    [8 * HOUR, 'major'],
    [30 * 24 * HOUR, 'severe'],
  ])('for %d s is %s', (outage, impact) => {
    expect(proposedImpact(analysis, outage, defaultPolicy)).toMatchObject({
      impact: { id: impact },
    });
  });

  it('says which category decides, and by which rating', () => {
    expect(proposedImpact(analysis, 8 * HOUR, defaultPolicy)).toMatchObject({
      rating: 'Major',
      categories: ['Financial'],
    });
  });

  it('is none without an analysis, an outage, a rating or a counterpart', () => {
    const renamed = {
      risk: {
        ...risk,
        impact: risk.impact.map(one => ({ ...one, id: `i-${one.id}` })),
      },
    };
    const empty = analysisContent({ impacts: [] });
    expect(proposedImpact(null, HOUR, defaultPolicy)).toBeNull();
    expect(proposedImpact(analysis, null, defaultPolicy)).toBeNull();
    expect(proposedImpact(empty, HOUR, defaultPolicy)).toBeNull();
    expect(proposedImpact(analysis, HOUR, renamed)).toBeNull();
  });

  it('goes by the rating that an impact names before one of the same id', () => {
    const shifted = {
      risk: {
        ...risk,
        impact: risk.impact.map((one, index) =>
          index === 4 ? { ...one, rating: 'major' } : one,
        ),
      },
    };
    expect(proposedImpact(analysis, 8 * HOUR, shifted)?.impact.id).toBe(
      'severe',
    );
  });
});
