import type { Knex } from 'knex';
import { toInstant, type Alongside, type StoredInstant } from '../database';
import type { SyncRow } from './rows';

/** How fresh the mirror is. */
export interface SyncState {
  /** End of the last complete reading of the catalog; null: none yet. */
  syncedAt: string | null;
  /** End of the first complete reading that brought nothing new; null: none yet. */
  settledAt: string | null;
  startedAt: string | null;
  finishedAt: string | null;
  /** Why the last reading failed, if it did. */
  error: string | null;
  /** Hash of what the last complete reading went by. */
  basis: string | null;
}

/** SQL of the state of the reading of the catalog. */
export class SyncStateStore {
  async read(knex: Knex): Promise<SyncState> {
    const row = await knex<SyncRow>('inventory_sync').where({ id: 1 }).first();
    return {
      syncedAt: toInstant(row?.synced_at),
      settledAt: toInstant(row?.settled_at),
      startedAt: toInstant(row?.started_at),
      finishedAt: toInstant(row?.finished_at),
      error: row?.error ?? null,
      basis: row?.basis ?? null,
    };
  }

  /** When the catalog was last read whole, as a column of another statement. */
  syncedAt(knex: Knex): Alongside<string | null> {
    return {
      column: knex.raw('?', [
        knex<SyncRow>('inventory_sync').where({ id: 1 }).select('synced_at'),
      ]),
      read: value => toInstant(value as StoredInstant | null),
    };
  }

  start(knex: Knex, now: Date): Promise<void> {
    return this.#write(knex, { started_at: now, finished_at: null });
  }

  /** @param options - `settled`: the reading is the first that brought nothing new */
  async complete(
    knex: Knex,
    now: Date,
    options: { basis: string; settled: boolean },
  ): Promise<void> {
    await this.#write(knex, {
      finished_at: now,
      synced_at: now,
      error: null,
      basis: options.basis,
    });
    if (options.settled) {
      await knex<SyncRow>('inventory_sync')
        .where({ id: 1 })
        .whereNull('settled_at')
        .update({ settled_at: now });
    }
  }

  fail(knex: Knex, now: Date, error: string): Promise<void> {
    return this.#write(knex, { finished_at: now, error });
  }

  async #write(knex: Knex, columns: Partial<SyncRow>): Promise<void> {
    await knex('inventory_sync')
      .insert({ id: 1, ...columns })
      .onConflict('id')
      .merge(Object.keys(columns));
  }
}
