import type { Knex } from 'knex';
import { insertRows, isOneOf } from '../database';
import type { StoredNode } from './rows';

/** What of a node is not computed from others. */
export interface WrittenNode {
  node_id: number;
  facts: string;
  /** Numbers of what it can be lost by, JSON. */
  traits: string;
}

/** SQL of the nodes: what is stored of each, and what is computed. */
export class GraphStore {
  /**
   * Makes whoever else changes the graph wait, on whichever replica. What is
   * computed from neighbours is then computed from what is written.
   */
  async lock(tx: Knex) {
    await tx('dependency_lock').where({ id: 1 }).forUpdate().first();
  }

  /** Those of the entities that are in the catalog. */
  nodes(knex: Knex, refs: Iterable<string>): Promise<StoredNode[]> {
    return selectNodes(knex).where(
      isOneOf(knex, 'r.entity_ref', [...new Set(refs)]),
    );
  }

  /** The same by number. */
  nodesOf(knex: Knex, ids: number[]): Promise<StoredNode[]> {
    return selectNodes(knex).where(isOneOf(knex, 'n.node_id', ids));
  }

  /** Those of the entities that are in the catalog. */
  async present(knex: Knex, refs: string[]): Promise<Set<string>> {
    return new Set(
      await knex('dependency_refs as r')
        .join('dependency_nodes as n', 'n.node_id', 'r.id')
        .where(isOneOf(knex, 'r.entity_ref', refs))
        .pluck('r.entity_ref'),
    );
  }

  /** Nodes in the order of their numbers, without what is computed of them. */
  page(
    knex: Knex,
    after: number,
    limit: number,
  ): Promise<Omit<StoredNode, 'results'>[]> {
    return knex('dependency_nodes as n')
      .join('dependency_refs as r', 'r.id', 'n.node_id')
      .where('n.node_id', '>', after)
      .orderBy('n.node_id')
      .limit(limit)
      .select('r.id', 'r.entity_ref', 'n.facts');
  }

  /** What is computed of nodes with numbers in a range, both ends included. */
  async resultsBetween(
    knex: Knex,
    first: number,
    last: number,
  ): Promise<Map<number, string>> {
    const rows: { node_id: number; results: string }[] = await knex(
      'dependency_results',
    )
      .whereBetween('node_id', [first, last])
      .select('node_id', 'results');
    return new Map(rows.map(row => [row.node_id, row.results]));
  }

  async write(tx: Knex, rows: WrittenNode[]) {
    await insertRows(tx, 'dependency_nodes', rows, {
      key: ['node_id'],
      merge: ['facts', 'traits'],
    });
  }

  /** Forgets what is no longer in the catalog. */
  async remove(tx: Knex, gone: number[]) {
    for (const table of ['dependency_nodes', 'dependency_results']) {
      await deleteAll(tx, table, gone);
    }
  }

  /** What is computed by number; null: nothing but what a node is by itself. */
  async writeResults(tx: Knex, results: Map<number, string | null>) {
    const rows = [...results].flatMap(([node_id, text]) =>
      text === null ? [] : [{ node_id, results: text }],
    );
    await insertRows(tx, 'dependency_results', rows, {
      key: ['node_id'],
      merge: ['results'],
    });
    await deleteAll(
      tx,
      'dependency_results',
      [...results.keys()].filter(id => results.get(id) === null),
    );
  }
}

/** Select of nodes as `n` with their refs as `r`. */
export function selectNodes(knex: Knex) {
  return knex('dependency_nodes as n')
    .join('dependency_refs as r', 'r.id', 'n.node_id')
    .leftJoin('dependency_results as c', 'c.node_id', 'n.node_id')
    .select('r.id', 'r.entity_ref', 'n.facts', 'c.results');
}

async function deleteAll(tx: Knex, table: string, ids: number[]) {
  if (ids.length === 0) return;
  await tx(table).where(isOneOf(tx, 'node_id', ids)).delete();
}
