import type { Knex } from 'knex';
import { insertRows, isOneOf } from '../database';

/**
 * Numbers of refs. Only who holds the lock of the graph gives some or takes them
 * away, so that nobody else does meanwhile.
 */
export class StoredIds {
  /** Numbers of those that have one, with the facts of those in the catalog. */
  async known(
    knex: Knex,
    refs: string[],
  ): Promise<Map<string, { id: number; facts: string | null }>> {
    const rows: { id: number; entity_ref: string; facts: string | null }[] =
      await knex('dependency_refs as r')
        .leftJoin('dependency_nodes as n', 'n.node_id', 'r.id')
        .where(isOneOf(knex, 'r.entity_ref', refs))
        .select('r.id', 'r.entity_ref', 'n.facts');
    return new Map(rows.map(row => [row.entity_ref, row]));
  }

  /** Gives numbers to all that have none. */
  async give(tx: Knex, refs: Iterable<string>): Promise<Map<string, number>> {
    const wanted = [...new Set(refs)];
    const ids = await this.#idsOf(tx, wanted);
    const missing = wanted.filter(ref => !ids.has(ref)).sort();
    if (missing.length === 0) return ids;
    await insertRows(
      tx,
      'dependency_refs',
      missing.map(entity_ref => ({ entity_ref })),
    );
    return new Map([...ids, ...(await this.#idsOf(tx, missing))]);
  }

  async #idsOf(knex: Knex, refs: string[]): Promise<Map<string, number>> {
    if (refs.length === 0) return new Map();
    const rows: { id: number; entity_ref: string }[] = await knex(
      'dependency_refs',
    )
      .where(isOneOf(knex, 'entity_ref', refs))
      .select('id', 'entity_ref');
    return new Map(rows.map(row => [row.entity_ref, row.id]));
  }

  /** Takes the numbers of what is neither in the catalog, nor named, nor waited for. */
  async removeUnused(tx: Knex) {
    const query = tx('dependency_refs');
    for (const [table, column] of [
      ['dependency_nodes', 'node_id'],
      ['dependency_edges', 'target_id'],
      ['dependency_changed', 'node_id'],
      ['dependency_stale', 'node_id'],
    ]) {
      query.whereNotExists(
        tx(table).whereRaw('?? = dependency_refs.id', [`${table}.${column}`]),
      );
    }
    await query.delete();
  }
}
