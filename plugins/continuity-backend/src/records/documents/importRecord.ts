import { InputError } from '@backstage/errors';
import type {
  RecordDocument,
  RecordType,
} from '@backstage-continuity/plugin-continuity-common';
import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import type { MarkChanged } from '../../changes';
import { contentHash } from '../../database';
import type { RecordsContext } from '../RecordsContext';
import { subjectKindOf } from '../Subjects';
import type { StoredRecord } from '../types';
import { asCode } from './asCode';
import { asHistory } from './asHistory';
import type { History } from './History';

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
