import type { Knex } from 'knex';
import { inChunks, toDate, toInstant, type StoredInstant } from '../database';

/** A reading, or a request to read, of an approved revision by a person. */
interface ReadingRow {
  record_id: string;
  revision: number;
  ref: string;
  at: StoredInstant;
}

/** SQL of who has read what is approved, and who was reminded to. */
export class ReadersStore {
  /** @returns false when the person had acknowledged it before */
  async acknowledge(
    tx: Knex,
    acknowledgement: {
      recordId: string;
      revision: number;
      ref: string;
      at: string;
    },
  ): Promise<boolean> {
    const { recordId, revision, ref, at } = acknowledgement;
    const known = await tx<ReadingRow>('record_acknowledgements')
      .where({ record_id: recordId, revision, ref })
      .first();
    if (known) return false;
    await tx<ReadingRow>('record_acknowledgements').insert({
      record_id: recordId,
      revision,
      ref,
      at: toDate(at),
    });
    return true;
  }

  /** Who acknowledged a revision, and when. */
  async acknowledgements(
    knex: Knex,
    recordId: string,
    revision: number,
  ): Promise<Map<string, string>> {
    const rows: { ref: string; at: StoredInstant }[] = await knex(
      'record_acknowledgements',
    ).where({ record_id: recordId, revision });
    return new Map(rows.map(row => [row.ref, toInstant(row.at)]));
  }

  /** Who acknowledged which revisions of the records. */
  async allAcknowledgements(
    knex: Knex,
    recordIds: string[],
  ): Promise<{ recordId: string; revision: number; ref: string }[]> {
    return inChunks(recordIds, slice =>
      knex('record_acknowledgements')
        .whereIn('record_id', slice)
        .select({ recordId: 'record_id' }, 'revision', 'ref'),
    );
  }

  /** Revisions that a person acknowledged, as `record/revision`. */
  async acknowledgedBy(knex: Knex, ref: string): Promise<Set<string>> {
    const rows: { record_id: string; revision: number }[] = await knex(
      'record_acknowledgements',
    ).where({ ref });
    return new Set(rows.map(row => `${row.record_id}/${row.revision}`));
  }

  /** When people were last reminded of a revision. */
  async remindedOf(
    knex: Knex,
    recordId: string,
    revision: number,
  ): Promise<Map<string, string>> {
    const rows = await knex<ReadingRow>('record_reminders').where({
      record_id: recordId,
      revision,
    });
    return new Map(rows.map(row => [row.ref, toInstant(row.at)]));
  }

  /** Who was last reminded of which revisions of the records, and when. */
  async allReminders(
    knex: Knex,
    recordIds: string[],
  ): Promise<
    { recordId: string; revision: number; ref: string; at: string }[]
  > {
    return inChunks(recordIds, async slice => {
      const rows = await knex<ReadingRow>('record_reminders').whereIn(
        'record_id',
        slice,
      );
      return rows.map(({ record_id, at, ...row }) => ({
        ...row,
        recordId: record_id,
        at: toInstant(at),
      }));
    });
  }

  /** Writes down whom a reminder is for. */
  async remind(
    tx: Knex,
    reminder: { recordId: string; revision: number; at: string },
    refs: string[],
  ) {
    const { recordId, revision, at } = reminder;
    await inChunks(
      refs,
      async slice => {
        await tx<ReadingRow>('record_reminders')
          .insert(
            slice.map(ref => ({
              record_id: recordId,
              revision,
              ref,
              at: toDate(at),
            })),
          )
          .onConflict(['record_id', 'revision', 'ref'])
          .merge(['at']);
        return [];
      },
      100,
    );
  }
}
