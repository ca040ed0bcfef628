import {
  DependencyGraph,
  forecastInSteps,
  inheritInSteps,
  type DependencyNode,
} from '@backstage-continuity/plugin-continuity-common';
import type { Knex } from 'knex';
import { GraphStore } from './GraphStore';
import { inTurns, stepsOf } from './inTurns';
import { toNode, toResults } from './nodeText';
import type { NumberedRef } from './ReachStore';

/** So many are read, or written, by one statement. */
const PAGE = 500;

/**
 * Computes everything. In memory are the nodes and what was found of them in
 * numbers; what is made of these, and what is stored, are there for one page at a
 * time. Others have their turn all the while.
 */
export class WholeGraph {
  readonly #store = new GraphStore();

  /** @returns what came out differently */
  async compute(tx: Knex): Promise<NumberedRef[]> {
    const { ids, nodes } = await this.#read(tx);
    const graph = await inTurns(DependencyGraph.inSteps(nodes));
    const inherited = await inTurns(inheritInSteps(graph));
    const forecast = await inTurns(forecastInSteps(graph));
    const differing: NumberedRef[] = [];
    for (let start = 0; start < nodes.length; start += PAGE) {
      const texts = await inTurns(
        stepsOf(nodes.slice(start, start + PAGE), node => {
          const index = graph.indexOf(node.entityRef)!;
          return toResults({
            node,
            inherited: inherited(index, node),
            forecast: forecast(index),
          });
        }),
      );
      const page = ids.slice(start, start + PAGE);
      const stored = await this.#store.resultsBetween(
        tx,
        page[0],
        page[page.length - 1],
      );
      const written = new Map<number, string | null>();
      page.forEach((id, at) => {
        if (texts[at] !== (stored.get(id) ?? null)) {
          written.set(id, texts[at]);
          differing.push({ id, entity_ref: nodes[start + at].entityRef });
        }
      });
      await this.#store.writeResults(tx, written);
    }
    return differing;
  }

  async #read(tx: Knex) {
    const ids: number[] = [];
    const nodes: DependencyNode[] = [];
    for (;;) {
      const after = ids.length > 0 ? ids[ids.length - 1] : 0;
      const rows = await this.#store.page(tx, after, PAGE);
      for (const row of rows) ids.push(row.id);
      for (const node of await inTurns(stepsOf(rows, toNode))) nodes.push(node);
      if (rows.length < PAGE) return { ids, nodes };
    }
  }
}
