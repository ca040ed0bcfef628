import type { Knex } from 'knex';
import { inChunks, insertRows } from '../database';
import { StoredIds } from './StoredIds';
import type { Edge } from './rows';

/** What an entity named before, and what it names now. */
export interface EdgesChange {
  id: number;
  before: Edge[];
  after: Edge[];
}

/** SQL of what entities name as needed. */
export class EdgeStore {
  readonly #ids = new StoredIds();

  /** Writes what differs, and nothing else. */
  async write(tx: Knex, changes: EdgesChange[]) {
    const differ = changes.map(({ id, before, after }) => ({
      id,
      dropped: missingIn(before, after),
      added: missingIn(after, before),
    }));
    const ids = await this.#ids.give(
      tx,
      differ.flatMap(({ dropped, added }) =>
        [...dropped, ...added].map(edge => edge.targetRef),
      ),
    );
    const dropped = differ.flatMap(change =>
      change.dropped.map(edge => [change.id, ids.get(edge.targetRef)!]),
    );
    await inChunks(dropped, async slice => {
      await tx('dependency_edges')
        .whereIn(['node_id', 'target_id'], slice)
        .delete();
      return [];
    });
    await insertRows(
      tx,
      'dependency_edges',
      differ.flatMap(({ id, added }) =>
        added.map(({ targetRef, hard, operation }) => ({
          node_id: id,
          target_id: ids.get(targetRef)!,
          hard,
          operation,
        })),
      ),
    );
  }
}

/** An edge as text, to tell whether it is another one. */
function edgeKey({ targetRef, hard, operation }: Edge): string {
  return `${hard} ${operation} ${targetRef}`;
}

/** Those of the edges that are not among the others. */
export function missingIn(edges: Edge[], others: Edge[]): Edge[] {
  const keys = new Set(others.map(edgeKey));
  return edges.filter(edge => !keys.has(edgeKey(edge)));
}
