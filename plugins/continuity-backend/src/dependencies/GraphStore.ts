import type { Knex } from 'knex';
import { inChunks, refOrder, toInstant } from '../database';
import { CHANGED, type EdgeRow, type NodeRow, type TraitRow } from './rows';

/** Columns of a node that is in the catalog. */
export type PresentRow = NodeRow & { facts: string };

/** From which end of a dependency to the other. */
export type Direction = 'needs' | 'neededBy';

const ends = {
  needs: { from: 'entity_ref', to: 'target_ref' },
  neededBy: { from: 'target_ref', to: 'entity_ref' },
} as const;

/** SQL of the graph: rows, and what can be reached from some of them. */
export class GraphStore {
  /**
   * Makes whoever else changes the graph wait, on whichever replica. What is
   * computed from neighbours is then computed from what is written.
   */
  async lock(tx: Knex) {
    await tx('dependency_lock').where({ id: 1 }).forUpdate().first();
  }

  nodes(knex: Knex, refs: string[]): Promise<NodeRow[]> {
    return inChunks(refs, slice =>
      knex<NodeRow>('dependency_nodes').whereIn('entity_ref', slice).select(),
    );
  }

  async present(knex: Knex, refs: string[]): Promise<PresentRow[]> {
    const rows = await this.nodes(knex, refs);
    return rows.filter((row): row is PresentRow => row.facts !== null);
  }

  allPresent(knex: Knex): Promise<PresentRow[]> {
    return knex('dependency_nodes').whereNotNull('facts').select();
  }

  async upsertNodes(tx: Knex, rows: Omit<NodeRow, 'inherited' | 'forecast'>[]) {
    await inChunks(
      [...rows].sort((a, b) => (a.entity_ref < b.entity_ref ? -1 : 1)),
      async slice => {
        await tx('dependency_nodes')
          .insert(slice)
          .onConflict('entity_ref')
          .merge({
            facts: tx.raw('excluded.facts'),
            changed: tx.raw('dependency_nodes.changed | excluded.changed'),
            stale_since: tx.raw(
              'coalesce(dependency_nodes.stale_since, excluded.stale_since)',
            ),
          });
        return [];
      },
      200,
    );
  }

  /**
   * Writes what was computed of nodes, which are there, and all that follows from
   * it for them, at once: each time that a row is written it is written as a
   * whole. What they had to pass on is passed on, and they are stale.
   */
  async writeComputed(
    tx: Knex,
    rows: Pick<NodeRow, 'entity_ref' | 'inherited' | 'forecast'>[],
    now: Date,
  ) {
    await inChunks(
      [...rows].sort((a, b) => (a.entity_ref < b.entity_ref ? -1 : 1)),
      async slice => {
        await tx('dependency_nodes')
          .insert(
            slice.map(({ entity_ref, inherited, forecast }) => ({
              entity_ref,
              inherited,
              forecast,
              changed: 0,
              stale_since: now,
            })),
          )
          .onConflict('entity_ref')
          .merge({
            inherited: tx.raw('excluded.inherited'),
            forecast: tx.raw('excluded.forecast'),
            changed: 0,
            stale_since: tx.raw(
              'coalesce(dependency_nodes.stale_since, excluded.stale_since)',
            ),
          });
        return [];
      },
    );
  }

  /** Forgets those that are gone, once all others have heard of it. */
  async removeGone(tx: Knex, refs: string[]) {
    await inChunks(refs, async slice => {
      await tx('dependency_nodes')
        .whereIn('entity_ref', slice)
        .whereNull('facts')
        .where('changed', 0)
        .delete();
      return [];
    });
  }

  /** Replaces what the entities name as needed and what they can be lost by. */
  async replaceLinks(
    tx: Knex,
    refs: string[],
    edges: EdgeRow[],
    traits: TraitRow[],
  ) {
    await inChunks(refs, async slice => {
      await tx('dependency_edges').whereIn('entity_ref', slice).delete();
      await tx('dependency_traits').whereIn('entity_ref', slice).delete();
      return [];
    });
    for (const [table, rows] of [
      ['dependency_edges', edges],
      ['dependency_traits', traits],
    ] as const) {
      await inChunks<object, never>(rows, async slice => {
        await tx(table).insert(slice);
        return [];
      });
    }
  }

  /** Has the nodes pass something on; those that are none are passed over. */
  async flag(tx: Knex, refs: string[], bits: number) {
    await inChunks([...refs].sort(), async slice => {
      await tx('dependency_nodes')
        .whereIn('entity_ref', slice)
        .whereRaw('(changed & ?) <> ?', [bits, bits])
        .update({ changed: tx.raw('changed | ?', [bits]) });
      return [];
    });
  }

  /**
   * Also locks rows that are stale already: one that is being evaluated at this
   * moment is waited for, and is stale again when that is done.
   */
  async makeStale(tx: Knex, refs: string[], now: Date) {
    await inChunks([...refs].sort(), async slice => {
      await tx('dependency_nodes')
        .whereIn('entity_ref', slice)
        .orderBy(refOrder(tx))
        .forUpdate()
        .pluck('entity_ref');
      await tx('dependency_nodes')
        .whereIn('entity_ref', slice)
        .whereNull('stale_since')
        .update({ stale_since: now });
      return [];
    });
  }

  /** Entities that name one of these as something they need. */
  dependents(
    knex: Knex,
    refs: string[],
    options: { hardOnly?: boolean } = {},
  ): Promise<string[]> {
    return inChunks(refs, slice => {
      const query = knex('dependency_edges').whereIn('target_ref', slice);
      if (options.hardOnly) query.where('hard', true);
      return query.distinct().pluck('entity_ref');
    });
  }

  /** How many nodes have something to pass on. */
  async countChanged(knex: Knex): Promise<number> {
    const row = await knex('dependency_nodes')
      .whereNot('changed', 0)
      .count({ count: '*' })
      .first();
    return Number(row?.count ?? 0);
  }

  /** Has everything computed anew, whether anything about it changed or not. */
  async flagAll(tx: Knex) {
    await tx('dependency_nodes').update({
      changed: CHANGED.needs | CHANGED.recovery | CHANGED.structure,
    });
  }

  async clearChanged(tx: Knex) {
    await tx('dependency_nodes').whereNot('changed', 0).update({ changed: 0 });
  }

  /** Everything that nodes with one of these bits reach over hard dependencies, they included. */
  reachedFromChanged(
    knex: Knex,
    bits: number,
    direction: Direction,
  ): Promise<string[]> {
    return this.#reach(knex, direction, start =>
      start
        .select('entity_ref')
        .from('dependency_nodes')
        .whereRaw('(changed & ?) <> 0', [bits]),
    );
  }

  /** The same from given entities. */
  async reachedFrom(
    knex: Knex,
    refs: string[],
    direction: Direction,
    options: { operationOnly?: boolean } = {},
  ): Promise<Set<string>> {
    const reached = await inChunks(
      refs,
      slice =>
        this.#reach(
          knex,
          direction,
          start =>
            start
              .select('entity_ref')
              .from('dependency_nodes')
              .whereIn('entity_ref', slice),
          options,
        ),
      200,
    );
    return new Set([...refs, ...reached]);
  }

  async #reach(
    knex: Knex,
    direction: Direction,
    start: (query: Knex.QueryBuilder) => void,
    options: { operationOnly?: boolean } = {},
  ): Promise<string[]> {
    const { from, to } = ends[direction];
    // `union` drops what was reached before, so that it ends on cycles.
    const rows: { ref: string }[] = await knex
      .withRecursive('reach', ['ref'], query => {
        start(query);
        query.union(next => {
          next
            .select(`e.${to}`)
            .from('dependency_edges as e')
            .join('reach as r', 'r.ref', `e.${from}`)
            .where('e.hard', true);
          if (options.operationOnly) next.where('e.operation', true);
        });
      })
      .select('ref')
      .from('reach');
    return rows.map(row => row.ref);
  }

  /** Targets or sources of hard dependencies of these entities. */
  neighbours(
    knex: Knex,
    refs: string[],
    direction: Direction,
  ): Promise<string[]> {
    const { from, to } = ends[direction];
    return inChunks(refs, slice =>
      knex('dependency_edges')
        .whereIn(from, slice)
        .where('hard', true)
        .distinct()
        .pluck(to),
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
    const query = tx('dependency_nodes')
      .whereNotNull('stale_since')
      .limit(options.limit);
    if (options.entityRefs) {
      query.whereIn('entity_ref', options.entityRefs).orderBy(refOrder(tx));
    } else {
      query.orderBy('stale_since').orderBy('entity_ref');
    }
    if (tx.client.config.client === 'pg') {
      query.forUpdate().skipLocked();
    }
    return query.pluck('entity_ref');
  }

  async clearStale(tx: Knex, refs: string[]) {
    await inChunks(refs, async slice => {
      await tx('dependency_nodes')
        .whereIn('entity_ref', slice)
        .whereNotNull('facts')
        .update({ stale_since: null });
      return [];
    });
  }

  /** Has an entity wait until all others were evaluated. */
  async postpone(knex: Knex, entityRef: string, now: Date) {
    await knex('dependency_nodes')
      .where({ entity_ref: entityRef })
      .whereNotNull('stale_since')
      .update({ stale_since: now });
  }

  /** How many entities are stale, and since when the oldest is; null: none is. */
  async countStale(
    knex: Knex,
  ): Promise<{ count: number; since: string | null }> {
    const row = await knex('dependency_nodes')
      .whereNotNull('stale_since')
      .count({ count: '*' })
      .min({ since: 'stale_since' })
      .first();
    return { count: Number(row?.count ?? 0), since: toInstant(row?.since) };
  }
}
