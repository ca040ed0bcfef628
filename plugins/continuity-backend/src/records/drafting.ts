import type {
  JsonValue,
  RecordType,
} from '@backstage-continuity/plugin-continuity-common';
import { randomUUID } from 'node:crypto';
import { contentHash } from '../database';
import type {
  StoredRecord,
  StoredRevision,
  Subject,
  WrittenRevision,
} from './types';

/** A record about a subject as it begins. */
export function newRecord(
  type: RecordType,
  subjectRef: string,
  subject: Subject,
  now: string,
): StoredRecord {
  return {
    id: randomUUID(),
    type: type.name,
    subjectRef,
    subject,
    ownOwnerRef: null,
    approvedRevision: null,
    approvedAt: null,
    open: { revision: 1, state: 'draft' },
    lastReviewedAt: null,
    fingerprint: null,
    figures: null,
    stale: null,
    dueAt: null,
    warnAt: null,
    origin: null,
    importKey: null,
    importHash: null,
    touched: true,
    peopleVersion: 0,
    retiredAt: null,
    createdAt: now,
    updatedAt: now,
  };
}

/** Numbers of the newest revision of a record and of its last draft. */
export interface LastNumbers {
  revision: number;
  version: number;
}

/** A draft after the newest revision. */
export function newDraft(
  recordId: string,
  last: LastNumbers,
  draft: { content: JsonValue; author: string; note: string | null },
  now: string,
): WrittenRevision {
  return {
    recordId,
    revision: last.revision + 1,
    state: 'draft',
    // Goes on from the one before, so that nobody takes one for the other.
    version: last.version + 1,
    content: draft.content,
    contentHash: contentHash(draft.content),
    author: draft.author,
    writers: [draft.author],
    note: draft.note,
    levels: null,
    fingerprint: null,
    createdAt: now,
    updatedAt: now,
    submittedAt: null,
    submittedBy: null,
    decidedAt: null,
  };
}

/** A record of which this revision is the open one. */
export function opened(
  record: StoredRecord,
  { revision, state }: StoredRevision,
): StoredRecord {
  return state === 'draft' || state === 'in-review' || state === 'returned'
    ? { ...record, open: { revision, state } }
    : { ...record, open: null };
}
