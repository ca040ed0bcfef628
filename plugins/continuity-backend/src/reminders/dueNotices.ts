import {
  addPeriod,
  policyRoles,
  type ContinuityPolicy,
} from '@backstage-continuity/plugin-continuity-common';
import { ownerOf, type StoredRecord } from '../records';
import { payloadOf } from './payload';
import type { Notice, NoticeKind, NoticeOptions } from './types';

/**
 * Whom to tell now of the review of a record: its owner before it is due and
 * once in every period that it is overdue, its manager when that lasts.
 *
 * @returns the notices that hold now; their keys are the same whenever it is asked
 */
export function dueNotices(
  record: StoredRecord,
  options: NoticeOptions & { now: string },
): Notice[] {
  const { policy, titleOf, now } = options;
  const { dueAt, warnAt } = record;
  if (dueAt === null || warnAt === null || now < warnAt) return [];
  const owner = ownerOf(record);
  const notice = (
    kind: NoticeKind,
    recipients: string[],
    step = '',
  ): Notice[] => {
    const key = `${record.id}/${kind}/${dueAt}${step}`;
    if (recipients.length === 0) return [];
    const payload = payloadOf({
      key,
      kind,
      recordId: record.id,
      type: titleOf(record.type),
      subject: record.subject.title,
      dueAt,
    });
    return [
      { key, recordId: record.id, kind, recipients, except: [], payload },
    ];
  };
  const toOwner = owner === null ? [] : [owner];
  if (now <= dueAt) return notice('due-soon', toOwner);

  const { repeatEvery, escalateAfter } = policy.reminders;
  const isLong =
    escalateAfter !== null && now > addPeriod(dueAt, escalateAfter);
  return [
    ...notice('overdue', toOwner, `/${periodsSince(dueAt, repeatEvery, now)}`),
    ...(isLong ? notice('escalated', managersOf(record.type, policy)) : []),
  ];
}

/** How many periods have passed since then. */
function periodsSince(instant: string, period: string, now: string): number {
  let count = 0;
  let next = addPeriod(instant, period);
  while (next < now) {
    count++;
    next = addPeriod(next, period);
  }
  return count;
}

/** Who manages records of a type: the last of its approvers that is a manager. */
function managersOf(type: string, policy: ContinuityPolicy): string[] {
  const approvers = policy.records.approvers[type] ?? [];
  const role = approvers
    .map(one => policyRoles.find(name => name === one))
    .findLast(name => name !== undefined);
  const managers = role ? policy.roles[role] : [];
  return managers.length > 0 ? managers : policy.roles.continuityManager;
}
