import type { JsonValue } from '@backstage-continuity/plugin-continuity-common';
import type { Knex } from 'knex';
import { inChunks, toDate } from '../database';
import {
  openKeyOf,
  toRecord,
  toRecordRow,
  type RecordTableRow,
} from './recordRows';
import {
  REVISION_COLUMNS,
  toRevision,
  toRevisionRow,
  toWritten,
  type RevisionTableRow,
} from './revisionRows';
import type { StoredRecord, StoredRevision, WrittenRevision } from './types';

/** Records that a list asks for. */
export interface RecordFilter {
  types?: string[];
  subjectRefs?: string[];
  ownerRefs?: string[];
  states?: string[];
  attention?: string[];
  q?: string;
  ids?: string[];
}

/** Place in the list, changed last first. */
export interface RecordPosition {
  updatedAt: string;
  id: string;
}

/** SQL of records and their revisions. */
export class RecordsStore {
  async insert(tx: Knex, record: StoredRecord) {
    await tx<RecordTableRow>('records').insert(toRecordRow(record));
  }

  async update(tx: Knex, record: StoredRecord) {
    const { id, ...row } = toRecordRow(record);
    await tx<RecordTableRow>('records').where({ id }).update(row);
  }

  async remove(tx: Knex, id: string) {
    await tx<RecordTableRow>('records').where({ id }).delete();
  }

  /** A record that nobody else changes until this transaction ends. */
  async lock(tx: Knex, id: string): Promise<StoredRecord | undefined> {
    const row = await tx<RecordTableRow>('records')
      .where({ id })
      .forUpdate()
      .first();
    return row && toRecord(row);
  }

  async find(knex: Knex, id: string): Promise<StoredRecord | undefined> {
    const row = await knex<RecordTableRow>('records').where({ id }).first();
    return row && toRecord(row);
  }

  async findAll(knex: Knex, ids: string[]): Promise<StoredRecord[]> {
    const rows = await inChunks(ids, slice =>
      knex<RecordTableRow>('records').whereIn('id', slice),
    );
    return rows.map(toRecord);
  }

  async findImported(tx: Knex, key: string): Promise<StoredRecord | undefined> {
    const row = await tx<RecordTableRow>('records')
      .where({ import_key: key })
      .first();
    return row && toRecord(row);
  }

  /** Records about the subjects that are not retired. */
  async about(
    knex: Knex,
    subjectRefs: string[],
    type?: string,
  ): Promise<StoredRecord[]> {
    const rows = type
      ? await inChunks(subjectRefs, slice =>
          knex<RecordTableRow>('records').whereIn(
            'open_key',
            slice.map(ref => openKeyOf(type, ref)),
          ),
        )
      : await inChunks(subjectRefs, slice =>
          knex<RecordTableRow>('records')
            .whereIn('subject_ref', slice)
            .whereNull('retired_at')
            .orderBy(['subject_ref', 'type']),
        );
    return rows.map(toRecord);
  }

  /** Records past their review or soon so, in the order of their ids. */
  async due(
    knex: Knex,
    options: { now: string; afterId: string | null; limit: number },
  ): Promise<StoredRecord[]> {
    const query = knex<RecordTableRow>('records')
      .whereNull('retired_at')
      .where('warn_at', '<=', toDate(options.now))
      .orderBy('id')
      .limit(options.limit);
    if (options.afterId !== null) query.where('id', '>', options.afterId);
    return (await query).map(toRecord);
  }

  /** Functions that records are about, retired ones aside. */
  async functionSubjects(knex: Knex): Promise<string[]> {
    return knex('records')
      .whereLike('subject_ref', 'vitalbusinessfunction:%')
      .whereNull('retired_at')
      .distinct()
      .pluck('subject_ref');
  }

  /** What the list asks for, changed last first. */
  async list(
    knex: Knex,
    options: {
      filter: RecordFilter;
      after: RecordPosition | undefined;
      limit: number;
      now: string;
    },
  ): Promise<StoredRecord[]> {
    const { filter, after, limit, now } = options;
    const query = knex<RecordTableRow>('records')
      .orderBy([
        { column: 'updated_at', order: 'desc' },
        { column: 'id', order: 'desc' },
      ])
      .limit(limit);
    if (filter.types) query.whereIn('type', filter.types);
    if (filter.subjectRefs) query.whereIn('subject_ref', filter.subjectRefs);
    if (filter.ids) query.whereIn('id', filter.ids);
    if (filter.ownerRefs) {
      query.whereIn(
        knex.raw('coalesce(own_owner_ref, owner_ref)') as never,
        filter.ownerRefs,
      );
    }
    if (filter.q) {
      const part = filter.q
        .toLocaleLowerCase('en-US')
        .replace(/[\\%_]/g, '\\$&');
      query.whereRaw("search_text like ? escape '\\'", [`%${part}%`]);
    }
    if (filter.states) withState(query, filter.states);
    if (filter.attention) withAttention(query, filter.attention, now);
    if (after) {
      const at = toDate(after.updatedAt);
      query.where(place =>
        place
          .where('updated_at', '<', at)
          .orWhere(same =>
            same.where('updated_at', at).where('id', '<', after.id),
          ),
      );
    }
    return (await query).map(toRecord);
  }

  async insertRevision(tx: Knex, revision: WrittenRevision) {
    await tx<RevisionTableRow>('record_revisions').insert({
      ...toRevisionRow(revision),
      content: JSON.stringify(revision.content),
    });
  }

  /** Writes a revision anew; its content only where given. */
  async updateRevision(
    tx: Knex,
    revision: StoredRevision & { content?: JsonValue },
  ) {
    const { record_id, revision: number, ...row } = toRevisionRow(revision);
    await tx<RevisionTableRow>('record_revisions')
      .where({ record_id, revision: number })
      .update({
        ...row,
        ...(revision.content !== undefined && {
          content: JSON.stringify(revision.content),
        }),
      });
  }

  async revision(
    knex: Knex,
    recordId: string,
    revision: number,
  ): Promise<WrittenRevision | undefined> {
    const row = await knex<RevisionTableRow>('record_revisions')
      .where({ record_id: recordId, revision })
      .first();
    return row && toWritten(row);
  }

  /** Numbers of the newest revision and of its last draft; 0: there is none. */
  async last(
    tx: Knex,
    recordId: string,
  ): Promise<{ revision: number; version: number }> {
    const row = await tx<RevisionTableRow>('record_revisions')
      .where({ record_id: recordId })
      .orderBy('revision', 'desc')
      .first('revision', 'version');
    return row ?? { revision: 0, version: 0 };
  }

  /** All revisions of the records without what they say, newest first. */
  async revisions(knex: Knex, recordIds: string[]): Promise<StoredRevision[]> {
    const rows = await inChunks(recordIds, slice =>
      knex<RevisionTableRow>('record_revisions')
        .whereIn('record_id', slice)
        .orderBy([
          { column: 'record_id' },
          { column: 'revision', order: 'desc' },
        ])
        .select(...REVISION_COLUMNS),
    );
    return rows.map(toRevision);
  }

  /** The open revisions of the records without what they say. */
  async openRevisions(
    knex: Knex,
    records: StoredRecord[],
  ): Promise<Map<string, StoredRevision>> {
    const open = records.filter(record => record.open !== null);
    const rows = await inChunks(
      open.map(record => record.id),
      slice =>
        knex<RevisionTableRow>('record_revisions')
          .whereIn('record_id', slice)
          .whereIn('state', ['draft', 'in-review', 'returned'])
          .select(...REVISION_COLUMNS),
    );
    return new Map(rows.map(row => [row.record_id, toRevision(row)]));
  }

  /** What the approved revisions of the records say, by record. */
  async approvedContents(
    knex: Knex,
    recordIds: string[],
  ): Promise<Map<string, JsonValue>> {
    const rows = await inChunks(recordIds, slice =>
      knex<RevisionTableRow>('record_revisions')
        .whereIn('record_id', slice)
        .where({ state: 'approved' })
        .select('record_id', 'content'),
    );
    return new Map(rows.map(row => [row.record_id, JSON.parse(row.content)]));
  }
}

function withState(query: Knex.QueryBuilder, states: string[]) {
  query.where(any => {
    any.whereRaw('1 = 0');
    for (const state of states) {
      if (state === 'retired') any.orWhereNotNull('retired_at');
      else if (state === 'approved') {
        any.orWhere(one =>
          one.whereNull('retired_at').whereNotNull('approved_revision'),
        );
      } else {
        any.orWhere(one =>
          one.whereNull('retired_at').where('open_state', state),
        );
      }
    }
  });
}

function withAttention(
  query: Knex.QueryBuilder,
  attention: string[],
  now: string,
) {
  const at = toDate(now);
  query.whereNull('retired_at').where(any => {
    any.whereRaw('1 = 0');
    if (attention.includes('stale')) any.orWhereNotNull('stale_since');
    if (attention.includes('overdue')) any.orWhere('due_at', '<', at);
    if (attention.includes('due-soon')) {
      any.orWhere(one =>
        one.where('warn_at', '<=', at).where('due_at', '>=', at),
      );
    }
  });
}
