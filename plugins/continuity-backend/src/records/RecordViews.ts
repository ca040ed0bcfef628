import {
  redact,
  type RecordAction,
  type RecordDetail,
  type RecordRevision,
  type RecordRow,
  type RevisionSummary,
} from '@backstage-continuity/plugin-continuity-common';
import type { Access } from '../http';
import { ownerOf, progressOfApproval } from './approval';
import { changesFor } from './changesFor';
import type { RecordsContext } from './RecordsContext';
import { Rights } from './Rights';
import { subjectKindOf } from './Subjects';
import type {
  StoredPerson,
  StoredRecord,
  StoredRevision,
  WrittenRevision,
} from './types';

/** Records as callers see them. */
export class RecordViews {
  readonly #context: RecordsContext;

  constructor(context: RecordsContext) {
    this.#context = context;
  }

  /** Rows of a list, in the order of the records. */
  async rows(access: Access, records: StoredRecord[]): Promise<RecordRow[]> {
    const open = await this.#context.store.openRevisions(
      this.#context.database,
      records,
    );
    const seen = await changesFor(
      access,
      this.#context.inventory,
      records.flatMap(record => record.stale?.changes ?? []),
    );
    return records.map(record =>
      toRow(
        record.stale
          ? {
              ...record,
              stale: { ...record.stale, changes: seen(record.stale.changes) },
            }
          : record,
        open.get(record.id),
      ),
    );
  }

  async detail(access: Access, record: StoredRecord): Promise<RecordDetail> {
    const { database, history, store } = this.#context;
    const [rights] = await Rights.of(this.#context, access, [record]);
    const revisions = await store.revisions(database, [record.id]);
    const people = await history.people(database, [record.id]);
    const comments = await history.comments(database, record.id);
    const open = revisions.find(one => one.revision === record.open?.revision);
    const mayNotApprove =
      open?.state === 'in-review' ? rights.whyNotApprove(open) : null;
    const [row] = await this.rows(access, [record]);
    return {
      ...row,
      ownOwnerRef: record.ownOwnerRef,
      peopleVersion: record.peopleVersion,
      contributors: people
        .filter(person => person.role === 'contributor')
        .map(({ ref, sections }) => ({ ref, sections })),
      circulation: await this.#circulation(record, people),
      revisions: revisions.map(one => this.summary(record, one)),
      comments: comments.map(({ recordId: _, ...comment }) => comment),
      reviewEvery: this.#context.reviewEvery(record),
      retiredAt: record.retiredAt,
      may: actionsOf(record, open, rights, mayNotApprove === null),
      mayNotApprove,
      maySections: rights.sections(),
    };
  }

  summary(record: StoredRecord, revision: StoredRevision): RevisionSummary {
    const {
      recordId: _r,
      writers: _w,
      fingerprint: _f,
      levels: _l,
      ...rest
    } = revision;
    const approval = progressOfApproval(revision, record, this.#context.policy);
    return { ...rest, approval };
  }

  /** A revision with as much of its content as the caller may see. */
  async revision(
    access: Access,
    record: StoredRecord,
    revision: WrittenRevision,
  ): Promise<RecordRevision> {
    const [rights] = await Rights.of(this.#context, access, [record]);
    const type = this.#context.typeOf(record.type);
    const { content, redacted } = redact(
      type,
      revision.content,
      rights.hidden(revision),
    );
    const { content: _, ...written } = revision;
    return {
      ...this.summary(record, written),
      recordId: record.id,
      type: record.type,
      content,
      redacted,
      missing: this.#missing(record, revision),
    };
  }

  /** What it takes to submit a revision that is still being written. */
  #missing(record: StoredRecord, revision: WrittenRevision) {
    if (revision.state !== 'draft' && revision.state !== 'returned') return [];
    const type = this.#context.typeOf(record.type);
    const result = type.schema.safeParse(revision.content);
    return result.success
      ? type.missing(
          result.data,
          this.#context.policy,
          subjectKindOf(record.subjectRef),
        )
      : result.error.issues.map(issue => ({
          section: type.sections[0]?.id ?? '',
          path: issue.path.join('.'),
          expected: issue.message,
        }));
  }

  async #circulation(
    record: StoredRecord,
    people: StoredPerson[],
  ): Promise<RecordDetail['circulation']> {
    const { database, members, readers } = this.#context;
    const recipients = recipientsOf(people);
    if (recipients.length === 0) return { recipients, people: [] };
    const users = await members.usersOf(recipients);
    const about = [database, record.id, record.approvedRevision ?? 0] as const;
    const read = await readers.acknowledgements(...about);
    const reminded = await readers.remindedOf(...about);
    return {
      recipients,
      people: users.map(ref => {
        const acknowledgedAt = read.get(ref) ?? null;
        return {
          ref,
          acknowledgedAt,
          remindedAt:
            acknowledgedAt === null ? reminded.get(ref) ?? null : null,
        };
      }),
    };
  }
}

/** Users and groups who are to read a record. */
export function recipientsOf(people: StoredPerson[]): string[] {
  return people
    .filter(person => person.role === 'circulation')
    .map(({ ref }) => ref);
}

function toRow(
  record: StoredRecord,
  open: StoredRevision | undefined,
): RecordRow {
  const levels = open?.levels ?? [];
  return {
    id: record.id,
    type: record.type,
    subjectRef: record.subjectRef,
    subjectTitle: record.subject.title,
    ownerRef: ownerOf(record),
    tier: record.subject.tier,
    state: stateOf(record),
    approvedRevision: record.approvedRevision,
    approvedAt: record.approvedAt,
    open:
      record.open === null || !open
        ? null
        : {
            ...record.open,
            author: open.author,
            updatedAt: open.updatedAt,
            approvalsGiven: levels.filter(one => one.approvedBy !== null)
              .length,
            approvalsNeeded: levels.length,
          },
    lastReviewedAt: record.lastReviewedAt,
    dueAt: record.dueAt,
    warnAt: record.warnAt,
    stale: record.stale,
    origin: record.origin,
    updatedAt: record.updatedAt,
  };
}

function stateOf(record: StoredRecord): RecordRow['state'] {
  if (record.retiredAt !== null) return 'retired';
  if (record.approvedRevision !== null) return 'approved';
  return record.open?.state ?? 'draft';
}

/** What the state of the record and the rights of the caller allow together. */
function actionsOf(
  record: StoredRecord,
  open: StoredRevision | undefined,
  rights: Rights,
  mayApprove: boolean,
): RecordAction[] {
  const isHere = record.origin === null;
  const isCurrent = record.retiredAt === null;
  const isApproved = isCurrent && record.approvedRevision !== null;
  const isWritten = open?.state === 'draft' || open?.state === 'returned';
  const inReview = open?.state === 'in-review';
  const allowed: Record<RecordAction, boolean> = {
    edit:
      isCurrent &&
      isHere &&
      (open ? isWritten && rights.mayEdit() : rights.mayWrite),
    submit: isWritten && isHere && rights.mayWrite,
    withdraw: inReview && rights.mayWrite,
    discard: isWritten && isHere && rights.mayWrite,
    approve: inReview && mayApprove,
    return: inReview && mayApprove,
    confirm: isApproved && rights.mayWrite,
    retire: isCurrent && isHere && !open && rights.mayManage,
    'manage-people': isCurrent && isHere && rights.mayManage,
    comment: isCurrent,
    acknowledge: isApproved && rights.isToAcknowledge(),
    remind: isApproved && rights.mayWrite,
  };
  return (Object.keys(allowed) as RecordAction[]).filter(
    action => allowed[action],
  );
}
