import {
  factsWith,
  NOW,
  outcomesOf,
  policyWith,
  resultOf,
} from '../__testUtils__/facts';
import { evaluateChecks } from '.';

const policy = policyWith({ reviewEvery: 'P6M' }, { warnBefore: 'P14D' });
const evaluate = (lastReviewAt: string | null, now: string) =>
  evaluateChecks(factsWith({ lastReviewAt }), policy, now);

describe('review checks', () => {
  it.each([
    ['2026-09-30T09:00:00.000Z', 'pass'],
    ['2026-09-30T09:00:00.001Z', 'fail'],
  ])('at %s answer %s', (now, outcome) => {
    // 31 March has no counterpart in September: its last day it is.
    expect(
      resultOf(evaluate('2026-03-31T09:00:00.000Z', now), 'review.overdue'),
    ).toMatchObject({
      outcome,
      dueAt: '2026-09-30T09:00:00.000Z',
      warnAt: '2026-09-16T09:00:00.000Z',
    });
  });

  it('fail what was never reviewed, whatever the time', () => {
    const results = evaluate(null, NOW);
    expect(resultOf(results, 'review.never')).toMatchObject({
      outcome: 'fail',
      severity: 'medium',
      remedy: 'confirm-review',
    });
    expect(resultOf(results, 'review.never').dueAt).toBeUndefined();
    expect(outcomesOf(results, 'review.overdue')).toEqual({
      '': 'not-applicable',
    });
  });

  it('ask for nothing where the tier does not', () => {
    const results = evaluateChecks(
      factsWith(),
      policyWith({ reviewEvery: null }),
      NOW,
    );
    expect(outcomesOf(results, 'review.never')).toEqual({
      '': 'not-applicable',
    });
    expect(outcomesOf(results, 'review.overdue')).toEqual({
      '': 'not-applicable',
    });
  });
});
