import { NotFoundError } from '@backstage/errors';
import {
  diffContents,
  instantSchema,
  redact,
  type ContentChange,
  type RecordDetail,
  type RecordDuties,
  type RecordEvent,
  type RecordRevision,
  type RecordRow,
} from '@backstage-continuity/plugin-continuity-common';
import { z } from 'zod';
import { decodeCursor, encodeCursor } from '../database';
import { visiblePage, type Access } from '../http';
import { changesFor } from './changesFor';
import type { RecordsContext } from './RecordsContext';
import type { RecordFilter } from './listQuery';
import { RecordViews } from './RecordViews';
import { Rights } from './Rights';
import type { StoredRecord, WrittenRevision } from './types';

const listCursor = z.strictObject({ updatedAt: instantSchema, id: z.string() });
const eventCursor = z.strictObject({
  at: instantSchema,
  id: z.string().regex(/^\d{1,15}$/),
});

/** Records of each kind of duty at most. */
const DUTIES = 100;

/** What people ask about records. */
export class RecordQueries {
  readonly #context: RecordsContext;
  readonly #views: RecordViews;

  constructor(context: RecordsContext) {
    this.#context = context;
    this.#views = new RecordViews(context);
  }

  /** The library that the caller may see, changed last first. */
  async list(
    access: Access,
    query: {
      type?: string[];
      subject?: string[];
      owner?: string[];
      state?: string[];
      attention?: string[];
      q?: string;
      cursor?: string;
      limit: number;
    },
  ): Promise<{ items: RecordRow[]; nextCursor: string | null }> {
    const filter: RecordFilter = {
      types: query.type,
      subjectRefs: query.subject,
      ownerRefs:
        query.owner && (await this.#context.inventory.subtreeOf(query.owner)),
      states: query.state,
      attention: query.attention,
      q: query.q,
    };
    const page = await this.#page(access, filter, query.limit, query.cursor);
    return { ...page, items: await this.#views.rows(access, page.items) };
  }

  async detail(access: Access, id: string): Promise<RecordDetail> {
    return this.#views.detail(access, await this.#context.seen(access, id));
  }

  async revision(
    access: Access,
    id: string,
    number: number,
  ): Promise<RecordRevision> {
    const record = await this.#context.seen(access, id);
    return this.#views.revision(
      access,
      record,
      await this.#written(record, number),
    );
  }

  /** What differs between two revisions, as far as the caller may see them. */
  async compare(
    access: Access,
    id: string,
    { from, to }: { from: number; to: number },
  ): Promise<ContentChange[]> {
    const record = await this.#context.seen(access, id);
    const type = this.#context.typeOf(record.type);
    const [before, after] = [
      await this.#written(record, from),
      await this.#written(record, to),
    ];
    const [rights] = await Rights.of(this.#context, access, [record]);
    // Seeing one of them in full is no reason to see the other.
    const hidden = [
      ...new Set([...rights.hidden(before), ...rights.hidden(after)]),
    ];
    return diffContents(
      type,
      redact(type, before.content, hidden).content,
      redact(type, after.content, hidden).content,
    );
  }

  async events(
    access: Access,
    id: string,
    { cursor, limit }: { cursor?: string; limit: number },
  ): Promise<{ items: RecordEvent[]; nextCursor: string | null }> {
    await this.#context.seen(access, id);
    const events = await this.#context.history.events(
      this.#context.database,
      id,
      {
        after:
          cursor === undefined ? undefined : decodeCursor(cursor, eventCursor),
        limit: limit + 1,
      },
    );
    const items = events.slice(0, limit);
    const last = items[items.length - 1];
    const seen = await changesFor(
      access,
      this.#context.inventory,
      items.flatMap(event => event.changes),
    );
    return {
      items: items.map(event => ({ ...event, changes: seen(event.changes) })),
      nextCursor:
        events.length > limit
          ? encodeCursor({ at: last.at, id: last.id })
          : null,
    };
  }

  /** What waits for the caller. */
  async duties(access: Access): Promise<RecordDuties> {
    const { database, history, readers, store } = this.#context;
    const refs = [
      ...new Set([access.actor, ...(await access.ownershipRefs())]),
    ].map(ref => ref.toLocaleLowerCase('en-US'));
    const find = async (filter: RecordFilter) =>
      (await this.#page(access, filter, DUTIES)).items;

    const toApprove = await this.#those(
      access,
      { states: ['in-review'] },
      async records => {
        const rights = await Rights.of(this.#context, access, records);
        const inReview = await store.openRevisions(database, records);
        return records.filter((record, index) => {
          const revision = inReview.get(record.id);
          return revision && rights[index].whyNotApprove(revision) === null;
        });
      },
    );
    const mine = await this.#those(
      access,
      { states: ['draft', 'returned'] },
      async records => {
        const written = await store.openRevisions(database, records);
        return records.filter(record =>
          written.get(record.id)?.writers.includes(access.actor),
        );
      },
    );

    const parts = await history.partsOf(database, refs);
    const toRead = [
      ...new Set(
        parts
          .filter(part => part.role === 'circulation')
          .map(part => part.recordId),
      ),
    ];
    const read = await readers.acknowledgedBy(database, access.actor);
    const toAcknowledge =
      toRead.length > 0
        ? await this.#those(
            access,
            { ids: toRead, states: ['approved'] },
            async records =>
              records.filter(
                record => !read.has(`${record.id}/${record.approvedRevision}`),
              ),
          )
        : [];

    const rows = (records: StoredRecord[]) => this.#views.rows(access, records);
    return {
      toApprove: await rows(toApprove),
      returned: await rows(mine.filter(one => one.open?.state === 'returned')),
      drafts: await rows(mine.filter(one => one.open?.state === 'draft')),
      toReview: await rows(
        await find({
          ownerRefs: refs,
          attention: ['overdue', 'due-soon', 'stale'],
        }),
      ),
      toAcknowledge: await rows(toAcknowledge),
    };
  }

  /** Those of the records that are kept, as many as there may be of a duty. */
  async #those(
    access: Access,
    filter: RecordFilter,
    keep: (records: StoredRecord[]) => Promise<StoredRecord[]>,
  ): Promise<StoredRecord[]> {
    const kept: StoredRecord[] = [];
    let cursor: string | undefined;
    do {
      const page = await this.#page(access, filter, DUTIES, cursor);
      kept.push(...(await keep(page.items)));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined && kept.length < DUTIES);
    return kept.slice(0, DUTIES);
  }

  async #page(
    access: Access,
    filter: RecordFilter,
    limit: number,
    cursor?: string,
  ): Promise<{ items: StoredRecord[]; nextCursor: string | null }> {
    const now = this.#context.now();
    const page = await visiblePage({
      access,
      limit,
      after: cursor,
      read: async (after, count) => {
        const records = await this.#context.store.list(this.#context.database, {
          filter,
          after:
            after === undefined ? undefined : decodeCursor(after, listCursor),
          limit: count,
          now,
        });
        return records.map(record => ({
          record,
          entityRef: record.subjectRef,
        }));
      },
      cursorOf: ({ record: { updatedAt, id } }) =>
        encodeCursor({ updatedAt, id }),
    });
    return { ...page, items: page.items.map(item => item.record) };
  }

  async #written(
    record: StoredRecord,
    number: number,
  ): Promise<WrittenRevision> {
    const revision = await this.#context.store.revision(
      this.#context.database,
      record.id,
      number,
    );
    if (!revision) {
      throw new NotFoundError(`No revision ${number} of record ${record.id}`);
    }
    return revision;
  }
}
