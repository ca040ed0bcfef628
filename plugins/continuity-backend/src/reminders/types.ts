import type { NotificationSendOptions } from '@backstage/plugin-notifications-node';
import type { ContinuityPolicy } from '@backstage-continuity/plugin-continuity-common';

/** Why somebody is told of a record. */
export type NoticeKind =
  | 'requested'
  | 'returned'
  | 'approved'
  | 'stale'
  | 'to-read'
  | 'due-soon'
  | 'overdue'
  | 'escalated';

/** Something that people are told once. */
export interface Notice {
  /** Names the reason: of two notices with the same key there is one. */
  key: string;
  recordId: string;
  kind: NoticeKind;
  /** Users and groups. */
  recipients: string[];
  /** Users who are left out, whatever group they belong to. */
  except: string[];
  payload: NotificationSendOptions['payload'];
}

/** A notice that waits, and how often it was tried to send it. */
export interface WaitingNotice extends Notice {
  attempts: number;
}

/** What decides whom to tell, and in what words. */
export interface NoticeOptions {
  policy: ContinuityPolicy;
  /** What a type of record is called. */
  titleOf: (type: string) => string;
}
