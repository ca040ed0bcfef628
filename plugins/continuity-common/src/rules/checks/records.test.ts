import type { RecordFacts } from '../facts';
import { facetsOf } from '../records/factFacets';
import { madeUpType } from '../records/__testUtils__/madeUpType';
import { describeCheck } from '../describeCheck';
import {
  factsWith,
  needWith,
  NOW,
  policyWith,
  resultOf,
} from '../__testUtils__/facts';
import { evaluateChecks } from '.';
import { contextOf } from './context';
import { recordChecks } from './records';

const BIA = 'business-impact-analysis';
const RISK = 'risk-assessment';
const asking = policyWith(
  { records: [{ type: BIA, reviewEvery: 'P1Y' }] },
  { warnBefore: 'P14D' },
);
const asksNothing = policyWith({ records: [] });

const recordWith = (record: Partial<RecordFacts> = {}): RecordFacts => ({
  recordId: 'record-1',
  type: BIA,
  provides: ['analysis'],
  approved: {
    revision: 2,
    approvedAt: '2026-01-31T09:00:00.000Z',
    content: {},
  },
  open: null,
  lastReviewedAt: '2026-03-31T09:00:00.000Z',
  fingerprint: {},
  ...record,
});

const evaluate = (records: RecordFacts[], policy = asking, now = NOW) =>
  evaluateChecks(factsWith({ records }), policy, now);

const outcomes = (records: RecordFacts[], policy = asking, type = BIA) => {
  const family = type === BIA ? 'analysis' : 'risk';
  const results = evaluate(records, policy);
  return (
    ['missing', 'not-approved', 'review-overdue', 'stale-by-change'] as const
  ).map(name => resultOf(results, `${family}.${name}`, type).outcome);
};
const na = 'not-applicable';

describe('checks of every record', () => {
  it.each<[string, string[], string[]]>([
    ['there is none', outcomes([]), ['fail', na, na, na]],
    [
      'none is approved',
      outcomes([recordWith({ approved: null, lastReviewedAt: null })]),
      ['pass', 'fail', na, na],
    ],
    ['all is well', outcomes([recordWith()]), ['pass', 'pass', 'pass', 'pass']],
    [
      'nothing is known of what it rests on',
      outcomes([recordWith({ fingerprint: null })]),
      ['pass', 'pass', 'pass', 'unknown'],
    ],
    ['nobody asks for it', outcomes([], asksNothing), [na, na, na, na]],
    [
      'nobody asks for it, and it is there',
      outcomes([recordWith()], asksNothing),
      [na, na, na, 'pass'],
    ],
    ['another is asked for', outcomes([], asking, RISK), [na, na, na, na]],
  ])('say what is so where %s', (_, actual, expected) => {
    expect(actual).toEqual(expected);
  });

  it.each([
    ['2027-03-31T09:00:00.000Z', 'pass'],
    ['2027-03-31T09:00:00.001Z', 'fail'],
  ])('answer at %s about the review: %s', (now, outcome) => {
    expect(
      resultOf(
        evaluate([recordWith()], asking, now),
        'analysis.review-overdue',
        BIA,
      ),
    ).toMatchObject({
      outcome,
      severity: 'medium',
      remedy: 'open-record',
      figures: { recordId: 'record-1', recordType: BIA, every: 'P1Y' },
      dueAt: '2027-03-31T09:00:00.000Z',
      warnAt: '2027-03-17T09:00:00.000Z',
    });
  });

  it('count from the approval what was never confirmed', () => {
    const { dueAt } = resultOf(
      evaluate([recordWith({ lastReviewedAt: null })]),
      'analysis.review-overdue',
      BIA,
    );
    expect(dueAt).toBe('2027-01-31T09:00:00.000Z');
  });

  it('say where to begin', () => {
    const result = resultOf(evaluate([]), 'analysis.missing', BIA);
    expect(result).toMatchObject({
      severity: 'medium',
      remedy: 'start-record',
      figures: { recordType: BIA },
    });
    expect(describeCheck(result)).toMatch(
      /^There is no business impact analysis/i,
    );
  });

  it('find what changed of what the type rests on, asked for or not', () => {
    const type = madeUpType;
    const written = factsWith({
      graph: {
        ...factsWith().graph,
        needs: [needWith('resource:default/db', 60)],
      },
    });
    const record = recordWith({
      type: type.name,
      // Its location is nothing that this type rests on.
      fingerprint: {
        ...facetsOf(written, asksNothing),
        location: { site: 'elsewhere', region: null, provider: null },
      },
    });
    const stale = (facts: Partial<typeof written>) => {
      const known = { ...written, ...facts, records: [record] };
      return resultOf(
        recordChecks(
          contextOf(known, asksNothing, NOW, () => false),
          [type],
        ),
        'risk.stale-by-change',
        type.name,
      );
    };
    expect(stale({}).outcome).toBe('pass');
    const changed = stale({
      ownerRef: 'group:default/new',
      graph: factsWith().graph,
    });
    expect(changed).toMatchObject({
      outcome: 'fail',
      remedy: 'open-record',
      figures: { recordId: 'record-1', changes: ['owner', 'dependencies'] },
    });
    expect(describeCheck(changed)).toBe(
      'The made up is stale: its owner and what it needs changed since it was written or last confirmed.',
    );
  });
});
