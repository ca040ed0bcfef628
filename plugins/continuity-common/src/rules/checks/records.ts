import {
  checkIds,
  type CheckFigures,
  type CheckId,
  type CheckResult,
  type Remedy,
} from '../../model/checks';
import type { RecordType } from '../../model/records/recordType';
import { millis } from '../instants';
import { subtractPeriod } from '../period';
import { facetChanges, fingerprintOf } from '../records/facets';
import { facetsOf } from '../records/factFacets';
import { recordTypes } from '../records/recordTypes';
import { reviewDueOf } from '../records/requirements';
import { answer, type CheckContext } from './context';

type RecordCheck =
  | 'missing'
  | 'not-approved'
  | 'review-overdue'
  | 'stale-by-change';

const known: ReadonlySet<string> = new Set(checkIds);

/** Undefined: no checks are listed for the family. */
function checkOf(family: string, check: RecordCheck): CheckId | undefined {
  const id = `${family}.${check}`;
  return known.has(id) ? (id as CheckId) : undefined;
}

/** What is asked of the record of one type about the entity. */
function checksOfType(
  { facts, policy, tier, now }: CheckContext,
  type: RecordType,
): CheckResult[] {
  const requirement = tier?.records.find(item => item.type === type.name);
  const record = facts.records.find(item => item.type === type.name);
  const asked: CheckFigures = {
    recordType: type.name,
    ...(requirement && { every: requirement.reviewEvery }),
    ...(record && { recordId: record.recordId }),
  };
  const say = (
    name: RecordCheck,
    outcome: CheckResult['outcome'],
    figures: CheckFigures = {},
  ): CheckResult[] => {
    const check = type.family === null ? undefined : checkOf(type.family, name);
    const remedy: Remedy = record ? 'open-record' : 'start-record';
    return check
      ? [
          answer(
            { check, severity: 'medium', remedy },
            outcome,
            { ...asked, ...figures },
            type.name,
          ),
        ]
      : [];
  };

  const overdue = (): CheckResult[] => {
    const dueAt = record ? reviewDueOf(record, requirement) : null;
    if (!record?.approved || dueAt === null) {
      return say('review-overdue', 'not-applicable');
    }
    const lastAt = record.lastReviewedAt ?? record.approved.approvedAt;
    const outcome = millis(now) > millis(dueAt) ? 'fail' : 'pass';
    return say('review-overdue', outcome, { lastAt }).map(result => ({
      ...result,
      dueAt,
      warnAt: subtractPeriod(dueAt, policy.warnBefore),
    }));
  };

  // An approved record that nobody asks for counts all the same.
  const stale = (): CheckResult[] => {
    if (!record?.approved) {
      return say('stale-by-change', 'not-applicable');
    }
    if (record.fingerprint === null) {
      return say('stale-by-change', requirement ? 'unknown' : 'not-applicable');
    }
    const changes = facetChanges(
      fingerprintOf(record.fingerprint, type.restsOn),
      facetsOf(facts, policy),
    ).map(({ facet }) => facet);
    return changes.length > 0
      ? say('stale-by-change', 'fail', { changes })
      : say('stale-by-change', 'pass');
  };

  const isThere = record ? 'pass' : 'fail';
  const isApproved = record?.approved ? 'pass' : 'fail';
  return [
    ...say('missing', requirement ? isThere : 'not-applicable'),
    ...say(
      'not-approved',
      requirement && record ? isApproved : 'not-applicable',
    ),
    ...overdue(),
    ...stale(),
  ];
}

/**
 * Whether the records that the tier asks for are there, approved, reviewed, and
 * still about things as they are.
 */
export function recordChecks(
  context: CheckContext,
  types: readonly RecordType[] = recordTypes,
): CheckResult[] {
  return types
    .filter(({ subjects }) => subjects.includes('service'))
    .flatMap(type => checksOfType(context, type));
}
