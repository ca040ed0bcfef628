import {
  DependencyGraph,
  forecastInSteps,
  inheritInSteps,
  type InheritedNeeds,
  type NodeForecast,
} from '@backstage-continuity/plugin-continuity-common';
import type { Knex } from 'knex';
import { GraphStore } from './GraphStore';
import { inTurns, stepsOf } from './inTurns';
import { toKnownNode, toResults } from './nodeText';
import { ReachStore, type Direction, type NumberedRef } from './ReachStore';
import { CHANGED, type KnownNode, type StoredNode } from './rows';
import { WaitingStore } from './WaitingStore';
import { WholeGraph } from './WholeGraph';

/** Above this many changes it is quicker to compute the whole graph. */
const WHOLE_FROM = 2000;

/**
 * Carries what changed through the graph: what is needed of entities flows to
 * what they need, recovery times flow to what needs them. Only what a change
 * reaches is read and written, and it comes to the same as computing everything.
 */
export class GraphSpreader {
  readonly #store = new GraphStore();
  readonly #reach = new ReachStore();
  readonly #waiting = new WaitingStore();
  readonly #whole = new WholeGraph();

  /** Whether anything is to be carried on. */
  async waits(knex: Knex): Promise<boolean> {
    return (await this.#waiting.changed(knex)).count > 0;
  }

  /**
   * The caller holds the lock of the graph.
   *
   * @returns entities that became stale
   */
  async spread(tx: Knex, now: Date): Promise<string[]> {
    const { count, bits } = await this.#waiting.changed(tx);
    if (count === 0) return [];
    const stale: NumberedRef[] =
      (bits & CHANGED.structure) === 0
        ? []
        : await this.#reach.refsReachedFromChanged(
            tx,
            CHANGED.structure,
            'needs',
          );
    const differing =
      count > WHOLE_FROM
        ? await this.#whole.compute(tx)
        : await this.#computeReached(tx, bits);
    for (const row of differing) stale.push(row);
    await this.#waiting.makeStale(
      tx,
      stale.map(({ id }) => id),
      now,
    );
    await this.#waiting.clearChanged(tx);
    return [...new Set(stale.map(row => row.entity_ref))];
  }

  async #computeReached(tx: Knex, bits: number): Promise<NumberedRef[]> {
    const reached = (bit: number, direction: Direction) =>
      (bits & bit) === 0
        ? []
        : this.#reach.reachedFromChanged(tx, bit, direction);
    const below = await toPart(await reached(CHANGED.needs, 'needs'));
    const above = await toPart(await reached(CHANGED.recovery, 'neededBy'));
    const inherited = await this.#inherit(tx, below);
    const forecasts = await this.#forecast(tx, above);
    const rows = await inTurns(
      stepsOf(new Map([...below, ...above]).values(), ({ row, known }) => ({
        ...row,
        before: row.results,
        results: toResults({
          node: known.node,
          inherited: inherited(row.entity_ref) ?? known.inherited,
          forecast: forecasts(row.entity_ref) ?? known.forecast,
        }),
      })),
    );
    const differing = rows.filter(({ before, results }) => before !== results);
    await this.#store.writeResults(
      tx,
      new Map(differing.map(({ id, results }) => [id, results])),
    );
    return differing;
  }

  /** What is needed of these and all that they need, given the rest. */
  async #inherit(
    tx: Knex,
    part: Part,
  ): Promise<(ref: string) => InheritedNeeds | undefined> {
    if (part.size === 0) return () => undefined;
    const outside = await this.#outside(tx, part, 'neededBy');
    const graph = await inTurns(
      DependencyGraph.inSteps(
        [...part.values(), ...outside].map(({ known }) => known.node),
      ),
    );
    const given = outside.map(
      ({ known }) => [known.node.entityRef, known.inherited] as const,
    );
    const inherited = await inTurns(inheritInSteps(graph, new Map(given)));
    return ref => {
      const node = part.get(ref)?.known.node;
      return node && inherited(graph.indexOf(ref)!, node);
    };
  }

  /** How these and all that needs them come back, given the rest. */
  async #forecast(
    tx: Knex,
    part: Part,
  ): Promise<(ref: string) => NodeForecast | undefined> {
    if (part.size === 0) return () => undefined;
    const outside = await this.#outside(tx, part, 'needs');
    const graph = await inTurns(
      DependencyGraph.inSteps(
        [...part.values()].map(({ known }) => known.node),
      ),
    );
    const given = outside.map(
      ({ known }) => [known.node.entityRef, known.forecast] as const,
    );
    const forecast = await inTurns(forecastInSteps(graph, new Map(given)));
    return ref => (part.has(ref) ? forecast(graph.indexOf(ref)!) : undefined);
  }

  async #outside(tx: Knex, part: Part, direction: Direction) {
    const ids = [...part.values()].map(({ row }) => row.id);
    const rows = await this.#reach.neighbours(tx, ids, direction);
    return [...(await toPart(rows)).values()];
  }
}

/** Nodes by ref, as they are stored and what that says. */
type Part = Map<string, { row: StoredNode; known: KnownNode }>;

async function toPart(rows: StoredNode[]): Promise<Part> {
  const known = await inTurns(stepsOf(rows, toKnownNode));
  return new Map(
    rows.map((row, at) => [row.entity_ref, { row, known: known[at] }]),
  );
}
