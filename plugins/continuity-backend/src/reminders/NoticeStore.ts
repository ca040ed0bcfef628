import type { Knex } from 'knex';
import { inChunks, toDate, toInstant, type StoredInstant } from '../database';
import type { Notice, NoticeKind, WaitingNotice } from './types';

interface NoticeRow {
  key: string;
  record_id: string;
  kind: NoticeKind;
  recipients: string;
  payload: string;
  created_at: StoredInstant;
  wanted_at: StoredInstant;
  attempts: number;
  next_attempt_at: StoredInstant | null;
  sent_at: StoredInstant | null;
  last_error: string | null;
}

function toWaiting(row: NoticeRow): WaitingNotice {
  return {
    key: row.key,
    recordId: row.record_id,
    kind: row.kind,
    ...JSON.parse(row.recipients),
    payload: JSON.parse(row.payload),
    attempts: row.attempts,
  };
}

/** SQL of the notices. */
export class NoticeStore {
  /** Adds notices; of what has been told, or is about to be, none is added. */
  async add(tx: Knex, notices: Notice[], now: string) {
    await inChunks(
      notices,
      async slice => {
        await tx<NoticeRow>('notices')
          .insert(
            slice.map(
              ({ key, recordId, kind, recipients, except, payload }) => ({
                key,
                record_id: recordId,
                kind,
                recipients: JSON.stringify({ recipients, except }),
                payload: JSON.stringify(payload),
                created_at: toDate(now),
                wanted_at: toDate(now),
                attempts: 0,
                next_attempt_at: toDate(now),
              }),
            ),
          )
          .onConflict('key')
          .ignore();
        return [];
      },
      50,
    );
  }

  /** When the reasons for these notices were last found, of those there are. */
  async wantedAt(knex: Knex, keys: string[]): Promise<Map<string, string>> {
    const rows = await inChunks(keys, slice =>
      knex<NoticeRow>('notices')
        .whereIn('key', slice)
        .select('key', 'wanted_at'),
    );
    return new Map(rows.map(row => [row.key, toInstant(row.wanted_at)]));
  }

  /** Keeps notices from being forgotten, so that nobody is told again. */
  async keep(knex: Knex, keys: string[], now: string) {
    await inChunks(keys, async slice => {
      await knex<NoticeRow>('notices')
        .whereIn('key', slice)
        .update({ wanted_at: toDate(now) });
      return [];
    });
  }

  /** Notices whose time to be sent has come, those that wait longest first. */
  async waiting(
    knex: Knex,
    now: string,
    limit: number,
  ): Promise<WaitingNotice[]> {
    const rows: NoticeRow[] = await knex<NoticeRow>('notices')
      .where('next_attempt_at', '<=', toDate(now))
      .orderBy(['next_attempt_at', 'key'])
      .limit(limit);
    return rows.map(toWaiting);
  }

  /** How many wait to be sent, for the first time or again. */
  async countWaiting(knex: Knex): Promise<{ first: number; again: number }> {
    const [row] = await knex('notices')
      .whereNotNull('next_attempt_at')
      .count({ all: '*' })
      .count({ first: knex.raw('case when attempts = 0 then 1 end') });
    const first = Number(row.first);
    return { first, again: Number(row.all) - first };
  }

  /**
   * Takes a notice for one attempt, and says when another one may be made if
   * nothing is heard of this one. Who read it at the same time gets nothing.
   */
  async claim(
    knex: Knex,
    { key, attempts }: WaitingNotice,
    nextAttemptAt: string,
  ): Promise<boolean> {
    const count = await knex<NoticeRow>('notices')
      .where({ key, attempts })
      .whereNotNull('next_attempt_at')
      .update({
        attempts: attempts + 1,
        next_attempt_at: toDate(nextAttemptAt),
      });
    return count === 1;
  }

  async setSent(knex: Knex, key: string, now: string) {
    await knex<NoticeRow>('notices')
      .where({ key })
      .update({
        next_attempt_at: null,
        sent_at: toDate(now),
        last_error: null,
      });
  }

  async setFailed(
    knex: Knex,
    key: string,
    failure: { error: string; isFinal: boolean },
  ) {
    await knex<NoticeRow>('notices')
      .where({ key })
      .update({
        last_error: failure.error,
        ...(failure.isFinal && { next_attempt_at: null }),
      });
  }

  /** Gives up whatever waits. */
  async giveUpAll(knex: Knex, reason: string) {
    await knex<NoticeRow>('notices')
      .whereNotNull('next_attempt_at')
      .update({ next_attempt_at: null, last_error: reason });
  }

  /** Forgets what is done with, and whose reason was last found before then. */
  async forget(knex: Knex, before: string) {
    await knex<NoticeRow>('notices')
      .whereNull('next_attempt_at')
      .where('wanted_at', '<', toDate(before))
      .delete();
  }
}
