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
    const restructured = await this.#store.reachedFromChanged(
      tx,
      CHANGED.structure,
      'needs',
    );
    const differing =
      changed > WHOLE_FROM
        ? await this.#computeAll(tx)
        : await this.#computeReached(tx);
    await this.#store.writeComputed(tx, differing, now);
    const written = new Set(differing.map(row => row.entity_ref));
    const rest = restructured.filter(ref => !written.has(ref));
    await this.#store.makeStale(tx, rest, now);
    await this.#store.clearChanged(tx);
    return [...written, ...rest];
  }

  async #computeAll(tx: Knex): Promise<PresentRow[]> {
    const rows = await this.#store.allPresent(tx);
    const graph = DependencyGraph.of(rows.map(row => toKnownNode(row).node));
    return differingIn(rows, inheritNeeds(graph), forecastAll(graph));
  }

  async #computeReached(tx: Knex): Promise<PresentRow[]> {
    const below = await this.#store.present(
      tx,
      await this.#store.reachedFromChanged(tx, CHANGED.needs, 'needs'),
    );
    const above = await this.#store.present(
      tx,
      await this.#store.reachedFromChanged(tx, CHANGED.recovery, 'neededBy'),
    );
    const rows = new Map(
      [...below, ...above].map(row => [row.entity_ref, row]),
    );
    return differingIn(
      [...rows.values()],
      await this.#inherit(tx, below),
      await this.#forecast(tx, above),
    );
  }

  /** What is needed of these and all that they need, given the rest. */
  async #inherit(
    tx: Knex,
    rows: PresentRow[],
  ): Promise<Map<string, InheritedNeeds>> {
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
    const all = inheritNeeds(graph, given);
    return new Map([...all].filter(([ref]) => region.has(ref)));
  }

  /** How these and all that needs them come back, given the rest. */
  async #forecast(
    tx: Knex,
    rows: PresentRow[],
  ): Promise<Map<string, NodeForecast>> {
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
    return forecastAll(graph, given);
  }
}

/** Those of the rows that come out differently, as they are to be written. */
function differingIn(
  rows: PresentRow[],
  inherited: Map<string, InheritedNeeds>,
  forecasts: Map<string, NodeForecast>,
): PresentRow[] {
  return rows.flatMap(row => {
    const needs = inherited.get(row.entity_ref);
    const forecast = forecasts.get(row.entity_ref);
    const computed = {
      ...row,
      inherited: needs ? JSON.stringify(needs) : row.inherited,
      forecast: forecast ? JSON.stringify(forecast) : row.forecast,
    };
    return computed.inherited === row.inherited &&
      computed.forecast === row.forecast
      ? []
      : [computed];
  });
}
