import type {
  CheckId,
  ExceptionState,
  PolicyException,
} from '@backstage-continuity/plugin-continuity-common';
import {
  contentHash,
  toDate,
  toInstant,
  type StoredInstant,
} from '../database';

/** What is stored; that an exception has expired follows from the clock. */
export type StoredState = Exclude<ExceptionState, 'expired'>;

/** A row of the table. */
export interface ExceptionRow {
  id: string;
  revision: number;
  entity_ref: string;
  check_id: CheckId;
  subject: string | null;
  reason: string;
  state: StoredState;
  expires_at: StoredInstant;
  requested_at: StoredInstant;
  requested_by: string;
  decided_at: StoredInstant | null;
  decided_by: string | null;
  decision_note: string | null;
  open_key: string | null;
  import_key: string | null;
}

/** Columns that an exception is read from. */
export const exceptionColumns = [
  'id',
  'revision',
  'entity_ref',
  'check_id',
  'subject',
  'reason',
  'state',
  'expires_at',
  'requested_at',
  'requested_by',
  'decided_at',
  'decided_by',
  'decision_note',
];

/** An exception as stored. */
export type StoredException = PolicyException & { state: StoredState };

export function isOpen(exception: PolicyException, now: string) {
  return (
    (exception.state === 'requested' || exception.state === 'approved') &&
    exception.expiresAt > now
  );
}

/** An exception as it stands at an instant. */
export function at(exception: StoredException, now: string): PolicyException {
  const over = exception.expiresAt <= now;
  return over && ['requested', 'approved'].includes(exception.state)
    ? { ...exception, state: 'expired' }
    : exception;
}

export function openKeyOf(exception: PolicyException): string {
  const { entityRef, check, subject } = exception;
  return contentHash([entityRef, check, subject]);
}

export function toStored(row: ExceptionRow): StoredException {
  return {
    id: row.id,
    revision: row.revision,
    entityRef: row.entity_ref,
    check: row.check_id,
    subject: row.subject,
    reason: row.reason,
    state: row.state,
    expiresAt: toInstant(row.expires_at),
    requestedAt: toInstant(row.requested_at),
    requestedBy: row.requested_by,
    decidedAt: toInstant(row.decided_at),
    decidedBy: row.decided_by,
    decisionNote: row.decision_note,
  };
}

/** @param now - decides whether the exception is open */
export function toRow(
  exception: StoredException,
  importKey: string | null,
  now: string,
): ExceptionRow {
  return {
    id: exception.id,
    revision: exception.revision,
    entity_ref: exception.entityRef,
    check_id: exception.check,
    subject: exception.subject,
    reason: exception.reason,
    state: exception.state,
    expires_at: toDate(exception.expiresAt),
    requested_at: toDate(exception.requestedAt),
    requested_by: exception.requestedBy,
    decided_at: toDate(exception.decidedAt),
    decided_by: exception.decidedBy,
    decision_note: exception.decisionNote,
    open_key: isOpen(exception, now) ? openKeyOf(exception) : null,
    import_key: importKey,
  };
}
