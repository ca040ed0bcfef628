import { InputError } from '@backstage/errors';
import {
  approvalLevels,
  type JsonValue,
  type RecordDocument,
  type RecordEvent,
  type RecordType,
} from '@backstage-continuity/plugin-continuity-common';
import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import type { MarkChanged } from '../changes';
import { contentHash } from '../database';
import type { RecordsContext } from './RecordsContext';
import { validContent } from './refusals';
import { subjectKindOf } from './Subjects';
import type {
  NewEvent,
  StoredComment,
  StoredRecord,
  WrittenRevision,
} from './types';

type RevisionDocument = NonNullable<RecordDocument['revisions']>[number];

/** A document, and where it is from. */
export interface ImportedRecord {
  key: string;
  type: RecordType;
  document: RecordDocument;
  /** The source that is read again and again; null: imported once by hand. */
  target: string | null;
}

/**
 * Takes up a record from a document. What is written as code follows its source;
 * history is taken up once and lives on here.
 */
export async function importRecord(
  context: RecordsContext,
  tx: Knex.Transaction,
  markChanged: MarkChanged,
  imported: ImportedRecord,
): Promise<'created' | 'updated' | 'unchanged'> {
  const { key, type, document, target } = imported;
  const { subjectRef } = document;
  if (!type.subjects.includes(subjectKindOf(subjectRef))) {
    throw new InputError(
      `spec.subjectRef: a ${type.title} is about ${type.subjects.join(
        ' or ',
      )}, not ${subjectRef}`,
    );
  }
  const importKey = `${type.name}/${key}`;
  const hash = contentHash([type.name, document, target]);
  const found = await context.store.findImported(tx, importKey);
  // Somebody may be writing it on here.
  const before = found && (await context.store.lock(tx, found.id));
  if (before?.importHash === hash) return 'unchanged';
  const origin = document.content && target !== null ? { target, key } : null;
  if (before?.touched && (origin === null || before.open !== null)) {
    throw new InputError(
      `spec: expected what was imported before, since the record lives on here and people changed it`,
    );
  }
  const [other] = await context.store.about(tx, [subjectRef], type.name);
  if (other && other.id !== before?.id) {
    throw new InputError(
      `spec.subjectRef: ${subjectRef} has a ${type.title} already, ${
        other.origin ? `from ${other.origin.target}` : 'written here'
      }`,
    );
  }
  if (before) await context.subjects.mark(tx, markChanged, [before.subjectRef]);
  const now = context.now();
  const subjects = await context.subjects.describe([subjectRef], tx);
  const base: StoredRecord = {
    id: before?.id ?? randomUUID(),
    type: type.name,
    subjectRef,
    subject: subjects.get(subjectRef) ?? {
      title: subjectRef.replace(/^.*\//, ''),
      ownerRef: null,
      tier: null,
    },
    ownOwnerRef: document.ownerRef ?? null,
    approvedRevision: null,
    approvedAt: null,
    open: null,
    lastReviewedAt: null,
    fingerprint: (document.restedOn as StoredRecord['fingerprint']) ?? null,
    figures: null,
    stale: null,
    dueAt: null,
    warnAt: null,
    origin,
    importKey,
    importHash: hash,
    touched: false,
    peopleVersion: before?.peopleVersion ?? 0,
    retiredAt: document.retired?.at ?? null,
    createdAt: before?.createdAt ?? now,
    updatedAt: now,
  };
  const history = document.content
    ? await asCode(context, tx, type, document, base, before)
    : asHistory(context, type, document, base);
  await store(context, tx, history, before);
  await addPeople(context, tx, history.record, document);
  await context.subjects.mark(tx, markChanged, [subjectRef]);
  return before ? 'updated' : 'created';
}

interface History {
  record: StoredRecord;
  revisions: WrittenRevision[];
  events: NewEvent[];
  comments: StoredComment[];
  /** The revisions are all there are, not further ones. */
  replaces: boolean;
}

/** A further approved revision where the source says something new. */
async function asCode(
  context: RecordsContext,
  tx: Knex,
  type: RecordType,
  document: RecordDocument,
  base: StoredRecord,
  before: StoredRecord | undefined,
): Promise<History> {
  const content = contentOf(
    context,
    type,
    base,
    document.content,
    'spec.content',
  );
  const at = document.approvedAt ?? base.createdAt;
  const author = document.author ?? '';
  const last = before
    ? await context.store.revision(tx, before.id, before.approvedRevision ?? 0)
    : undefined;
  const isNew = last?.contentHash !== contentHash(content);
  const number = isNew
    ? (await context.store.last(tx, base.id)).revision + 1
    : last.revision;
  const revision = revisionOf(base, number, content, {
    author,
    writtenAt: at,
    submittedAt: at,
    approvals: document.approvedBy ? [{ at, by: document.approvedBy }] : [],
  });
  if (isNew && last) {
    await context.store.updateRevision(tx, { ...last, state: 'superseded' });
  }
  const kept = isNew ? undefined : before;
  const reviewed = lastOf([
    at,
    ...document.confirmations.map(one => one.at),
    // People may have confirmed here what the source has not changed since.
    ...(kept?.lastReviewedAt ? [kept.lastReviewedAt] : []),
  ]);
  // What it rests on is as it was, unless somebody looked at it again.
  const asBefore =
    kept?.lastReviewedAt === reviewed && document.restedOn === undefined
      ? { fingerprint: kept.fingerprint, stale: kept.stale }
      : {};
  return {
    record: context.withDates({
      ...base,
      ...asBefore,
      approvedRevision: number,
      approvedAt: at,
      lastReviewedAt: reviewed,
      figures: type.figures(content),
    }),
    revisions: isNew ? [{ ...revision, state: 'approved', decidedAt: at }] : [],
    events: isNew
      ? [eventOf(base, 'imported', at, author, { revision: number })]
      : [],
    comments: [],
    replaces: false,
  };
}

function lastOf(instants: string[]): string {
  return instants.reduce((a, b) => (a > b ? a : b));
}

/** What happened to a record, from its first draft on. */
function asHistory(
  context: RecordsContext,
  type: RecordType,
  document: RecordDocument,
  base: StoredRecord,
): History {
  const tier =
    subjectKindOf(base.subjectRef) === 'function'
      ? 'function'
      : base.subject.tier;
  const levels = approvalLevels(context.policy, type.name, tier);
  const documents = document.revisions ?? [];
  const events: NewEvent[] = [];
  const comments: StoredComment[] = [];
  const history: History = {
    record: base,
    revisions: [],
    events,
    comments,
    replaces: true,
  };
  documents.forEach((given, index) => {
    const number = index + 1;
    const isLast = number === documents.length;
    const content = contentOf(
      context,
      type,
      base,
      given.content,
      `spec.revisions[${index}].content`,
    );
    const state = stateOf(given, isLast, levels.length);
    const revision: WrittenRevision = {
      ...revisionOf(base, number, content, given, levels),
      state,
    };
    history.revisions.push(revision);
    const about = { revision: number };
    events.push(
      eventOf(
        base,
        index === 0 ? 'created' : 'draft-started',
        given.writtenAt,
        given.author,
        about,
      ),
    );
    if (given.submittedAt) {
      events.push(
        eventOf(base, 'submitted', given.submittedAt, given.author, {
          ...about,
          note: given.note ?? null,
        }),
      );
    }
    if (given.returned) {
      const { at, by } = given.returned;
      events.push(eventOf(base, 'returned', at, by, about));
      comments.push(
        ...given.returned.comments.map(comment => ({
          ...comment,
          id: randomUUID(),
          recordId: base.id,
          revision: number,
          author: by,
          createdAt: at,
          resolvedAt: null,
          resolvedBy: null,
        })),
      );
    }
    const counts = state === 'approved' || state === 'superseded';
    given.approvals.forEach((approval, level) => {
      const isFinal = counts && level === given.approvals.length - 1;
      events.push(
        eventOf(
          base,
          isFinal ? 'approved' : 'level-approved',
          approval.at,
          approval.by,
          { ...about, note: approval.note ?? null },
        ),
      );
    });
    if (counts && given.approvals.length === 0) {
      // Nobody was asked to.
      events.push(
        eventOf(
          base,
          'approved',
          given.submittedAt ?? given.writtenAt,
          given.author,
          about,
        ),
      );
    }
    if (counts) {
      history.record = {
        ...history.record,
        approvedRevision: number,
        approvedAt: revision.decidedAt,
        lastReviewedAt: revision.decidedAt,
        figures: type.figures(content),
      };
    }
    if (state === 'draft' || state === 'in-review' || state === 'returned') {
      history.record = {
        ...history.record,
        open: { revision: number, state },
      };
    }
  });
  const { approvedRevision } = history.record;
  // The last that was approved still counts beside a draft that follows it.
  history.revisions = history.revisions.map(one =>
    one.revision === approvedRevision ? { ...one, state: 'approved' } : one,
  );
  for (const { at, by, note } of document.confirmations) {
    events.push(
      eventOf(base, 'confirmed', at, by, {
        revision: approvedRevision,
        note: note ?? null,
      }),
    );
    if (at > (history.record.lastReviewedAt ?? '')) {
      history.record = { ...history.record, lastReviewedAt: at };
    }
  }
  if (document.retired) {
    const { at, by, note } = document.retired;
    events.push(eventOf(base, 'retired', at, by, { note: note ?? null }));
  }
  const last = events.map(event => event.at).sort();
  history.record = context.withDates({
    ...history.record,
    createdAt: documents[0]?.writtenAt ?? base.createdAt,
    updatedAt: last[last.length - 1] ?? base.updatedAt,
  });
  return history;
}

/** What a document leaves out is as in a draft that nobody has filled in yet. */
function contentOf(
  { policy }: RecordsContext,
  type: RecordType,
  { subjectRef }: StoredRecord,
  given: object | undefined,
  path: string,
): JsonValue {
  const empty = type.empty(policy, subjectKindOf(subjectRef)) as object;
  return validContent(type, { ...empty, ...given }, path);
}

function stateOf(
  given: RevisionDocument,
  isLast: boolean,
  levels: number,
): WrittenRevision['state'] {
  const approvals = given.approvals.length;
  const isReturned = wasReturnedLast(given);
  if (!isLast) return approvals > 0 && !isReturned ? 'superseded' : 'discarded';
  if (!given.submittedAt) return 'draft';
  if (isReturned) return 'returned';
  return approvals >= levels ? 'approved' : 'in-review';
}

/** A revision may be returned by a later level than approved it, or before. */
function wasReturnedLast({ approvals, returned }: RevisionDocument): boolean {
  const last = approvals[approvals.length - 1]?.at;
  return returned !== undefined && (last === undefined || returned.at > last);
}

function revisionOf(
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

function eventOf(
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

async function store(
  context: RecordsContext,
  tx: Knex,
  history: History,
  before: StoredRecord | undefined,
) {
  const { record, revisions, events, comments } = history;
  if (before && history.replaces) await context.store.remove(tx, before.id);
  if (before && !history.replaces) {
    await context.store.update(tx, record);
  } else {
    await context.store.insert(tx, [record]);
  }
  await context.store.insertRevisions(tx, revisions);
  const approved = revisions.find(({ state }) => state === 'approved');
  // Without one, what counted before still does.
  if (approved || record.retiredAt !== null) {
    await context.registers.keep(tx, record, approved?.content ?? null);
  }
  await context.history.addComments(tx, comments);
  // What lies in the past is told to nobody.
  await context.history.addEvents(tx, events, true);
}

async function addPeople(
  context: RecordsContext,
  tx: Knex,
  record: StoredRecord,
  document: RecordDocument,
) {
  await context.history.replacePeople(tx, record.id, [
    ...document.contributors.map(contributor => ({
      ...contributor,
      recordId: record.id,
      role: 'contributor' as const,
    })),
    ...[...new Set(document.circulation)].map(ref => ({
      recordId: record.id,
      role: 'circulation' as const,
      ref,
      sections: [],
    })),
  ]);
  if (record.approvedRevision === null) return;
  for (const { at, by } of document.acknowledgements) {
    await context.readers.acknowledge(tx, {
      recordId: record.id,
      revision: record.approvedRevision,
      ref: by,
      at,
    });
  }
}
