import { isDatabaseConflictError } from '@backstage/backend-plugin-api';
import { ConflictError, NotFoundError } from '@backstage/errors';
import {
  restoreRedacted,
  type JsonValue,
  type RecordImportSubject,
  type RecordType,
  type SensitiveGroup,
} from '@backstage-continuity/plugin-continuity-common';
import type { Knex } from 'knex';
import { contentHash, inChunks, triedAgain } from '../database';
import type { Access } from '../http';
import { emptyContent } from './copied';
import { newDraft, newRecord, opened } from './drafting';
import type { RecordsContext } from './RecordsContext';
import { validContent } from './refusals';
import { Rights } from './Rights';
import { subjectKindOf } from './Subjects';
import type { StoredRecord, WrittenRevision } from './types';

/** Subjects whose contents are in memory at once while they are written. */
const AT_ONCE = 100;

/** What an import into a record of a subject starts from. */
export interface ImportBase {
  recordId: string | null;
  over: RecordImportSubject['over'];
  /** The caller's open draft, else the approved revision, else nothing filled in. */
  content: JsonValue;
  /** Groups of fields that are not the caller's to fill in: they are kept as they are. */
  hidden: SensitiveGroup[];
  /** Identifies what was seen; importing over something else is a conflict. */
  version: string;
  /** Why nothing can be imported; null: it can. */
  refusal: string | null;
}

/** What is to be written about a subject. */
export interface ImportedDraft {
  subjectRef: string;
  content: JsonValue;
  note: string | null;
  /** Of what was seen, see {@link ImportBase}. */
  version: string;
}

/** Who writes, and when. */
interface Writing {
  access: Access;
  type: RecordType;
  /** By record, as far as there were any before it began. */
  rights: Map<string, Rights>;
  now: string;
}

/** Drafts from spreadsheets. */
export class SheetImports {
  readonly #context: RecordsContext;

  constructor(context: RecordsContext) {
    this.#context = context;
  }

  /** What there is for each of the subjects that exists for the caller. */
  async basesFor(
    access: Access,
    type: RecordType,
    subjectRefs: string[],
  ): Promise<Map<string, ImportBase>> {
    const { database, store } = this.#context;
    const visible = await access.visible(subjectRefs);
    const subjects = await this.#context.subjects.describe([...visible]);
    const records = await store.about(database, [...visible], type.name);
    const rights = await Rights.of(this.#context, access, records);
    const standing = await store.standing(database, records);
    const bases = new Map<string, ImportBase>();
    for (const ref of subjects.keys()) {
      bases.set(ref, {
        recordId: null,
        over: 'nothing',
        content: emptyContent(this.#context, type, ref),
        hidden: [],
        version: versionOf(undefined, undefined),
        refusal: type.subjects.includes(subjectKindOf(ref))
          ? null
          : `A ${type.title} is about ${type.subjects.join(' or ')}`,
      });
    }
    for (const [index, record] of records.entries()) {
      // None: its only draft was given up.
      const revision = standing.get(record.id);
      const hidden = rights[index].hidden(revision);
      const empty = emptyContent(this.#context, type, record.subjectRef);
      bases.set(record.subjectRef, {
        recordId: record.id,
        over: overOf(record),
        content: restoreRedacted(
          type,
          empty,
          revision?.content ?? empty,
          hidden,
        ),
        hidden,
        version: versionOf(record, revision),
        refusal: whyNot(record, revision?.author, access.actor),
      });
    }
    return bases;
  }

  /**
   * Writes the drafts, all or none: new records, drafts beside what is approved,
   * and over the caller's own open drafts.
   *
   * @param also - what is written with them, or not at all
   * @returns the ids of the records, in the order of the drafts
   * @throws ConflictError when a record is no longer as it was seen
   */
  async importDrafts(
    access: Access,
    type: RecordType,
    drafts: ImportedDraft[],
    also?: (tx: Knex.Transaction, recordIds: string[]) => Promise<void>,
  ): Promise<string[]> {
    const { changes, database, store } = this.#context;
    const refs = drafts.map(item => item.subjectRef);
    await access.require(refs);
    // Before the transaction, which is not to wait for anything of its own making.
    const records = await store.about(database, refs, type.name);
    const held = await Rights.of(this.#context, access, records);
    const writing: Writing = {
      access,
      type,
      rights: new Map(records.map(({ id }, at) => [id, held[at]])),
      now: this.#context.now(),
    };
    try {
      return await triedAgain(() =>
        changes.transaction(async (tx, markChanged) => {
          const ids = await inChunks(
            drafts,
            slice => this.#write(tx, writing, slice),
            AT_ONCE,
          );
          await this.#context.subjects.mark(tx, markChanged, refs);
          await also?.(tx, ids);
          return ids;
        }),
      );
    } catch (error) {
      if (!isDatabaseConflictError(error)) throw error;
      // Somebody began the record of a subject, or its next draft, just now.
      throw new ConflictError(
        `A ${type.title} was begun while the file was imported, so nothing was; check it again`,
      );
    }
  }

  /** Writes some of the drafts. @returns the ids of their records */
  async #write(
    tx: Knex.Transaction,
    { access, type, rights, now }: Writing,
    drafts: ImportedDraft[],
  ): Promise<string[]> {
    const { history, store, subjects } = this.#context;
    const author = access.actor;
    const refs = drafts.map(item => item.subjectRef);
    const about = await store.about(tx, refs, type.name);
    const locked = await store.lockAll(
      tx,
      about.map(({ id }) => id),
    );
    const known = new Map(
      [...locked.values()]
        // One may have been retired before it was locked.
        .filter(({ retiredAt }) => retiredAt === null)
        .map(record => [record.subjectRef, record]),
    );
    const standing = await store.standing(tx, [...known.values()]);
    const numbers = await store.lastOf(tx, [...locked.keys()]);
    const described = await subjects.describe(
      refs.filter(ref => !known.has(ref)),
      tx,
    );

    const begun: StoredRecord[] = [];
    const added: WrittenRevision[] = [];
    const ids: string[] = [];
    for (const { subjectRef, note, version, content: given } of drafts) {
      const record = known.get(subjectRef);
      const before = record && standing.get(record.id);
      const isSeen = versionOf(record, before) === version;
      if (!isSeen || (record && whyNot(record, before?.author, author))) {
        throw new ConflictError(
          `The ${type.title} of ${subjectRef} changed since the file was checked; check it again`,
        );
      }
      const content = validContent(
        type,
        record
          ? restoreRedacted(
              type,
              before?.content ?? emptyContent(this.#context, type, subjectRef),
              given,
              rights.get(record.id)?.hidden(before) ?? [],
            )
          : given,
        `content of ${subjectRef}`,
      );
      const text = { content, author, note };
      if (!record) {
        const subject = described.get(subjectRef);
        if (!subject) throw new NotFoundError(`Entity ${subjectRef} not found`);
        const created = newRecord(type, subjectRef, subject, now);
        begun.push(created);
        added.push(
          newDraft(created.id, { revision: 0, version: 0 }, text, now),
        );
        ids.push(created.id);
        continue;
      }
      const draft =
        record.open && before
          ? savedOver(before, text, now)
          : newDraft(record.id, numbers.get(record.id)!, text, now);
      if (record.open) await store.updateRevision(tx, draft);
      else added.push(draft);
      await store.update(tx, {
        ...opened(record, draft),
        touched: true,
        updatedAt: now,
      });
      ids.push(record.id);
    }
    await store.insert(tx, begun);
    await store.insertRevisions(tx, added);
    await history.addEvents(
      tx,
      ids.map(recordId => ({
        recordId,
        kind: 'imported' as const,
        at: now,
        by: author,
        revision: null,
        note: null,
        changes: [],
      })),
    );
    return ids;
  }
}

/** The caller's own open draft, written anew. */
function savedOver(
  before: WrittenRevision,
  { content, note }: { content: JsonValue; note: string | null },
  now: string,
): WrittenRevision {
  return {
    ...before,
    state: 'draft',
    version: before.version + 1,
    content,
    contentHash: contentHash(content),
    levels: null,
    note: note ?? before.note,
    updatedAt: now,
  };
}

function versionOf(
  record: StoredRecord | undefined,
  revision: WrittenRevision | undefined,
): string {
  if (!record) return 'none';
  const { id, open, approvedRevision } = record;
  return `${id}/${open?.revision ?? approvedRevision ?? 0}/${
    open?.state ?? 'approved'
  }/${revision?.version ?? 0}`;
}

function overOf(record: StoredRecord): RecordImportSubject['over'] {
  if (record.open) return 'draft';
  return record.approvedRevision === null ? 'nothing' : 'approved';
}

/** Why an import may not write into a record; null: it may. */
function whyNot(
  record: StoredRecord,
  author: string | undefined,
  actor: string,
): string | null {
  if (record.origin) return `It is written in ${record.origin.target}`;
  if (record.open?.state === 'in-review') return 'It is in review';
  return record.open && author !== actor
    ? `${author} has an open draft of it`
    : null;
}
