import { isDatabaseConflictError } from '@backstage/backend-plugin-api';
import {
  ConflictError,
  InputError,
  NotAllowedError,
  NotFoundError,
} from '@backstage/errors';
import {
  fingerprintOf,
  outsideSections,
  restoreRedacted,
  type createRecordSchema,
  type JsonValue,
  type RecordType,
  type saveDraftSchema,
} from '@backstage-continuity/plugin-continuity-common';
import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import type { z } from 'zod';
import { contentHash } from '../database';
import type { Access } from '../http';
import type { RecordsContext } from './RecordsContext';
import {
  mustBePossible,
  mustBeVersion,
  mustBeWrittenHere,
  mustNotBeRetired,
  validContent,
} from './refusals';
import { Rights } from './Rights';
import { subjectKindOf } from './Subjects';
import type { StoredRecord, StoredRevision, WrittenRevision } from './types';

/** Use cases of what is being written. */
export class Drafts {
  readonly #context: RecordsContext;

  constructor(context: RecordsContext) {
    this.#context = context;
  }

  /** Starts a record about a subject, with a draft. @returns its id */
  async create(
    access: Access,
    body: z.output<typeof createRecordSchema>,
  ): Promise<string> {
    const { subjectRef } = body;
    const type = this.#context.types.find(one => one.name === body.type);
    if (!type) {
      const names = this.#context.types.map(one => one.name).join(', ');
      throw new InputError(`body.type: expected one of ${names}`);
    }
    if (!type.subjects.includes(subjectKindOf(subjectRef))) {
      throw new InputError(
        `body.subjectRef: a ${type.title} is about ${type.subjects.join(
          ' or ',
        )}, not ${subjectRef}`,
      );
    }
    await access.require([subjectRef]);
    const content = await this.#firstContent(
      access,
      type,
      subjectRef,
      body.copyFrom,
    );
    try {
      return await this.#context.changes.transaction(
        async (tx, markChanged) => {
          const record = await this.newRecord(tx, type, subjectRef);
          await this.#context.store.insert(tx, record);
          await this.addDraft(tx, record, {
            content,
            author: access.actor,
            note: null,
          });
          await this.#context.history.addEvents(tx, [
            {
              recordId: record.id,
              kind: 'created',
              at: record.createdAt,
              by: access.actor,
              revision: 1,
              note: null,
              changes: [],
            },
          ]);
          await this.#context.subjects.mark(tx, markChanged, subjectRef);
          return record.id;
        },
      );
    } catch (error) {
      if (!isDatabaseConflictError(error)) throw error;
      throw new ConflictError(
        `There is a ${type.title} of ${subjectRef} already; revise that one`,
      );
    }
  }

  /** Starts a draft beside the approved revision. */
  async start(
    access: Access,
    id: string,
    copyFrom: string | undefined,
  ): Promise<void> {
    const known = await this.#context.seen(access, id);
    const [rights] = await Rights.of(this.#context, access, [known]);
    rights.mustWrite();
    const type = this.#context.typeOf(known.type);
    const copied =
      copyFrom === undefined
        ? undefined
        : await this.#contentOf(access, type, copyFrom);
    await this.#context.change(id, async change => {
      const { tx, record } = change;
      mustNotBeRetired(record);
      mustBeWrittenHere(record);
      if (record.open !== null) {
        throw new ConflictError(
          `Revision ${record.open.revision} is ${record.open.state} already; go on with that one`,
        );
      }
      const approved = await this.#context.store.revision(
        tx,
        id,
        record.approvedRevision ?? 0,
      );
      const content =
        copied ??
        approved?.content ??
        (type.empty(
          this.#context.policy,
          subjectKindOf(record.subjectRef),
        ) as JsonValue);
      const revision = await this.addDraft(tx, record, {
        content,
        author: access.actor,
        note: null,
      });
      await this.#context.save(change, opened(record, revision), {
        kind: 'draft-started',
        by: access.actor,
        revision: revision.revision,
      });
      await this.#context.subjects.mark(
        tx,
        change.markChanged,
        record.subjectRef,
      );
    });
  }

  /** Saves the draft over the version that was read. */
  async save(
    access: Access,
    id: string,
    body: z.output<typeof saveDraftSchema>,
  ): Promise<WrittenRevision> {
    const known = await this.#context.seen(access, id);
    const [rights] = await Rights.of(this.#context, access, [known]);
    rights.mustEdit();
    const type = this.#context.typeOf(known.type);
    return this.#context.change(id, async change => {
      const { tx, record, now } = change;
      mustBeWrittenHere(record);
      const before = await this.#open(tx, record);
      mustBePossible(record, before, 'edit');
      mustBeVersion(before, body.version);
      const content = validContent(
        type,
        restoreRedacted(
          type,
          before.content,
          body.content as JsonValue,
          rights.hidden(before),
        ),
      );
      mustStayWithin(type, before.content, content, rights.sections());
      const after: WrittenRevision = {
        ...before,
        state: 'draft',
        version: before.version + 1,
        content,
        contentHash: contentHash(content),
        writers: [...new Set([...before.writers, access.actor])],
        note: body.note === undefined ? before.note : body.note,
        // What was approved of it before it was returned counts no longer.
        levels: null,
        updatedAt: now,
      };
      await this.#context.store.updateRevision(tx, after);
      await this.#context.save(change, opened(record, after));
      if (before.state !== after.state) {
        await this.#context.subjects.mark(
          tx,
          change.markChanged,
          record.subjectRef,
        );
      }
      return after;
    });
  }

  /** Gives the draft up; a record that has nothing else goes, too. */
  async discard(access: Access, id: string, version: number): Promise<void> {
    const known = await this.#context.seen(access, id);
    const [rights] = await Rights.of(this.#context, access, [known]);
    rights.mustWrite();
    await this.#context.change(id, async change => {
      const { tx, record, now } = change;
      mustBeWrittenHere(record);
      const revision = await this.#open(tx, record);
      mustBePossible(record, revision, 'discard');
      mustBeVersion(revision, version);
      if (revision.revision === 1 && revision.submittedAt === null) {
        await this.#context.store.remove(tx, id);
      } else {
        await this.#context.store.updateRevision(tx, {
          ...revision,
          state: 'discarded',
          updatedAt: now,
        });
        await this.#context.save(
          change,
          { ...record, open: null },
          {
            kind: 'discarded',
            by: access.actor,
            revision: revision.revision,
          },
        );
      }
      await this.#context.subjects.mark(
        tx,
        change.markChanged,
        record.subjectRef,
      );
    });
  }

  /** A record about a subject as it begins. @throws NotFoundError */
  async newRecord(
    tx: Knex,
    type: RecordType,
    subjectRef: string,
  ): Promise<StoredRecord> {
    const subjects = await this.#context.subjects.describe([subjectRef], tx);
    const subject = subjects.get(subjectRef);
    if (!subject) throw new NotFoundError(`Entity ${subjectRef} not found`);
    const now = this.#context.now();
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

  /** Adds a draft after the newest revision. */
  async addDraft(
    tx: Knex,
    record: StoredRecord,
    draft: { content: JsonValue; author: string; note: string | null },
  ): Promise<WrittenRevision> {
    const now = this.#context.now();
    const last = await this.#context.store.last(tx, record.id);
    const revision: WrittenRevision = {
      recordId: record.id,
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
    await this.#context.store.insertRevision(tx, revision);
    return revision;
  }

  /** What a record about the subject rests on now. */
  async ground(
    tx: Knex,
    type: RecordType,
    subjectRef: string,
  ): Promise<StoredRevision['fingerprint']> {
    const now = this.#context.now();
    const facets = await this.#context.subjects.facets([subjectRef], now, tx);
    const known = facets.get(subjectRef);
    return known ? fingerprintOf(known, type.restsOn) : null;
  }

  async #open(
    tx: Knex,
    { id, open }: StoredRecord,
  ): Promise<WrittenRevision | undefined> {
    return open === null
      ? undefined
      : this.#context.store.revision(tx, id, open.revision);
  }

  async #firstContent(
    access: Access,
    type: RecordType,
    subjectRef: string,
    copyFrom: string | undefined,
  ): Promise<JsonValue> {
    return copyFrom === undefined
      ? (type.empty(
          this.#context.policy,
          subjectKindOf(subjectRef),
        ) as JsonValue)
      : this.#contentOf(access, type, copyFrom);
  }

  /**
   * What another record of the type says, without what the caller may not see:
   * its approved revision, else the newest.
   */
  async #contentOf(
    access: Access,
    type: RecordType,
    id: string,
  ): Promise<JsonValue> {
    const source = await this.#context.seen(access, id);
    if (source.type !== type.name) {
      throw new InputError(
        `body.copyFrom: expected a record of the type ${type.name}, this is a ${source.type}`,
      );
    }
    const [rights] = await Rights.of(this.#context, access, [source]);
    const number = source.approvedRevision ?? source.open?.revision ?? 0;
    const revision = await this.#context.store.revision(
      this.#context.database,
      id,
      number,
    );
    if (!revision) throw new NotFoundError(`Nothing to copy in record ${id}`);
    const empty = type.empty(
      this.#context.policy,
      subjectKindOf(source.subjectRef),
    );
    return restoreRedacted(
      type,
      empty as JsonValue,
      revision.content,
      rights.hidden(revision),
    );
  }
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

/** Who contributes some sections changes those and no others. */
function mustStayWithin(
  type: RecordType,
  before: JsonValue,
  after: JsonValue,
  sections: string[] | null,
) {
  if (sections === null) return;
  const outside = outsideSections(type, before, after, sections);
  if (outside.length > 0) {
    throw new NotAllowedError(
      `You contribute to ${sections.join(
        ', ',
      )}; these are not part of it: ${outside.slice(0, 20).join(', ')}`,
    );
  }
}
