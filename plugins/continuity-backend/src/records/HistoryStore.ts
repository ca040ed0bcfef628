import type { RecordEvent } from '@backstage-continuity/plugin-continuity-common';
import type { Knex } from 'knex';
import { inChunks, toDate, toInstant, type StoredInstant } from '../database';
import type { NewEvent, StoredComment, StoredPerson } from './types';

interface EventRow {
  /** PostgreSQL answers large numbers as text. */
  id: number | string;
  record_id: string;
  kind: RecordEvent['kind'];
  at: StoredInstant;
  by: string;
  revision: number | null;
  note: string | null;
  changes: string | null;
  noticed: boolean;
}

interface CommentRow {
  id: string;
  record_id: string;
  revision: number;
  section: string | null;
  body: string;
  author: string;
  created_at: StoredInstant;
  resolved_at: StoredInstant | null;
  resolved_by: string | null;
}

interface PersonRow {
  record_id: string;
  role: StoredPerson['role'];
  ref: string;
  sections: string | null;
}

/** Events of which somebody is told. */
const TOLD: RecordEvent['kind'][] = [
  'submitted',
  'level-approved',
  'approved',
  'returned',
  'became-stale',
  'reminded',
];

function toEvent(row: EventRow): RecordEvent {
  return {
    id: String(row.id),
    recordId: row.record_id,
    kind: row.kind,
    at: toInstant(row.at),
    by: row.by,
    revision: row.revision,
    note: row.note,
    changes: row.changes === null ? [] : JSON.parse(row.changes),
  };
}

/** SQL of what was said and done about records, and by whom. */
export class HistoryStore {
  /** @param silent - of what lies in the past nobody is told */
  async addEvents(tx: Knex, events: NewEvent[], silent = false) {
    await inChunks(
      events,
      async slice => {
        await tx<EventRow>('record_events').insert(
          slice.map(event => ({
            record_id: event.recordId,
            kind: event.kind,
            at: toDate(event.at),
            by: event.by,
            revision: event.revision,
            note: event.note,
            changes:
              event.changes.length > 0 ? JSON.stringify(event.changes) : null,
            noticed: silent || !TOLD.includes(event.kind),
          })),
        );
        return [];
      },
      100,
    );
  }

  /** Newest first. */
  async events(
    knex: Knex,
    recordId: string,
    options: { after?: { at: string; id: string }; limit: number },
  ): Promise<RecordEvent[]> {
    const { after, limit } = options;
    const query = knex<EventRow>('record_events')
      .where({ record_id: recordId })
      .orderBy([
        { column: 'at', order: 'desc' },
        { column: 'id', order: 'desc' },
      ])
      .limit(limit);
    if (after) {
      const at = toDate(after.at);
      query.where(place =>
        place
          .where('at', '<', at)
          .orWhere(same =>
            same.where('at', at).where('id', '<', Number(after.id)),
          ),
      );
    }
    return (await query).map(toEvent);
  }

  /** Events of which nobody was told yet, oldest first, locked for this transaction. */
  async unnoticed(tx: Knex, limit: number): Promise<RecordEvent[]> {
    const query = tx<EventRow>('record_events')
      .where({ noticed: false })
      .orderBy(['at', 'id'])
      .limit(limit);
    // SQLite knows no locks on rows: its transactions wait for each other.
    if (tx.client.config.client === 'pg') query.forUpdate().skipLocked();
    return (await query).map(toEvent);
  }

  async setNoticed(tx: Knex, ids: string[]) {
    await inChunks(ids, async slice => {
      await tx<EventRow>('record_events')
        .whereIn('id', slice.map(Number))
        .update({ noticed: true });
      return [];
    });
  }

  async addComments(tx: Knex, comments: StoredComment[]) {
    await inChunks(
      comments,
      async slice => {
        await tx<CommentRow>('record_comments').insert(
          slice.map(comment => ({
            id: comment.id,
            record_id: comment.recordId,
            revision: comment.revision,
            section: comment.section,
            body: comment.body,
            author: comment.author,
            created_at: toDate(comment.createdAt),
            resolved_at: toDate(comment.resolvedAt),
            resolved_by: comment.resolvedBy,
          })),
        );
        return [];
      },
      100,
    );
  }

  /** Oldest first. */
  async comments(knex: Knex, recordId: string): Promise<StoredComment[]> {
    const rows = await knex<CommentRow>('record_comments')
      .where({ record_id: recordId })
      .orderBy(['created_at', 'id']);
    return rows.map(row => ({
      id: row.id,
      recordId: row.record_id,
      revision: row.revision,
      section: row.section,
      body: row.body,
      author: row.author,
      createdAt: toInstant(row.created_at),
      resolvedAt: toInstant(row.resolved_at),
      resolvedBy: row.resolved_by,
    }));
  }

  /** @returns false when there is no such comment, or it is resolved already */
  async resolveComment(
    tx: Knex,
    comment: { recordId: string; id: string; by: string; at: string },
  ): Promise<boolean> {
    const count = await tx<CommentRow>('record_comments')
      .where({ record_id: comment.recordId, id: comment.id })
      .whereNull('resolved_at')
      .update({ resolved_at: toDate(comment.at), resolved_by: comment.by });
    return count === 1;
  }

  async replacePeople(tx: Knex, recordId: string, people: StoredPerson[]) {
    await tx<PersonRow>('record_people')
      .where({ record_id: recordId })
      .delete();
    await inChunks(
      people,
      async slice => {
        await tx<PersonRow>('record_people').insert(
          slice.map(person => ({
            record_id: recordId,
            role: person.role,
            ref: person.ref,
            sections:
              person.role === 'contributor'
                ? JSON.stringify(person.sections)
                : null,
          })),
        );
        return [];
      },
      100,
    );
  }

  async people(knex: Knex, recordIds: string[]): Promise<StoredPerson[]> {
    const rows = await inChunks(recordIds, slice =>
      knex<PersonRow>('record_people')
        .whereIn('record_id', slice)
        .orderBy(['record_id', 'role', 'ref']),
    );
    return rows.map(toPerson);
  }

  /** Parts that any of these users and groups has in records. */
  async partsOf(knex: Knex, refs: string[]): Promise<StoredPerson[]> {
    const rows = await inChunks(refs, slice =>
      knex<PersonRow>('record_people').whereIn('ref', slice),
    );
    return rows.map(toPerson);
  }

  /** Number of comments on each revision of the records that nobody resolved. */
  async openComments(
    knex: Knex,
    recordIds: string[],
  ): Promise<{ recordId: string; revision: number; count: number }[]> {
    return inChunks(recordIds, async slice => {
      const rows: { recordId: string; revision: number; count: unknown }[] =
        await knex('record_comments')
          .whereIn('record_id', slice)
          .whereNull('resolved_at')
          .groupBy('record_id', 'revision')
          .select({ recordId: 'record_id' }, 'revision')
          .count({ count: '*' });
      return rows.map(row => ({ ...row, count: Number(row.count) }));
    });
  }
}

function toPerson(row: PersonRow): StoredPerson {
  return {
    recordId: row.record_id,
    role: row.role,
    ref: row.ref,
    sections: row.sections === null ? [] : JSON.parse(row.sections),
  };
}
