import { randomUUID } from 'node:crypto';
import { nextOccurrence } from '@backstage-continuity/plugin-continuity-common';
import type { StoredTest } from './types';

/**
 * The rule as the next test of a series carries it: that test's start counts as
 * the first occurrence, so a COUNT goes down by the one that is done.
 *
 * @returns null when the next test is the last
 */
function remainingRule(rrule: string): string | null {
  const count = /\bCOUNT=(\d+)/i.exec(rrule);
  if (!count) return rrule;
  const remaining = Number(count[1]) - 1;
  return remaining > 1 ? rrule.replace(count[0], `COUNT=${remaining}`) : null;
}

/**
 * The next test of a recurring one: its first occurrence after its own planned
 * time, however late it was done, so that nothing is passed over silently.
 *
 * @param by - who ended the test at hand
 * @returns null when there is none to follow
 */
export function successorOf(
  test: StoredTest,
  by: string,
  now: Date,
): StoredTest | null {
  if (test.rrule === null) return null;
  const plannedAt = nextOccurrence(test.plannedAt, test.rrule, test.plannedAt);
  if (plannedAt === null) return null;
  return {
    ...test,
    id: randomUUID(),
    revision: 1,
    state: 'planned',
    mode: 'exercise',
    plannedAt,
    rrule: remainingRule(test.rrule),
    followsId: test.id,
    createdAt: now.toISOString(),
    createdBy: by,
    changedAt: now.toISOString(),
    changedBy: by,
    cancelReason: null,
    result: null,
  };
}
