import type { Knex } from 'knex';
import { isOneOf } from '../database';
import { selectNodes } from './GraphStore';
import type { StoredNode } from './rows';

/** From which end of a dependency to the other. */
export type Direction = 'needs' | 'neededBy';

export const ends = {
  needs: { from: 'node_id', to: 'target_id' },
  neededBy: { from: 'target_id', to: 'node_id' },
} as const;

/** An entity and its number. */
export interface NumberedRef {
  id: number;
  entity_ref: string;
}

type Start = (query: Knex.QueryBuilder) => void;

/** SQL of what can be reached over dependencies. */
export class ReachStore {
  /**
   * Every node that those with one of these bits reach over hard dependencies,
   * they included.
   */
  reachedFromChanged(
    knex: Knex,
    bits: number,
    direction: Direction,
  ): Promise<StoredNode[]> {
    return reach(knex, selectNodes(knex), direction, withBits(bits));
  }

  /** The same without what is stored of them. */
  refsReachedFromChanged(
    knex: Knex,
    bits: number,
    direction: Direction,
  ): Promise<NumberedRef[]> {
    const refs = knex('dependency_nodes as n')
      .join('dependency_refs as r', 'r.id', 'n.node_id')
      .select('r.id', 'r.entity_ref');
    return reach(knex, refs, direction, withBits(bits));
  }

  /** The same from given entities. */
  reachedFrom(
    knex: Knex,
    refs: string[],
    direction: Direction,
    options: { operationOnly?: boolean } = {},
  ): Promise<StoredNode[]> {
    const start: Start = query =>
      query
        .select('sr.id')
        .from('dependency_refs as sr')
        .join('dependency_nodes as sn', 'sn.node_id', 'sr.id')
        .where(isOneOf(knex, 'sr.entity_ref', refs));
    return reach(knex, selectNodes(knex), direction, start, options);
  }

  /** Nodes at the other end of hard dependencies of these, which are left out. */
  neighbours(
    knex: Knex,
    ids: number[],
    direction: Direction,
  ): Promise<StoredNode[]> {
    const { from, to } = ends[direction];
    return selectNodes(knex)
      .whereIn(
        'n.node_id',
        knex('dependency_edges')
          .where('hard', true)
          .where(isOneOf(knex, from, ids))
          .select(to),
      )
      .whereNot(isOneOf(knex, 'n.node_id', ids));
  }

  /** Entities that name one of these as something they need. */
  dependents(
    knex: Knex,
    ids: number[],
    options: { hardOnly?: boolean } = {},
  ): Promise<NumberedRef[]> {
    const query = knex('dependency_edges as e')
      .join('dependency_refs as r', 'r.id', 'e.node_id')
      .where(isOneOf(knex, 'e.target_id', ids));
    if (options.hardOnly) query.where('e.hard', true);
    return query.distinct('r.id', 'r.entity_ref');
  }
}

function withBits(bits: number): Start {
  return query =>
    query
      .select('node_id')
      .from('dependency_changed')
      .whereRaw('(bits & ?) <> 0', [bits]);
}

/** Those of the nodes `n` of a select that can be reached. */
function reach<T>(
  knex: Knex,
  select: Knex.QueryBuilder<object, T>,
  direction: Direction,
  start: Start,
  options: { operationOnly?: boolean } = {},
) {
  const { from, to } = ends[direction];
  // `union` drops what was reached before, so that it ends on cycles.
  return select
    .withRecursive('reach', ['id'], query => {
      start(query);
      query.union(next => {
        next
          .select(`e.${to}`)
          .from('dependency_edges as e')
          .join('reach', 'reach.id', `e.${from}`)
          .where('e.hard', true);
        if (options.operationOnly) next.where('e.operation', true);
      });
    })
    .whereIn('n.node_id', knex.select('id').from('reach'));
}
