import type { Knex } from 'knex';
import {
  inChunks,
  insertRows,
  isOneOf,
  toInstant,
  type StoredInstant,
} from '../database';
import { CHANGED } from './rows';

const EVERYTHING = CHANGED.needs | CHANGED.recovery | CHANGED.structure;

/** So many are written by one statement. */
const AT_ONCE = 2000;

/**
 * SQL of what is still to be done: nodes that have something to pass on, and
 * entities whose posture is to be computed anew. Both are apart from the nodes,
 * whose rows are long and stay as they are.
 */
export class WaitingStore {
  /** Has nodes pass something on, beside what they are to pass on already. */
  async flag(tx: Knex, bits: ReadonlyMap<number, number>) {
    await insertRows(
      tx,
      'dependency_changed',
      [...bits]
        .filter(([, changed]) => changed !== 0)
        .sort(([a], [b]) => a - b)
        .map(([node_id, changed]) => ({ node_id, bits: changed })),
      {
        key: ['node_id'],
        merge: { bits: 'dependency_changed.bits | excluded.bits' },
      },
    );
  }

  /** How many nodes have something to pass on, and what all together, as bits. */
  async changed(knex: Knex): Promise<{ count: number; bits: number }> {
    const rows: { bits: number; count: number | string }[] = await knex(
      'dependency_changed',
    )
      .groupBy('bits')
      .select('bits')
      .count({ count: '*' });
    return {
      count: rows.reduce((sum, { count }) => sum + Number(count), 0),
      bits: rows.reduce((all, { bits }) => all | bits, 0),
    };
  }

  /** Has everything computed anew, whether anything about it changed or not. */
  async flagAll(tx: Knex) {
    await tx('dependency_changed').delete();
    await tx.raw(
      'insert into dependency_changed (node_id, bits) select node_id, ? from dependency_nodes',
      [EVERYTHING],
    );
  }

  async clearChanged(tx: Knex) {
    await tx('dependency_changed').delete();
  }

  /**
   * Also locks what is stale already: one that is being evaluated at this moment
   * is waited for, and is stale again when that is done.
   */
  async makeStale(tx: Knex, ids: Iterable<number>, now: Date) {
    await inChunks(
      [...new Set(ids)].sort((a, b) => a - b),
      async slice => {
        await insertRows(
          tx,
          'dependency_stale',
          slice.map(node_id => ({ node_id, since: now })),
          // By this condition a row that is there is locked and stays as it is.
          {
            key: ['node_id'],
            merge: { since: 'dependency_stale.since where false' },
          },
        );
        return [];
      },
      AT_ONCE,
    );
  }

  /**
   * Entities whose posture is to be computed anew, locked for this transaction:
   * those that wait longest, or the given ones. What somebody else works on is
   * passed over; it is stale still if that does not settle it.
   */
  async takeStale(
    tx: Knex,
    options: { limit: number; entityRefs?: string[] },
  ): Promise<string[]> {
    const stale = tx('dependency_stale').select('node_id').limit(options.limit);
    if (options.entityRefs) {
      stale.whereIn('node_id', idsOf(tx, options.entityRefs));
    } else {
      stale.orderBy('since');
    }
    stale.orderBy('node_id');
    if (tx.client.config.client === 'pg') stale.forUpdate().skipLocked();
    return tx
      .from(stale.as('s'))
      .join('dependency_refs as r', 'r.id', 's.node_id')
      .pluck('r.entity_ref');
  }

  async clearStale(tx: Knex, refs: string[]) {
    await tx('dependency_stale').whereIn('node_id', idsOf(tx, refs)).delete();
  }

  /** Has an entity wait until all others were evaluated. */
  async postpone(knex: Knex, entityRef: string, now: Date) {
    await knex('dependency_stale')
      .whereIn('node_id', idsOf(knex, [entityRef]))
      .update({ since: now });
  }

  /** How many entities are stale, and since when the oldest is; null: none is. */
  async countStale(
    knex: Knex,
  ): Promise<{ count: number; since: string | null }> {
    const row = await knex('dependency_stale')
      .count({ count: '*' })
      .min<{ count: number | string; since: StoredInstant | null }[]>({
        since: 'since',
      })
      .first();
    return { count: Number(row?.count ?? 0), since: toInstant(row?.since) };
  }
}

function idsOf(knex: Knex, refs: string[]) {
  return knex('dependency_refs')
    .where(isOneOf(knex, 'entity_ref', refs))
    .select('id');
}
