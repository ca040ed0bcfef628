import type {
  JsonValue,
  RecordDocument,
  RecordEvent,
  RecordType,
} from '@backstage-continuity/plugin-continuity-common';
import { contentHash } from '../../database';
import { subjectKindOf } from '../Subjects';
import type { RecordsContext } from '../RecordsContext';
import { validContent } from '../refusals';
import type {
  NewEvent,
  StoredComment,
  StoredRecord,
  WrittenRevision,
} from '../types';

export type RevisionDocument = NonNullable<RecordDocument['revisions']>[number];

/** What a document comes to. */
export interface History {
  record: StoredRecord;
  revisions: WrittenRevision[];
  events: NewEvent[];
  comments: StoredComment[];
  /** The revisions are all there are, not further ones. */
  replaces: boolean;
}

/** What a document leaves out is as in a draft that nobody has filled in yet. */
export function contentOf(
  { policy }: RecordsContext,
  type: RecordType,
  { subjectRef }: StoredRecord,
  given: object | undefined,
  path: string,
): JsonValue {
  const empty = type.empty(policy, subjectKindOf(subjectRef)) as object;
  return validContent(type, { ...empty, ...given }, path);
}

/** A revision as a document tells of it; a draft unless more is known. */
export function revisionOf(
  base: StoredRecord,
  number: number,
  content: JsonValue,
  given: Pick<
    RevisionDocument,
    'author' | 'writtenAt' | 'note' | 'submittedAt' | 'approvals' | 'returned'
  >,
  levels: string[] = given.approvals.map(() => 'owner'),
): WrittenRevision {
  const approvals = given.approvals;
  const asked = Math.max(levels.length, approvals.length);
  const decided = approvals[approvals.length - 1]?.at ?? given.returned?.at;
  return {
    recordId: base.id,
    revision: number,
    state: 'draft',
    version: 1,
    content,
    contentHash: contentHash(content),
    author: given.author,
    writers: [given.author],
    note: given.note ?? null,
    levels: given.submittedAt
      ? Array.from({ length: asked }, (_, level) => ({
          role: levels[level] ?? 'owner',
          approvedBy: approvals[level]?.by ?? null,
          approvedAt: approvals[level]?.at ?? null,
        }))
      : null,
    fingerprint: null,
    createdAt: given.writtenAt,
    updatedAt: decided ?? given.submittedAt ?? given.writtenAt,
    submittedAt: given.submittedAt ?? null,
    submittedBy: given.submittedAt ? given.author : null,
    decidedAt: decided ?? given.submittedAt ?? null,
  };
}

export function eventOf(
  record: StoredRecord,
  kind: RecordEvent['kind'],
  at: string,
  by: string,
  rest: Partial<NewEvent>,
): NewEvent {
  return {
    recordId: record.id,
    kind,
    at,
    by,
    revision: null,
    note: null,
    changes: [],
    ...rest,
  };
}
