import { randomUUID } from 'node:crypto';
import { InputError } from '@backstage/errors';
import { parseRecurrence } from '@backstage-continuity/plugin-continuity-common';
import { DateTime } from 'luxon';
import type { Access } from '../http';
import type { TestingInventory, TestPlan, StoredTest } from './types';

function problemsOf(plan: TestPlan): [path: string, expected: string][] {
  const problems: [string, string][] = [];
  const planned = DateTime.fromISO(plan.plannedAt, { zone: 'utc' });
  if (!planned.isValid || planned.year < 1970 || planned.year > 2999) {
    problems.push([
      'plannedAt',
      'expected a day that exists, from 1970 to 2999',
    ]);
  }
  if (plan.rrule !== null) {
    const parsed = parseRecurrence(plan.rrule);
    if (!parsed.ok) {
      problems.push(['rrule', `expected ${parsed.expected}`]);
    } else if (/DTSTART|[\r\n]/i.test(plan.rrule)) {
      problems.push([
        'rrule',
        'expected a rule without DTSTART; it starts with plannedAt',
      ]);
    }
  }
  return problems;
}

/**
 * The plan in the form it is kept in: each entity once, the rule without its
 * property name.
 *
 * @param part - what begins the paths in the error, such as `body`
 * @throws InputError naming every offending path and what was expected
 */
export function normalisePlan(part: string, plan: TestPlan): TestPlan {
  const problems = problemsOf(plan);
  if (problems.length > 0) {
    throw new InputError(
      problems
        .map(([path, expected]) => `${part}.${path}: ${expected}`)
        .join('; '),
    );
  }
  return {
    title: plan.title,
    area: plan.area,
    type: plan.type,
    entityRefs: [...new Set(plan.entityRefs)].sort(),
    plannedAt: plan.plannedAt,
    rrule: plan.rrule?.trim().replace(/^RRULE:/i, '') || null,
    owner: plan.owner,
    note: plan.note,
  };
}

/**
 * @throws InputError unless the ref is a user or group that the catalog has, and
 * shows to the caller
 */
export async function assertKnownOwner(
  access: Pick<Access, 'visible' | 'ownershipRefs'>,
  inventory: TestingInventory,
  path: string,
  ref: string,
) {
  const isKnown =
    /^(user|group):/.test(ref) &&
    (await inventory.exists([ref])).has(ref) &&
    ((await access.visible([ref])).has(ref) ||
      (await access.ownershipRefs()).includes(ref));
  if (!isKnown) {
    throw new InputError(
      `${path}: expected a user or group that is in the catalog`,
    );
  }
}

/** A test as it begins, the first of its series. */
export function begun(plan: TestPlan, actor: string, now: string): StoredTest {
  const id = randomUUID();
  return {
    ...plan,
    id,
    revision: 1,
    state: 'planned',
    mode: 'exercise',
    followsId: null,
    seriesId: id,
    createdAt: now,
    createdBy: actor,
    changedAt: now,
    changedBy: actor,
    cancelReason: null,
    result: null,
  };
}
