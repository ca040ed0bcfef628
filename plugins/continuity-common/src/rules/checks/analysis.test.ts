import type { CheckId } from '../../model/checks';
import type { ContinuityFields } from '../../model/continuityFields';
import type { ContinuityPolicy } from '../../model/policy';
import {
  bandId,
  type BusinessImpactAnalysisInput,
} from '../../model/records/businessImpactAnalysis';
import type { JsonValue } from '../../model/records/recordType';
import {
  analysisContent,
  defaultScale,
  impactsWith,
} from '../__testUtils__/analysis';
import {
  factsWith,
  HOUR,
  NOW,
  outcomesOf,
  policyWith,
  resultOf,
} from '../__testUtils__/facts';
import { describeCheck } from '../describeCheck';
import { evaluateChecks } from '.';

const DAY = 24 * HOUR;
const ids = [
  'objectives.mtpd-exceeds-impact-curve',
  'objectives.curve-not-monotone',
  'objectives.rating-contradicts-amount',
  'objectives.regulatory-ceiling',
] as const;

function evaluate(
  content: JsonValue | null,
  fields: Partial<ContinuityFields> = {},
  policy: ContinuityPolicy = policyWith(),
) {
  return evaluateChecks(
    factsWith({
      fields,
      records: [
        {
          recordId: 'record-1',
          type: 'business-impact-analysis',
          provides: ['analysis'],
          approved:
            content === null ? null : { revision: 2, approvedAt: NOW, content },
          open: null,
          lastReviewedAt: NOW,
          fingerprint: null,
        },
      ],
    }),
    policy,
    NOW,
  );
}

const evaluateWith = (
  overrides: Partial<BusinessImpactAnalysisInput>,
  fields?: Partial<ContinuityFields>,
  policy?: ContinuityPolicy,
) => evaluate(analysisContent(overrides), fields, policy);

const told = (
  results: ReturnType<typeof evaluate>,
  check: CheckId,
  subject?: string,
) => describeCheck(resultOf(results, check, subject));

describe('checks of the impact analysis', () => {
  it('do not apply without an approved one', () => {
    for (const results of [
      evaluate(null),
      evaluateChecks(factsWith(), policyWith(), NOW),
    ]) {
      for (const check of ids) {
        expect(outcomesOf(results, check)).toEqual({ '': 'not-applicable' });
      }
    }
  });

  it('are undecided where its content is read no longer', () => {
    const results = evaluate({ answers: [] });
    for (const check of ids) {
      expect(resultOf(results, check)).toMatchObject({
        outcome: 'unknown',
        figures: { recordId: 'record-1' },
        remedy: 'open-record',
      });
      expect(told(results, check)).toMatch(/no longer read/);
    }
  });

  it('pass a sound one', () => {
    const results = evaluateWith({}, { mtpd: 8 * HOUR });
    expect(outcomesOf(results, ids[0])).toEqual({
      analysis: 'pass',
      declared: 'pass',
    });
    expect(Object.values(outcomesOf(results, ids[1]))).toEqual(
      Array(6).fill('pass'),
    );
    expect(outcomesOf(results, ids[2])).toEqual({ '': 'not-applicable' });
    expect(outcomesOf(results, ids[3])).toEqual({ '': 'not-applicable' });
  });
});

describe('an MTPD above the curve', () => {
  it('fails in the analysis itself, and where the entity declares it', () => {
    const results = evaluateWith(
      { objectives: { mtpd: { adjusted: DAY, reason: 'We manage' } } },
      { mtpd: 8 * HOUR + 1 },
    );
    expect(resultOf(results, ids[0], 'analysis')).toMatchObject({
      outcome: 'fail',
      severity: 'high',
      remedy: 'open-record',
      figures: { actual: DAY, limit: 8 * HOUR, item: 'Financial' },
    });
    expect(resultOf(results, ids[0], 'declared')).toMatchObject({
      outcome: 'fail',
      remedy: 'edit-file',
    });
    expect(told(results, ids[0], 'analysis')).toBe(
      'MTPD of 1 d is longer than the 8 h after which the impact analysis finds an outage intolerable (Financial).',
    );
    expect(told(results, ids[0], 'declared')).toMatch(
      /^Declared MTPD of 8 h 1 s/,
    );
  });

  it('is one of any length where an outage is intolerable at once', () => {
    const impacts = impactsWith({ safety: Array(7).fill('severe') });
    expect(outcomesOf(evaluateWith({ impacts }, { mtpd: 1 }), ids[0])).toEqual({
      analysis: 'pass',
      declared: 'fail',
    });
    expect(outcomesOf(evaluateWith({ impacts }, { mtpd: 0 }), ids[0])).toEqual({
      analysis: 'pass',
      declared: 'pass',
    });
  });

  it('is none where all is tolerable, and undecided where not all is rated', () => {
    const all = { impacts: impactsWith() };
    const some = {
      impacts: impactsWith({ customer: ['minor', 'minor', 'minor', null] }),
    };
    const fields = { mtpd: DAY };
    expect(outcomesOf(evaluateWith(all, fields), ids[0])).toEqual({
      analysis: 'not-applicable',
      declared: 'pass',
    });
    const open = evaluateWith(some, fields);
    expect(outcomesOf(open, ids[0])).toMatchObject({ declared: 'unknown' });
    expect(told(open, ids[0], 'declared')).toMatch(/does not rate all/);
    // What is not rated comes only after it.
    expect(
      outcomesOf(evaluateWith(some, { mtpd: 8 * HOUR }), ids[0]),
    ).toMatchObject({ declared: 'pass' });
  });
});

describe('an analysis that contradicts itself', () => {
  it('fails by category where an outage hurts less for lasting longer', () => {
    const results = evaluateWith({
      impacts: impactsWith({ customer: ['minor', 'moderate', 'minor'] }),
    });
    expect(outcomesOf(results, ids[1])).toMatchObject({
      customer: 'fail',
      financial: 'pass',
    });
    expect(told(results, ids[1], 'customer')).toBe(
      'Customer impact is Minor after 4 h, less than Moderate after 1 h.',
    );
  });

  it('fails where a sum is rated otherwise, and does not tell the sum', () => {
    const withLoss = (amount: number) =>
      evaluateWith({
        impacts: impactsWith().map(impact => ({
          ...impact,
          levels: impact.levels.map(level => ({
            ...level,
            amount: level.id === bandId(4 * HOUR) ? amount : null,
          })),
        })),
      });
    // Only what counts in sums.
    expect(outcomesOf(withLoss(9_999), ids[2])).toEqual({ financial: 'pass' });
    const results = withLoss(10_000);
    expect(resultOf(results, ids[2], 'financial')).toMatchObject({
      outcome: 'fail',
      severity: 'low',
    });
    expect(told(results, ids[2], 'financial')).toBe(
      'Financial impact after 4 h is rated Negligible, but a loss as large as given is Minor.',
    );
    expect(JSON.stringify(results)).not.toContain('10000');
  });
});

describe('a regulatory ceiling', () => {
  const regulations = ['pfmi-17-6'];

  it('is kept up to its figure, and broken above', () => {
    const withRto = (adjusted: number) =>
      evaluateWith({ regulations, objectives: { rto: { adjusted } } });
    expect(outcomesOf(withRto(2 * HOUR), ids[3])).toEqual({
      'pfmi-17-6/rto': 'pass',
    });
    const results = withRto(2 * HOUR + 60);
    expect(resultOf(results, ids[3], 'pfmi-17-6/rto')).toMatchObject({
      outcome: 'fail',
      severity: 'high',
    });
    expect(told(results, ids[3], 'pfmi-17-6/rto')).toBe(
      'RTO of 2 h 1 min in the impact analysis is longer than the 2 h that CPMI-IOSCO PFMI, Principle 17 grants.',
    );
  });

  it('is undecided without a figure, or where the policy dropped it', () => {
    const open = evaluateWith({ regulations, impacts: impactsWith() });
    expect(told(open, ids[3], 'pfmi-17-6/rto')).toMatch(/decides none/);
    const { impact } = policyWith();
    const dropped = evaluateWith(
      { regulations },
      {},
      policyWith({}, { impact: { ...impact, regulatoryCeilings: [] } }),
    );
    expect(outcomesOf(dropped, ids[3])).toEqual({ 'pfmi-17-6': 'unknown' });
    expect(told(dropped, ids[3], 'pfmi-17-6')).toMatch(/does not know/);
  });

  it('counts by the scale of the analysis and the law of today', () => {
    const { impact } = policyWith();
    const policy = policyWith(
      {},
      {
        impact: {
          ...impact,
          bands: [0, HOUR],
          ratings: defaultScale.ratings.slice(0, 4),
          regulatoryCeilings: [
            { ...impact.regulatoryCeilings[0], rto: 4 * HOUR },
          ],
        },
      },
    );
    expect(
      outcomesOf(evaluateWith({ regulations }, {}, policy), ids[3]),
    ).toEqual({ 'pfmi-17-6/rto': 'pass' });
  });
});
