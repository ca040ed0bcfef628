import {
  DependencyGraph,
  forecastAll,
  inheritNeeds,
  type InheritedNeeds,
  type NodeForecast,
} from '@backstage-continuity/plugin-continuity-common';
import type { Knex } from 'knex';
import { GraphStore, type PresentRow } from './GraphStore';
import { CHANGED, toKnownNode } from './rows';

/** Above this many changes it is quicker to compute the whole graph. */
const WHOLE_FROM = 2000;

/**
 * Carries what changed through the graph: what is needed of entities flows to
 * what they need, recovery times flow to what needs them. Only what a change
 * reaches is read and written, and it comes to the same as computing everything.
 */
export class GraphSpreader {
  readonly #store = new GraphStore();

  /**
   * The caller holds the lock of the graph.
   *
   * @returns entities that became stale
   */
  async spread(tx: Knex, now: Date): Promise<string[]> {
    const changed = await this.#store.countChanged(tx);
    if (changed === 0) return [];
    const stale =
      changed > WHOLE_FROM
        ? await this.#computeAll(tx)
        : await this.#computeReached(tx);
    await this.#store.makeStale(tx, stale, now);
    await this.#store.clearChanged(tx);
    return stale;
  }

  async #computeAll(tx: Knex): Promise<string[]> {
    const rows = await this.#store.allPresent(tx);
    const graph = DependencyGraph.of(rows.map(row => toKnownNode(row).node));
    const written = [
      ...(await this.#write(tx, rows, 'inherited', inheritNeeds(graph))),
      ...(await this.#write(tx, rows, 'forecast', forecastAll(graph))),
    ];
    const restructured = await this.#store.reachedFromChanged(
      tx,
      CHANGED.structure,
      'needs',
    );
    return [...new Set([...written, ...restructured])];
  }

  async #computeReached(tx: Knex): Promise<string[]> {
    const restructured = await this.#store.reachedFromChanged(
      tx,
      CHANGED.structure,
      'needs',
    );
    const below = await this.#store.present(
      tx,
      await this.#store.reachedFromChanged(tx, CHANGED.needs, 'needs'),
    );
    const above = await this.#store.present(
      tx,
      await this.#store.reachedFromChanged(tx, CHANGED.recovery, 'neededBy'),
    );
    return [
      ...new Set([
        ...restructured,
        ...(await this.#inherit(tx, below)),
        ...(await this.#forecast(tx, above)),
      ]),
    ];
  }

  /** What is needed of these and all that they need, given the rest. */
  async #inherit(tx: Knex, rows: PresentRow[]): Promise<string[]> {
    const region = new Set(rows.map(row => row.entity_ref));
    const outside = (
      await this.#store.neighbours(tx, [...region], 'neededBy')
    ).filter(ref => !region.has(ref));
    const known = (await this.#store.present(tx, [...new Set(outside)])).map(
      toKnownNode,
    );
    const graph = DependencyGraph.of([
      ...rows.map(row => toKnownNode(row).node),
      ...known.map(({ node }) => node),
    ]);
    const given = new Map(
      known.flatMap(({ node, inherited }) =>
        inherited ? [[node.entityRef, inherited]] : [],
      ),
    );
    return this.#write(tx, rows, 'inherited', inheritNeeds(graph, given));
  }

  /** How these and all that needs them come back, given the rest. */
  async #forecast(tx: Knex, rows: PresentRow[]): Promise<string[]> {
    const region = new Set(rows.map(row => row.entity_ref));
    const outside = (
      await this.#store.neighbours(tx, [...region], 'needs')
    ).filter(ref => !region.has(ref));
    const given = new Map(
      (await this.#store.present(tx, [...new Set(outside)])).flatMap(row => {
        const { forecast } = toKnownNode(row);
        return forecast ? [[row.entity_ref, forecast]] : [];
      }),
    );
    const graph = DependencyGraph.of(rows.map(row => toKnownNode(row).node));
    return this.#write(tx, rows, 'forecast', forecastAll(graph, given));
  }

  /** Writes what came out differently, and says of which. */
  async #write(
    tx: Knex,
    rows: PresentRow[],
    column: 'inherited' | 'forecast',
    computed: Map<string, InheritedNeeds> | Map<string, NodeForecast>,
  ): Promise<string[]> {
    const texts = new Map<string, string>();
    for (const row of rows) {
      const text = JSON.stringify(computed.get(row.entity_ref));
      if (text !== row[column]) texts.set(row.entity_ref, text);
    }
    await this.#store.writeComputed(tx, column, texts);
    return [...texts.keys()];
  }
}
