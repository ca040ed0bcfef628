import { ConflictError } from '@backstage/errors';
import {
  restoreRedacted,
  type JsonValue,
  type RecordImportSubject,
  type RecordType,
  type SensitiveGroup,
} from '@backstage-continuity/plugin-continuity-common';
import type { Knex } from 'knex';
import type { MarkChanged } from '../changes';
import { contentHash, triedAgain } from '../database';
import type { Access } from '../http';
import { opened, type Drafts } from './Drafts';
import type { RecordsContext } from './RecordsContext';
import { validContent } from './refusals';
import { Rights } from './Rights';
import { subjectKindOf } from './Subjects';
import type { StoredRecord } from './types';

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

/** Drafts from spreadsheets. */
export class SheetImports {
  readonly #context: RecordsContext;
  readonly #drafts: Drafts;

  constructor(context: RecordsContext, drafts: Drafts) {
    this.#context = context;
    this.#drafts = drafts;
  }

  /** What there is for each of the subjects that exists for the caller. */
  async basesFor(
    access: Access,
    type: RecordType,
    subjectRefs: string[],
  ): Promise<Map<string, ImportBase>> {
    const { database, store, policy } = this.#context;
    const visible = await access.visible(subjectRefs);
    const subjects = await this.#context.subjects.describe([...visible]);
    const records = await store.about(database, [...visible], type.name);
    const rights = await Rights.of(this.#context, access, records);
    const bases = new Map<string, ImportBase>();
    for (const ref of subjects.keys()) {
      bases.set(ref, {
        recordId: null,
        over: 'nothing',
        content: type.empty(policy, subjectKindOf(ref)) as JsonValue,
        hidden: [],
        version: 'none',
        refusal: type.subjects.includes(subjectKindOf(ref))
          ? null
          : `A ${type.title} is about ${type.subjects.join(' or ')}`,
      });
    }
    for (const [index, record] of records.entries()) {
      const number = record.open?.revision ?? record.approvedRevision ?? 0;
      const revision = await store.revision(database, record.id, number);
      if (!revision) continue;
      const empty = type.empty(policy, subjectKindOf(record.subjectRef));
      const hidden = rights[index].hidden(revision);
      bases.set(record.subjectRef, {
        recordId: record.id,
        over: overOf(record),
        content: restoreRedacted(
          type,
          empty as JsonValue,
          revision.content,
          hidden,
        ),
        hidden,
        version: versionOf(record, revision.version),
        refusal: whyNot(record, revision.author, access.actor),
      });
    }
    return bases;
  }

  /**
   * Writes the drafts, all or none: new records, drafts beside what is approved,
   * and over the caller's own open drafts.
   *
   * @param also - what is written with them, or not at all
   * @throws ConflictError when a record is no longer as it was seen
   */
  async importDrafts(
    access: Access,
    type: RecordType,
    items: {
      subjectRef: string;
      content: JsonValue;
      note: string | null;
      version: string;
    }[],
    also?: (tx: Knex.Transaction, recordIds: string[]) => Promise<void>,
  ): Promise<string[]> {
    await access.require(items.map(item => item.subjectRef));
    // Before the transaction, which is not to wait for anything of its own making.
    const records = await this.#context.store.about(
      this.#context.database,
      items.map(item => item.subjectRef),
      type.name,
    );
    const held = await Rights.of(this.#context, access, records);
    const rights = new Map(records.map(({ id }, at) => [id, held[at]]));
    const write = async (tx: Knex.Transaction, markChanged: MarkChanged) => {
      const ids: string[] = [];
      const now = this.#context.now();
      for (const { subjectRef, note, version, ...item } of items) {
        const { store } = this.#context;
        const path = `content of ${subjectRef}`;
        const [known] = await store.about(tx, [subjectRef], type.name);
        const record = known && (await store.lock(tx, known.id));
        const open =
          record &&
          (await store.revision(
            tx,
            record.id,
            record.open?.revision ?? record.approvedRevision ?? 0,
          ));
        const seen = record ? versionOf(record, open?.version ?? 0) : 'none';
        const refusal =
          record && open && whyNot(record, open.author, access.actor);
        if (seen !== version || refusal) {
          throw new ConflictError(
            `The ${type.title} of ${subjectRef} changed since the file was checked; check it again`,
          );
        }
        const author = access.actor;
        if (!record) {
          const content = validContent(type, item.content, path);
          const created = await this.#drafts.newRecord(tx, type, subjectRef);
          await store.insert(tx, created);
          await this.#drafts.addDraft(tx, created, { content, author, note });
          ids.push(created.id);
          await this.#told(tx, created, author, now);
        } else {
          const content = validContent(
            type,
            restoreRedacted(
              type,
              open?.content ?? null,
              item.content,
              rights.get(record.id)?.hidden(open) ?? [],
            ),
            path,
          );
          const draft =
            record.open && open
              ? {
                  ...open,
                  state: 'draft' as const,
                  version: open.version + 1,
                  content,
                  contentHash: contentHash(content),
                  levels: null,
                  note: note ?? open.note,
                  updatedAt: now,
                }
              : await this.#drafts.addDraft(tx, record, {
                  content,
                  author,
                  note,
                });
          if (record.open) await store.updateRevision(tx, draft);
          await store.update(tx, {
            ...opened(record, draft),
            touched: true,
            updatedAt: now,
          });
          ids.push(record.id);
          await this.#told(tx, record, author, now);
        }
        await this.#context.subjects.mark(tx, markChanged, subjectRef);
      }
      await also?.(tx, ids);
      return ids;
    };
    return triedAgain(() => this.#context.changes.transaction(write));
  }

  async #told(
    tx: Parameters<Drafts['addDraft']>[0],
    record: StoredRecord,
    by: string,
    at: string,
  ) {
    await this.#context.history.addEvents(tx, [
      {
        recordId: record.id,
        kind: 'imported',
        at,
        by,
        revision: null,
        note: null,
        changes: [],
      },
    ]);
  }
}

function versionOf(record: StoredRecord, version: number): string {
  return `${record.id}/${
    record.open?.revision ?? record.approvedRevision ?? 0
  }/${record.open?.state ?? 'approved'}/${version}`;
}

function overOf(record: StoredRecord): RecordImportSubject['over'] {
  if (record.open) return 'draft';
  return record.approvedRevision === null ? 'nothing' : 'approved';
}

/** Why an import may not write into a record; null: it may. */
function whyNot(
  record: StoredRecord,
  author: string,
  actor: string,
): string | null {
  if (record.origin) return `It is written in ${record.origin.target}`;
  if (record.open?.state === 'in-review') return 'It is in review';
  return record.open && author !== actor
    ? `${author} has an open draft of it`
    : null;
}
