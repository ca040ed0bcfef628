import { NotAllowedError } from '@backstage/errors';
import {
  policyRoles,
  type ApprovalProgress,
  type ContinuityPolicy,
} from '@backstage-continuity/plugin-continuity-common';
import type { StoredLevel, StoredRecord, StoredRevision } from './types';

export function ownerOf(record: StoredRecord): string | null {
  return record.ownOwnerRef ?? record.subject.ownerRef;
}

/** Users and groups that a role stands for; none: whoever may approve. */
export function peopleOf(
  role: string,
  record: StoredRecord,
  policy: ContinuityPolicy,
): string[] {
  if (role === 'owner') {
    const owner = ownerOf(record);
    return owner === null ? [] : [owner];
  }
  const known = policyRoles.find(name => name === role);
  return known ? policy.roles[known] : [role];
}

/** The level that is asked next; undefined: all have approved. */
export function nextLevel(levels: StoredLevel[]): StoredLevel | undefined {
  return levels.find(level => level.approvedBy === null);
}

export function progressOfApproval(
  revision: StoredRevision,
  record: StoredRecord,
  policy: ContinuityPolicy,
): ApprovalProgress | null {
  if (revision.levels === null) return null;
  const next =
    revision.state === 'in-review' ? nextLevel(revision.levels) : undefined;
  return {
    levels: revision.levels.map(level => ({
      ...level,
      people: peopleOf(level.role, record, policy),
    })),
    next: next ? revision.levels.indexOf(next) : null,
  };
}

/** A person who is about to approve or return. */
export interface Approver {
  actor: string;
  /** The person's own ref and groups. */
  ownershipRefs: string[];
  /** Holds the permission to approve. */
  holds: boolean;
}

/**
 * Why a person may not decide on a revision in review; null: may.
 *
 * @remarks
 * Who wrote or submitted any of it does not approve it, where the policy
 * separates duties; and each level is another person.
 */
export function whyNotApprove(
  revision: StoredRevision,
  record: StoredRecord,
  policy: ContinuityPolicy,
  { actor, ownershipRefs, holds }: Approver,
): string | null {
  const levels = revision.levels ?? [];
  const next = nextLevel(levels);
  if (!holds) return 'It takes the permission continuity.record.approve.';
  if (!next) return 'No approval is asked for.';
  const wrote = [...revision.writers, revision.submittedBy].includes(actor);
  if (policy.records.separateDuties && wrote) {
    return 'Who wrote or submitted a revision does not approve it.';
  }
  if (levels.some(level => level.approvedBy === actor)) {
    return 'Each level is approved by another person.';
  }
  const people = peopleOf(next.role, record, policy);
  return people.length > 0 && !people.some(ref => ownershipRefs.includes(ref))
    ? `This level is for ${people.join(', ')}.`
    : null;
}

/** @throws NotAllowedError saying why */
export function mustBeApprover(reason: string | null) {
  if (reason !== null) throw new NotAllowedError(reason);
}
