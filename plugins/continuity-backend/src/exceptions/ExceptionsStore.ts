import type { ExceptionState } from '@backstage-continuity/plugin-continuity-common';
import type { Knex } from 'knex';
import {
  fromNested,
  inChunks,
  isOneOf,
  nested,
  toDate,
  type Alongside,
} from '../database';
import {
  exceptionColumns,
  openKeyOf,
  toRow,
  toStored,
  type ExceptionRow,
  type StoredException,
} from './exceptionRows';

/** Place in the list, newest request first. */
export interface ExceptionPosition {
  requestedAt: string;
  id: string;
}

interface ListOptions {
  entityRefs?: string[];
  states?: ExceptionState[];
  after?: ExceptionPosition;
  limit: number;
  now: string;
}

/** SQL of exceptions. */
export class ExceptionsStore {
  /**
   * Adds exceptions. What has expired makes way first; where one for the same
   * entity, check and subject is still open, the unique index refuses, also when
   * two people ask at once.
   */
  async add(
    tx: Knex,
    exceptions: StoredException[],
    now: string,
    importKey: string | null = null,
  ) {
    await inChunks(
      exceptions,
      async slice => {
        await this.#makeWay(tx, slice, now);
        await tx<ExceptionRow>('exceptions').insert(
          slice.map(exception => toRow(exception, importKey, now)),
        );
        return [];
      },
      // Fifteen bindings a row.
      60,
    );
  }

  /** Open exceptions for the same entity, check and subject as one of these. */
  async findOpen(
    tx: Knex,
    exceptions: StoredException[],
    now: string,
  ): Promise<StoredException[]> {
    const rows = await inChunks(exceptions, async slice =>
      tx<ExceptionRow>('exceptions')
        .whereIn('open_key', slice.map(openKeyOf))
        .where('expires_at', '>', toDate(now)),
    );
    return rows.map(toStored);
  }

  /**
   * Writes an exception anew over the revision that was read.
   *
   * @returns false when somebody else was faster
   */
  async put(
    tx: Knex,
    exception: StoredException,
    now: string,
  ): Promise<boolean> {
    await this.#makeWay(tx, [exception], now);
    const { id, import_key: _, ...row } = toRow(exception, null, now);
    const count = await tx<ExceptionRow>('exceptions')
      .where({ id, revision: exception.revision })
      .update({ ...row, revision: exception.revision + 1 });
    return count === 1;
  }

  async find(knex: Knex, id: string): Promise<StoredException | undefined> {
    const row = await knex<ExceptionRow>('exceptions').where({ id }).first();
    return row && toStored(row);
  }

  async findImported(
    tx: Knex,
    key: string,
  ): Promise<StoredException | undefined> {
    const row = await tx<ExceptionRow>('exceptions')
      .where({ import_key: key })
      .first();
    return row && toStored(row);
  }

  async list(knex: Knex, options: ListOptions): Promise<StoredException[]> {
    return (await this.#listing(knex, options)).map(toStored);
  }

  /** The same as a column of another statement. */
  listAlongside(
    knex: Knex,
    options: ListOptions,
  ): Alongside<StoredException[]> {
    return {
      column: nested(knex, this.#listing(knex, options), exceptionColumns),
      read: value => fromNested<ExceptionRow>(value).map(toStored),
    };
  }

  #listing(
    knex: Knex,
    options: ListOptions,
  ): Knex.QueryBuilder<ExceptionRow, ExceptionRow[]> {
    const { entityRefs, states, after, limit } = options;
    const now = toDate(options.now);
    const query = knex<ExceptionRow>('exceptions')
      .orderBy('requested_at', 'desc')
      .orderBy('id', 'desc')
      .limit(limit);
    if (entityRefs) query.whereIn('entity_ref', entityRefs);
    if (states) {
      query.where(any => {
        for (const state of states)
          any.orWhere(one => inState(one, state, now));
      });
    }
    if (after) {
      query.whereRaw('(requested_at, id) < (?, ?)', [
        toDate(after.requestedAt),
        after.id,
      ]);
    }
    return query;
  }

  /** Approved and unexpired exceptions of the entities. */
  async active(
    knex: Knex,
    entityRefs: string[],
    now: string,
  ): Promise<StoredException[]> {
    const rows = await knex<ExceptionRow>('exceptions')
      .where(isOneOf(knex, 'entity_ref', entityRefs))
      .where({ state: 'approved' })
      .where('expires_at', '>', toDate(now))
      .orderBy('requested_at')
      .orderBy('id');
    return rows.map(toStored);
  }

  /** Requests that wait for a decision, by entity, without those of one person. */
  async countRequested(
    knex: Knex,
    options: { notBy: string; now: string },
  ): Promise<{ entityRef: string; count: number }[]> {
    const rows = await knex<ExceptionRow>('exceptions')
      .select('entity_ref')
      .count({ requests: '*' })
      .where({ state: 'requested' })
      .where('expires_at', '>', toDate(options.now))
      .whereNot('requested_by', options.notBy)
      .groupBy('entity_ref')
      .orderBy('entity_ref');
    return rows.map(row => ({
      entityRef: row.entity_ref,
      count: Number(row.requests),
    }));
  }

  async #makeWay(tx: Knex, exceptions: StoredException[], now: string) {
    await tx<ExceptionRow>('exceptions')
      .whereIn('open_key', exceptions.map(openKeyOf))
      .where('expires_at', '<=', toDate(now))
      .update({ open_key: null });
  }
}

function inState(
  query: Knex.QueryBuilder,
  state: ExceptionState,
  now: Date,
): void {
  if (state === 'expired') {
    query
      .whereIn('state', ['requested', 'approved'])
      .where('expires_at', '<=', now);
  } else if (state === 'requested' || state === 'approved') {
    query.where({ state }).where('expires_at', '>', now);
  } else {
    query.where({ state });
  }
}
