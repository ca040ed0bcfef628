import fc from 'fast-check';
import type { CheckResult } from '../../model/checks';
import { instantAround } from '../__testUtils__/arbitraries';
import {
  factsWith,
  NOW,
  outcomesOf,
  policyWith,
  resultOf,
} from '../__testUtils__/facts';
import {
  acceptedRisk,
  doneMeasure,
  measureWith,
  RISK_RECORD,
  riskContent,
  riskContents,
  riskFacts,
  riskWith,
} from '../__testUtils__/risk';
import { describeCheck } from '../describeCheck';
import { millis, shift } from '../instants';
import { defaultPolicy } from '../policy';
import { isAccepted, levelThatHolds } from '../records/riskAssessment';
import { evaluateChecks } from '.';

const ids = [
  'risk.above-appetite',
  'risk.acceptance-expired',
  'risk.measure-overdue',
] as const;
const isOurs = ({ check }: CheckResult) =>
  (ids as readonly string[]).includes(check);

const evaluate = (
  content: unknown,
  now = NOW,
  policy = policyWith({}, { warnBefore: 'P14D' }),
) =>
  evaluateChecks(
    factsWith({ records: [riskFacts(content)] }),
    policy,
    now,
  ).filter(isOurs);
const ofRisks = (risks: ReturnType<typeof riskWith>[], now = NOW) =>
  evaluate(riskContent({ risks }), now);

describe('risk checks', () => {
  it('ask nothing where no assessment is approved', () => {
    const none = evaluateChecks(factsWith(), defaultPolicy, NOW);
    const { approved: _, ...rest } = riskFacts(riskContent());
    const open = evaluateChecks(
      factsWith({ records: [{ ...rest, approved: null }] }),
      defaultPolicy,
      NOW,
    );
    for (const id of ids) {
      expect(outcomesOf(none, id)).toEqual({ '': 'not-applicable' });
      expect(outcomesOf(open, id)).toEqual({ '': 'not-applicable' });
    }
  });

  it('cannot tell from content that is no assessment any more', () => {
    for (const content of [null, 'text', { scope: 1 }, { colour: 'red' }]) {
      const results = evaluate(content);
      expect(results.map(({ check, outcome }) => [check, outcome])).toEqual(
        ids.map(id => [id, 'unknown']),
      );
      for (const result of results) {
        expect(result.figures.recordId).toBe(RISK_RECORD);
        expect(describeCheck(result)).toMatch(/^The approved risk assessment/);
      }
    }
  });

  it('answer once where there is nothing to ask about', () => {
    const results = ofRisks([]);
    expect(results).toHaveLength(3);
    for (const id of ids) {
      expect(outcomesOf(results, id)).toEqual({ '': 'not-applicable' });
    }
  });
});

describe('a risk above the appetite', () => {
  it('fails, and says by how much', () => {
    const result = resultOf(ofRisks([riskWith()]), ids[0], 'line-cut');
    expect(result).toMatchObject({
      outcome: 'fail',
      severity: 'high',
      remedy: 'open-record',
      figures: {
        item: 'The line is cut',
        level: 'High',
        limitLevel: 'Medium',
        recordId: RISK_RECORD,
      },
    });
    expect(result.dueAt).toBeUndefined();
    expect(describeCheck(result)).toBe(
      'The risk "The line is cut" is High, but the appetite ends at Medium, and nobody has accepted it.',
    );
  });

  it.each([
    [
      'within the appetite',
      riskWith({ current: { likelihood: 'rare', impact: 'minor' } }),
      'pass',
    ],
    [
      'once all measures are done',
      riskWith({ measures: [doneMeasure()] }),
      'pass',
    ],
    [
      'while it is only said to be done',
      riskWith({ measures: [measureWith({ status: 'done' })] }),
      'fail',
    ],
    ['when accepted', acceptedRisk(), 'pass'],
    [
      'when accepted by nobody',
      acceptedRisk({ acceptance: { expiresOn: '2026-12-31' } }),
      'fail',
    ],
    [
      'when accepted for ever',
      acceptedRisk({ acceptance: { approver: 'user:default/ada' } }),
      'fail',
    ],
    [
      'when avoided in words only',
      riskWith({ treatment: 'avoid', rationale: 'Not built' }),
      'fail',
    ],
    [
      'when not rated',
      riskWith({ current: { likelihood: 'likely' } }),
      'unknown',
    ],
    ['when not rated but accepted', acceptedRisk({ current: {} }), 'unknown'],
  ] as const)('%s', (_, risk, outcome) => {
    expect(outcomesOf(ofRisks([risk]), ids[0])).toEqual({
      'line-cut': outcome,
    });
  });

  it('is told apart from others, and follows the appetite of the policy', () => {
    const risks = [
      riskWith(),
      riskWith({ id: 'flood', scenario: 'unheard-of' }),
    ];
    expect(outcomesOf(ofRisks(risks), ids[0])).toEqual({
      'line-cut': 'fail',
      flood: 'fail',
    });
    const { risk } = defaultPolicy;
    const bold = policyWith(
      {},
      {
        risk: {
          ...risk,
          levels: risk.levels.map(one => ({ ...one, acceptable: true })),
        },
      },
    );
    expect(
      outcomesOf(evaluate(riskContent({ risks }), NOW, bold), ids[0]),
    ).toEqual({
      'line-cut': 'pass',
      flood: 'pass',
    });
  });

  it('says so where it has no rating, or no level is accepted', () => {
    const { risk } = defaultPolicy;
    const timid = policyWith(
      {},
      {
        risk: {
          ...risk,
          levels: risk.levels.map(one => ({ ...one, acceptable: false })),
        },
      },
    );
    const [unrated] = ofRisks([riskWith({ current: {} })]);
    expect(describeCheck(unrated)).toBe(
      'The risk "The line is cut" has no rating that the policy knows; the appetite ends at Medium.',
    );
    const [failing] = evaluate(riskContent(), NOW, timid);
    expect(describeCheck(failing)).toBe(
      'The risk "The line is cut" is High, but no level is within the appetite, and nobody has accepted it.',
    );
  });
});

describe('the acceptance of a risk', () => {
  it.each([
    ['2026-12-31T23:59:59.999Z', 'pass'],
    ['2027-01-01T00:00:00.000Z', 'fail'],
  ])('at %s answers %s', (now, outcome) => {
    const results = ofRisks([acceptedRisk()], now);
    const result = resultOf(results, ids[1], 'line-cut');
    expect(result).toMatchObject({
      outcome,
      severity: 'high',
      remedy: 'open-record',
      dueAt: '2026-12-31T23:59:59.999Z',
      warnAt: '2026-12-17T23:59:59.999Z',
      figures: { item: 'The line is cut', level: 'High' },
    });
    expect(describeCheck(result)).toBe(
      'The risk "The line is cut" is accepted until 31 Dec 2026 only; then it is to be decided anew.',
    );
    // One thing is found once.
    expect(outcomesOf(results, ids[0])).toEqual({ 'line-cut': 'pass' });
  });

  it('is not asked for where the risk may stay as it is anyway', () => {
    const risks = [
      acceptedRisk({ current: { likelihood: 'rare', impact: 'minor' } }),
    ];
    expect(outcomesOf(ofRisks(risks), ids[1])).toEqual({
      '': 'not-applicable',
    });
  });
});

describe('a measure', () => {
  it.each([
    ['2027-03-31T23:59:59.999Z', 'pass'],
    ['2027-04-01T00:00:00.000Z', 'fail'],
  ])('at %s answers %s', (now, outcome) => {
    const result = resultOf(
      ofRisks([riskWith()], now),
      ids[2],
      'line-cut/second-line',
    );
    expect(result).toMatchObject({
      outcome,
      severity: 'medium',
      dueAt: '2027-03-31T23:59:59.999Z',
      warnAt: '2027-03-17T23:59:59.999Z',
      figures: { item: 'Second line from another provider' },
    });
    expect(describeCheck(result)).toBe(
      'The measure "Second line from another provider" is not done with evidence; due on 31 Mar 2027.',
    );
  });

  it('is asked about while it is open and has a day', () => {
    const measures = [
      measureWith({ id: 'open' }),
      measureWith({ id: 'claimed', status: 'done', dueOn: '2026-01-01' }),
      measureWith({ id: 'some-day', dueOn: null }),
      measureWith({ id: 'off', status: 'cancelled' }),
      doneMeasure({ id: 'done' }),
    ];
    expect(outcomesOf(ofRisks([riskWith({ measures })]), ids[2])).toEqual({
      'line-cut/open': 'pass',
      'line-cut/claimed': 'fail',
    });
  });
});

describe('the answers about risks', () => {
  it('are the same at every instant but for what time decides, and turn when due', () => {
    fc.assert(
      fc.property(riskContents, instantAround(5, 300), (content, later) => {
        const before = evaluate(content);
        const after = evaluate(content, later);
        const bare = (results: CheckResult[]) =>
          results.map(({ outcome, ...rest }) => ({
            ...rest,
            ...(rest.dueAt === undefined && { outcome }),
          }));
        expect(bare(after)).toEqual(bare(before));
        for (const { dueAt, outcome } of after.filter(one => one.dueAt)) {
          const due = dueAt ?? '';
          expect(outcome).toBe(millis(later) > millis(due) ? 'fail' : 'pass');
          const at = (now: string) =>
            evaluate(content, now).find(one => one.dueAt === due)?.outcome;
          expect([at(due), at(shift(due, 1))]).toEqual(['pass', 'fail']);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('have subjects of their own, and one about each risk', () => {
    fc.assert(
      fc.property(riskContents, content => {
        const results = evaluate(content);
        const names = results.map(
          ({ check, subject }) => `${check} ${subject}`,
        );
        expect(new Set(names).size).toBe(names.length);
        const above = outcomesOf(results, ids[0]);
        for (const risk of content.risks) {
          const level = levelThatHolds(risk, defaultPolicy);
          expect(above[risk.id] === 'unknown').toBe(level === null);
          expect(above[risk.id] === 'fail').toBe(
            level?.acceptable === false && !isAccepted(risk),
          );
        }
      }),
      { numRuns: 40 },
    );
  });
});
