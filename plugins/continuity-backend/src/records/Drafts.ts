import { isDatabaseConflictError } from '@backstage/backend-plugin-api';
import {
  ConflictError,
  InputError,
  NotAllowedError,
  NotFoundError,
} from '@backstage/errors';
import {
  outsideSections,
  restoreRedacted,
  type createRecordSchema,
  type JsonValue,
  type RecordType,
  type saveDraftSchema,
} from '@backstage-continuity/plugin-continuity-common';
import type { Knex } from 'knex';
import type { z } from 'zod';
import { contentHash } from '../database';
import type { Access } from '../http';
import { copiedContent, emptyContent } from './copied';
import { newDraft, newRecord, opened } from './drafting';
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
import type { StoredRecord, WrittenRevision } from './types';

/** Of a record that has just begun. */
const NOTHING_YET = { revision: 0, version: 0 };

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
    const content =
      body.copyFrom === undefined
        ? emptyContent(this.#context, type, subjectRef)
        : await copiedContent(this.#context, access, type, body.copyFrom);
    try {
      return await this.#context.changes.transaction(
        async (tx, markChanged) => {
          const { store, subjects } = this.#context;
          const subject = (await subjects.describe([subjectRef], tx)).get(
            subjectRef,
          );
          if (!subject) {
            throw new NotFoundError(`Entity ${subjectRef} not found`);
          }
          const now = this.#context.now();
          const record = newRecord(type, subjectRef, subject, now);
          const author = access.actor;
          await store.insert(tx, [record]);
          await store.insertRevisions(tx, [
            newDraft(
              record.id,
              NOTHING_YET,
              { content, author, note: null },
              now,
            ),
          ]);
          await this.#context.history.addEvents(tx, [
            {
              recordId: record.id,
              kind: 'created',
              at: record.createdAt,
              by: author,
              revision: 1,
              note: null,
              changes: [],
            },
          ]);
          await subjects.mark(tx, markChanged, [subjectRef]);
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
        : await copiedContent(this.#context, access, type, copyFrom);
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
        emptyContent(this.#context, type, record.subjectRef);
      const revision = newDraft(
        id,
        await this.#context.store.last(tx, id),
        { content, author: access.actor, note: null },
        change.now,
      );
      await this.#context.store.insertRevisions(tx, [revision]);
      await this.#context.save(change, opened(record, revision), {
        kind: 'draft-started',
        by: access.actor,
        revision: revision.revision,
      });
      await this.#context.mark(change);
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
        await this.#context.mark(change);
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
      await this.#context.mark(change);
    });
  }

  async #open(
    tx: Knex,
    { id, open }: StoredRecord,
  ): Promise<WrittenRevision | undefined> {
    return open === null
      ? undefined
      : this.#context.store.revision(tx, id, open.revision);
  }
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
