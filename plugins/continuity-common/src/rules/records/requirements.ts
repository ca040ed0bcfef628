import type {
  ContinuityPolicy,
  RecordRequirement,
  RecoveryTier,
} from '../../model/policy';
import type { RecordFacts } from '../facts';
import { addPeriod } from '../period';
import { tierOf } from '../policy';

/** What approves a type of record for which the policy lists nobody. */
const usualApprovers = ['owner', 'continuityManager'];

function requirementIn(
  tier: RecoveryTier | undefined,
  type: string,
): RecordRequirement | undefined {
  return tier?.records.find(record => record.type === type);
}

/**
 * How often the policy has records of a type reviewed; null: it does not ask for
 * any.
 *
 * @param tier - Name of the tier of the subject; a vital business function, which
 * has none, counts as the strictest tier that asks for the type
 * @public
 */
export function reviewEveryFor(
  policy: ContinuityPolicy,
  type: string,
  tier: string | null,
): string | null {
  const asking =
    tier === 'function'
      ? policy.tiers.find(item => requirementIn(item, type))
      : tierOf(policy, tier);
  return requirementIn(asking, type)?.reviewEvery ?? null;
}

/**
 * The levels of approval that a record of a type takes, in order: `owner`, a role
 * of the policy, or the ref of a user or group.
 *
 * @param tier - Name of the tier of the subject; a vital business function, and
 * what has no known tier, takes as many as the strictest tier
 * @public
 */
export function approvalLevels(
  policy: ContinuityPolicy,
  type: string,
  tier: string | null,
): string[] {
  const { approvals } =
    (tier === 'function' ? undefined : tierOf(policy, tier)) ?? policy.tiers[0];
  const { approvers } = policy.records;
  const levels = Object.hasOwn(approvers, type)
    ? approvers[type]
    : usualApprovers;
  return levels.slice(0, approvals);
}

/**
 * When the next review of a record is due; null: nobody asks for one, or there is
 * nothing approved to review.
 *
 * @public
 */
export function reviewDueOf(
  {
    approved,
    lastReviewedAt,
  }: Pick<RecordFacts, 'approved' | 'lastReviewedAt'>,
  requirement: Pick<RecordRequirement, 'reviewEvery'> | undefined,
): string | null {
  return approved && requirement
    ? addPeriod(lastReviewedAt ?? approved.approvedAt, requirement.reviewEvery)
    : null;
}
