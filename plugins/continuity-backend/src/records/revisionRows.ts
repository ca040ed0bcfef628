import type { RevisionState } from '@backstage-continuity/plugin-continuity-common';
import { toDate, toInstant, type StoredInstant } from '../database';
import type { StoredRevision, WrittenRevision } from './types';

/** A row of the table of revisions. */
export interface RevisionTableRow {
  record_id: string;
  revision: number;
  state: RevisionState;
  version: number;
  content: string;
  content_hash: string;
  author: string;
  writers: string;
  note: string | null;
  approval: string | null;
  fingerprint: string | null;
  created_at: StoredInstant;
  updated_at: StoredInstant;
  submitted_at: StoredInstant | null;
  submitted_by: string | null;
  decided_at: StoredInstant | null;
}

/** Columns of a revision without what it says. */
export const REVISION_COLUMNS = [
  'record_id',
  'revision',
  'state',
  'version',
  'content_hash',
  'author',
  'writers',
  'note',
  'approval',
  'fingerprint',
  'created_at',
  'updated_at',
  'submitted_at',
  'submitted_by',
  'decided_at',
] as const;

export function toRevision(
  row: Omit<RevisionTableRow, 'content'>,
): StoredRevision {
  return {
    recordId: row.record_id,
    revision: row.revision,
    state: row.state,
    version: row.version,
    contentHash: row.content_hash,
    author: row.author,
    writers: JSON.parse(row.writers),
    note: row.note,
    levels: row.approval === null ? null : JSON.parse(row.approval),
    fingerprint: row.fingerprint === null ? null : JSON.parse(row.fingerprint),
    createdAt: toInstant(row.created_at),
    updatedAt: toInstant(row.updated_at),
    submittedAt: toInstant(row.submitted_at),
    submittedBy: row.submitted_by,
    decidedAt: toInstant(row.decided_at),
  };
}

export function toWritten(row: RevisionTableRow): WrittenRevision {
  return { ...toRevision(row), content: JSON.parse(row.content) };
}

/** A row without its content, which only a save changes. */
export function toRevisionRow(
  revision: StoredRevision,
): Omit<RevisionTableRow, 'content'> {
  const { levels, fingerprint } = revision;
  return {
    record_id: revision.recordId,
    revision: revision.revision,
    state: revision.state,
    version: revision.version,
    content_hash: revision.contentHash,
    author: revision.author,
    writers: JSON.stringify(revision.writers),
    note: revision.note,
    approval: levels === null ? null : JSON.stringify(levels),
    fingerprint: fingerprint === null ? null : JSON.stringify(fingerprint),
    created_at: toDate(revision.createdAt),
    updated_at: toDate(revision.updatedAt),
    submitted_at: toDate(revision.submittedAt),
    submitted_by: revision.submittedBy,
    decided_at: toDate(revision.decidedAt),
  };
}
