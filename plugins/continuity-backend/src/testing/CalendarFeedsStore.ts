import type { CalendarFeed } from '@backstage-continuity/plugin-continuity-common';
import type { Knex } from 'knex';
import { toInstant, type StoredInstant } from '../database';

interface FeedRow {
  id: string;
  token_hash: string;
  subject_ref: string;
  created_by: string;
  created_at: StoredInstant;
  last_read_at: StoredInstant | null;
  revoked_at: StoredInstant | null;
}

/** SQL of the calendar feeds that are not revoked. */
export class CalendarFeedsStore {
  async insert(knex: Knex, feed: CalendarFeed, tokenHash: string) {
    await knex('calendar_feeds').insert({
      id: feed.id,
      token_hash: tokenHash,
      subject_ref: feed.subjectRef,
      created_by: feed.createdBy,
      created_at: new Date(feed.createdAt),
    });
  }

  async listOf(knex: Knex, createdBy: string): Promise<CalendarFeed[]> {
    const rows = await this.#active(knex)
      .where({ created_by: createdBy })
      .orderBy('created_at', 'desc')
      .orderBy('id');
    return rows.map(toFeed);
  }

  /** @returns false when the feed is not this person's, or not there at all */
  async revoke(
    knex: Knex,
    id: string,
    createdBy: string,
    now: Date,
  ): Promise<boolean> {
    const revoked = await this.#active(knex)
      .where({ id, created_by: createdBy })
      .update({ revoked_at: now });
    return revoked > 0;
  }

  /** The feed of a token, noting that it is read. */
  async read(
    knex: Knex,
    tokenHash: string,
    now: Date,
  ): Promise<CalendarFeed | undefined> {
    const found = await this.#active(knex)
      .where({ token_hash: tokenHash })
      .update({ last_read_at: now });
    if (found === 0) return undefined;
    const row = await this.#active(knex)
      .where({ token_hash: tokenHash })
      .first();
    return row && toFeed(row);
  }

  #active(knex: Knex) {
    return knex<FeedRow>('calendar_feeds').whereNull('revoked_at');
  }
}

function toFeed(row: FeedRow): CalendarFeed {
  return {
    id: row.id,
    subjectRef: row.subject_ref,
    createdAt: toInstant(row.created_at),
    createdBy: row.created_by,
    lastReadAt: toInstant(row.last_read_at),
  };
}
