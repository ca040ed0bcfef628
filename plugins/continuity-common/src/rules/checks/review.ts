import type { CheckResult } from '../../model/checks';
import { millis } from '../instants';
import { subtractPeriod } from '../period';
import { reviewDueAt } from '../reviews';
import { answer, type CheckContext } from './context';

/** Whether a person has confirmed the entity's continuity, and recently enough. */
export function reviewChecks(context: CheckContext): CheckResult[] {
  const { facts, policy, tier, now } = context;
  const kind = { severity: 'medium', remedy: 'confirm-review' } as const;
  const never = { check: 'review.never', ...kind } as const;
  const overdue = { check: 'review.overdue', ...kind } as const;
  const every = tier?.reviewEvery ?? null;
  const lastAt = facts.lastReviewAt;
  if (every === null) {
    return [answer(never, 'not-applicable'), answer(overdue, 'not-applicable')];
  }
  const dueAt = reviewDueAt(lastAt, tier);
  if (lastAt === null || dueAt === null) {
    return [
      answer(never, 'fail', { every }),
      answer(overdue, 'not-applicable'),
    ];
  }
  return [
    answer(never, 'pass', { every, lastAt }),
    {
      ...answer(overdue, millis(now) > millis(dueAt) ? 'fail' : 'pass', {
        every,
        lastAt,
      }),
      dueAt,
      warnAt: subtractPeriod(dueAt, policy.warnBefore),
    },
  ];
}
