import type { JsonValue } from '@backstage-continuity/plugin-continuity-common';
import type { Knex } from 'knex';
import { inChunks, isOneOf, toDate } from '../database';
import { listQuery, type ListOptions } from './listQuery';
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
import type { LastNumbers } from './drafting';
import type { StoredRecord, StoredRevision, WrittenRevision } from './types';

/** Rows written, or read in full, by one statement. */
const ROWS = 30;

/** SQL of records and their revisions. */
export class RecordsStore {
  async insert(tx: Knex, records: StoredRecord[]) {
    await inChunks(
      records,
      async slice => {
        await tx<RecordTableRow>('records').insert(slice.map(toRecordRow));
        return [];
      },
      ROWS,
    );
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

  /** The same for many, always in one order, so that nobody waits in a circle. */
  async lockAll(tx: Knex, ids: string[]): Promise<Map<string, StoredRecord>> {
    const rows = await inChunks([...ids].sort(), slice =>
      tx<RecordTableRow>('records')
        .whereIn('id', slice)
        .orderBy('id')
        .forUpdate(),
    );
    return new Map(rows.map(row => [row.id, toRecord(row)]));
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
      : await knex<RecordTableRow>('records')
          .where(isOneOf(knex, 'subject_ref', subjectRefs))
          .whereNull('retired_at')
          .orderBy(['subject_ref', 'type']);
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
  async list(knex: Knex, options: ListOptions): Promise<StoredRecord[]> {
    return (await listQuery(knex, options)).map(toRecord);
  }

  async insertRevisions(tx: Knex, revisions: WrittenRevision[]) {
    await inChunks(
      revisions,
      async slice => {
        await tx<RevisionTableRow>('record_revisions').insert(
          slice.map(revision => ({
            ...toRevisionRow(revision),
            content: JSON.stringify(revision.content),
          })),
        );
        return [];
      },
      ROWS,
    );
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

  /** What each of the records says as it stands: its open revision, else the approved one. */
  async standing(
    knex: Knex,
    records: StoredRecord[],
  ): Promise<Map<string, WrittenRevision>> {
    const rows = await inChunks(
      records,
      slice =>
        knex<RevisionTableRow>('record_revisions').whereIn(
          ['record_id', 'revision'],
          slice.map(({ id, open, approvedRevision }) => [
            id,
            open?.revision ?? approvedRevision ?? 0,
          ]),
        ),
      ROWS,
    );
    return new Map(rows.map(row => [row.record_id, toWritten(row)]));
  }

  /** Numbers of the newest revision and of its last draft; 0: there is none. */
  async last(tx: Knex, recordId: string): Promise<LastNumbers> {
    const numbers = await this.lastOf(tx, [recordId]);
    return numbers.get(recordId) ?? { revision: 0, version: 0 };
  }

  /** The same of many, as far as they have any. */
  async lastOf(
    tx: Knex,
    recordIds: string[],
  ): Promise<Map<string, LastNumbers>> {
    const rows = await inChunks(recordIds, slice =>
      tx<RevisionTableRow>('record_revisions')
        .whereIn('record_id', slice)
        .groupBy('record_id')
        .select('record_id')
        // The version of each revision is above those before.
        .max({ revision: 'revision', version: 'version' }),
    );
    return new Map(
      rows.map(({ record_id, revision, version }) => [
        record_id,
        { revision: Number(revision), version: Number(version) },
      ]),
    );
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
