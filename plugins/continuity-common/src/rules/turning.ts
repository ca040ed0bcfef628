import type { CheckId, CheckResult } from '../model/checks';
import { shift } from './instants';

const deadlineChecks: CheckId[] = [
  'review.overdue',
  'analysis.review-overdue',
  'risk.review-overdue',
  'risk.acceptance-expired',
  'risk.measure-overdue',
  'strategy.review-overdue',
  'tests.overdue',
];

/** Whether a check fails because time passed, rather than because of a figure. */
export function isDeadline({ check }: Pick<CheckResult, 'check'>): boolean {
  return deadlineChecks.includes(check);
}

/**
 * The last instant at which a check that passes now still does; null where only
 * a change makes it fail. What is due holds at its due date; what a peak breaks
 * is broken from the peak's first instant on.
 */
export function passesThrough(
  result: Pick<CheckResult, 'check' | 'dueAt'>,
): string | null {
  if (result.dueAt === undefined) {
    return null;
  }
  return isDeadline(result) ? result.dueAt : shift(result.dueAt, -1);
}

/** `low` and `info` inform: they change neither status nor score. */
export function counts({ severity }: Pick<CheckResult, 'severity'>): boolean {
  return severity !== 'low' && severity !== 'info';
}
