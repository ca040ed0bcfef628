import { objectiveNames } from '../model/objectives';
import {
  factsWith,
  functionWith,
  HOUR,
  NOW,
  peakWith,
  runWith,
} from './__testUtils__/facts';
import { computeObjectives } from './objectives';
import { defaultPolicy } from './policy';

const compute = (facts: Parameters<typeof factsWith>[0], now = NOW) =>
  computeObjectives(factsWith(facts), defaultPolicy, now);

const nothing = { seconds: null, source: null };
const [a, b] = ['a', 'b'].map(name => `vitalbusinessfunction:default/${name}`);

describe('computeObjectives', () => {
  it('leaves undecided what nobody decides', () => {
    const objectives = compute({ fields: { tier: 'gold' } });
    for (const name of objectiveNames) {
      expect(objectives[name]).toEqual({
        declared: nothing,
        required: nothing,
        target: nothing,
        achieved: null,
      });
    }
  });

  it('prefers an own figure, 0 included, to the default of the tier', () => {
    const { rto, rpo, mtpd } = compute({
      fields: { rto: 0, mtpd: 24 * HOUR },
      portalFields: ['mtpd'],
    });
    expect(rto.declared).toEqual({ seconds: 0, source: { type: 'file' } });
    expect(rpo.declared).toEqual({
      seconds: 300,
      source: { type: 'tier', tier: 'mission-critical' },
    });
    expect(mtpd.declared).toEqual({
      seconds: 24 * HOUR,
      source: { type: 'portal' },
    });
  });

  it('requires the smallest of what the functions ask for, ties by ref', () => {
    const { rto, rpo, mtpd } = compute({
      functions: [
        functionWith({ entityRef: b, rto: HOUR, rpo: 0 }),
        functionWith({ entityRef: a, rto: HOUR, rpo: 60 }),
      ],
    });
    expect(rto.required).toEqual({
      seconds: HOUR,
      source: { type: 'function', entityRef: a },
    });
    expect(rpo.required.source).toEqual({ type: 'function', entityRef: b });
    expect(mtpd.required).toEqual(nothing);
  });

  it.each([
    [2 * HOUR, HOUR, HOUR, 'function'],
    [HOUR, 2 * HOUR, HOUR, 'file'],
    [HOUR, HOUR, HOUR, 'file'],
    [HOUR, 0, 0, 'function'],
  ])(
    'aims at the smaller: declared %p, required %p',
    (rto, need, target, type) => {
      const objectives = compute({
        fields: { rto },
        functions: [functionWith({ rto: need })],
      });
      expect(objectives.rto.target).toMatchObject({
        seconds: target,
        source: { type },
      });
    },
  );

  it('requires the smaller figure of a peak while it lasts', () => {
    const functions = [
      functionWith({
        rto: 4 * HOUR,
        rpo: 60,
        peaks: [peakWith({ rto: HOUR, rpo: HOUR, mtpd: 2 * HOUR })],
      }),
    ];
    const required = (now: string) => {
      const { rto, rpo, mtpd } = compute({ functions }, now);
      return [rto, rpo, mtpd].map(({ required: { seconds } }) => seconds);
    };
    expect(required('2026-12-24T23:59:59.999Z')).toEqual([4 * HOUR, 60, null]);
    expect(required('2026-12-25T00:00:00.000Z')).toEqual([HOUR, 60, 2 * HOUR]);
    expect(required('2026-12-31T23:59:59.999Z')).toEqual([HOUR, 60, 2 * HOUR]);
    expect(required('2027-01-01T00:00:00.000Z')).toEqual([4 * HOUR, 60, null]);
    expect(
      compute({ functions }, '2026-12-25T00:00:00.000Z').rto.required.source,
    ).toMatchObject({ peak: 'year end' });
  });

  it('shows what the last run that counts measured, against the target of today', () => {
    const { rto, rpo } = compute({
      runs: [
        runWith({
          testId: 'old',
          achievedRto: HOUR,
          achievedRpo: 900,
          validatedAt: '2026-01-01T00:00:00.000Z',
        }),
        runWith({ testId: 'new', achievedRto: 2 * HOUR }),
        runWith({
          testId: 'weak',
          type: 'walk-through',
          achievedRto: 0,
          validatedAt: '2026-11-01T00:00:00.000Z',
        }),
      ],
    });
    expect(rto.achieved).toMatchObject({
      seconds: 2 * HOUR,
      verdict: 'met',
      testId: 'new',
    });
    expect(rpo.achieved).toMatchObject({
      seconds: 900,
      verdict: 'missed',
      testId: 'old',
    });
  });
});
