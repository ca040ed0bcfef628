import type { NotificationSendOptions } from '@backstage/plugin-notifications-node';
import type { NoticeKind } from './types';

type Payload = NotificationSendOptions['payload'];

/** What is told of a record: what it is about and its dates, never what it says. */
export interface Told {
  key: string;
  kind: NoticeKind;
  recordId: string;
  /** What the type of record is called. */
  type: string;
  subject: string;
  /** The revision that is spoken of. */
  revision?: number;
  /** How many comments wait to be dealt with. */
  comments?: number;
  dueAt?: string;
}

/** Notifications keep 255 characters of a title. */
const LONGEST_TITLE = 200;

const words: Record<
  NoticeKind,
  {
    title: string;
    severity: Payload['severity'];
    description(told: Told): string;
  }
> = {
  requested: {
    title: 'Approval requested',
    severity: 'normal',
    description: ({ revision }) =>
      `Revision ${revision} waits for you, or another approver, to approve or return it.`,
  },
  returned: {
    title: 'Returned',
    severity: 'normal',
    description: ({ revision, comments = 0 }) =>
      `Revision ${revision} was returned with ${
        comments === 1 ? '1 comment' : `${comments} comments`
      }.`,
  },
  approved: {
    title: 'Approved',
    severity: 'low',
    description: ({ revision }) => `Revision ${revision} counts from now on.`,
  },
  stale: {
    title: 'Stale by change',
    severity: 'normal',
    description: ({ revision }) =>
      `What revision ${revision} rests on has changed. Confirm that it still holds, or revise it.`,
  },
  'to-read': {
    title: 'Please read',
    severity: 'normal',
    description: ({ revision }) =>
      `You have not acknowledged revision ${revision} yet.`,
  },
  'due-soon': {
    title: 'Review due soon',
    severity: 'normal',
    description: ({ dueAt }) => `Its review is due on ${dayOf(dueAt)}.`,
  },
  overdue: {
    title: 'Review overdue',
    severity: 'high',
    description: ({ dueAt }) => `Its review was due on ${dayOf(dueAt)}.`,
  },
  escalated: {
    title: 'Review overdue for long',
    severity: 'high',
    description: ({ dueAt }) =>
      `Its review was due on ${dayOf(dueAt)}, and its owner has not done it.`,
  },
};

function dayOf(instant = '') {
  return instant.slice(0, 10);
}

/** A notification as it is sent. */
export function payloadOf(told: Told): Payload {
  const { title, severity, description } = words[told.kind];
  const text = `${title}: ${told.type} of ${told.subject}`;
  const view = told.kind === 'requested' ? '?view=review' : '';
  return {
    title:
      text.length > LONGEST_TITLE
        ? `${text.slice(0, LONGEST_TITLE - 1)}…`
        : text,
    description: description(told),
    link: `/continuity/records/${told.recordId}${view}`,
    severity,
    topic: `continuity.record.${told.kind}`,
    // Sent again, it takes the place of the one that was there before.
    scope: told.key,
  };
}
