import type {
  JsonValue,
  RecordFacts,
} from '@backstage-continuity/plugin-continuity-common';
import {
  contentHash,
  toDate,
  toInstant,
  type StoredInstant,
} from '../database';
import type { OpenState, StoredRecord } from './types';

/** A row of the table of records. */
export interface RecordTableRow {
  id: string;
  type: string;
  subject_ref: string;
  open_key: string | null;
  own_owner_ref: string | null;
  approved_revision: number | null;
  approved_at: StoredInstant | null;
  open_revision: number | null;
  open_state: OpenState | null;
  last_reviewed_at: StoredInstant | null;
  fingerprint: string | null;
  figures: string | null;
  stale_since: StoredInstant | null;
  stale_changes: string | null;
  subject_title: string;
  search_text: string;
  owner_ref: string | null;
  tier: string | null;
  due_at: StoredInstant | null;
  warn_at: StoredInstant | null;
  origin_target: string | null;
  origin_key: string | null;
  import_key: string | null;
  import_hash: string | null;
  touched: boolean | number;
  people_version: number;
  retired_at: StoredInstant | null;
  created_at: StoredInstant;
  updated_at: StoredInstant;
}

function parsed(text: string | null) {
  return text === null ? null : JSON.parse(text);
}

function jsonOf(value: unknown): string | null {
  return value === null ? null : JSON.stringify(value);
}

export function toRecord(row: RecordTableRow): StoredRecord {
  const { open_revision: revision, open_state: state } = row;
  return {
    id: row.id,
    type: row.type,
    subjectRef: row.subject_ref,
    subject: {
      title: row.subject_title,
      ownerRef: row.owner_ref,
      tier: row.tier,
    },
    ownOwnerRef: row.own_owner_ref,
    approvedRevision: row.approved_revision,
    approvedAt: toInstant(row.approved_at),
    open: revision !== null && state !== null ? { revision, state } : null,
    lastReviewedAt: toInstant(row.last_reviewed_at),
    fingerprint: parsed(row.fingerprint),
    figures: parsed(row.figures),
    stale:
      row.stale_since === null
        ? null
        : {
            since: toInstant(row.stale_since),
            changes: parsed(row.stale_changes) ?? [],
          },
    dueAt: toInstant(row.due_at),
    warnAt: toInstant(row.warn_at),
    origin:
      row.origin_target !== null && row.origin_key !== null
        ? { target: row.origin_target, key: row.origin_key }
        : null,
    importKey: row.import_key,
    importHash: row.import_hash,
    touched: Boolean(row.touched),
    peopleVersion: row.people_version,
    retiredAt: toInstant(row.retired_at),
    createdAt: toInstant(row.created_at),
    updatedAt: toInstant(row.updated_at),
  };
}

/** A record as a fact, with what its approved revision says where that is known. */
export function toRecordFacts(
  record: StoredRecord,
  content: JsonValue,
  provides: RecordFacts['provides'],
): RecordFacts {
  const { approvedRevision: revision, approvedAt } = record;
  return {
    recordId: record.id,
    type: record.type,
    provides,
    approved:
      revision === null || approvedAt === null
        ? null
        : { revision, approvedAt, content },
    open: record.open,
    lastReviewedAt: record.lastReviewedAt,
    fingerprint: record.fingerprint,
  };
}

/** One record of a type about a subject is kept at a time; retired ones aside. */
export function openKeyOf(type: string, subjectRef: string): string {
  return contentHash([type, subjectRef]);
}

export function toRecordRow(record: StoredRecord): RecordTableRow {
  return {
    id: record.id,
    type: record.type,
    subject_ref: record.subjectRef,
    open_key:
      record.retiredAt === null
        ? openKeyOf(record.type, record.subjectRef)
        : null,
    own_owner_ref: record.ownOwnerRef,
    approved_revision: record.approvedRevision,
    approved_at: toDate(record.approvedAt),
    open_revision: record.open?.revision ?? null,
    open_state: record.open?.state ?? null,
    last_reviewed_at: toDate(record.lastReviewedAt),
    fingerprint: jsonOf(record.fingerprint),
    figures: jsonOf(record.figures),
    stale_since: toDate(record.stale?.since ?? null),
    stale_changes: jsonOf(record.stale?.changes ?? null),
    subject_title: record.subject.title,
    // Some letters become two when they are made small.
    search_text: record.subject.title.toLocaleLowerCase('en-US').slice(0, 800),
    owner_ref: record.subject.ownerRef,
    tier: record.subject.tier,
    due_at: toDate(record.dueAt),
    warn_at: toDate(record.warnAt),
    origin_target: record.origin?.target ?? null,
    origin_key: record.origin?.key ?? null,
    import_key: record.importKey,
    import_hash: record.importHash,
    touched: record.touched,
    people_version: record.peopleVersion,
    retired_at: toDate(record.retiredAt),
    created_at: toDate(record.createdAt),
    updated_at: toDate(record.updatedAt),
  };
}
