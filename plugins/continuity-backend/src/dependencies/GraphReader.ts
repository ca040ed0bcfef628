import {
  DependencyGraph,
  membersOf,
} from '@backstage-continuity/plugin-continuity-common';
import type { Knex } from 'knex';
import { inChunks } from '../database';
import { GraphStore, type Direction } from './GraphStore';
import { toKnownNode, type KnownNode, type Trait } from './rows';

/** A part of the graph with what is computed of its nodes. */
export interface GraphPart {
  graph: DependencyGraph;
  nodes: Map<string, KnownNode>;
}

/** Reads the graph, for answers. */
export class GraphReader {
  readonly #database: Knex;
  readonly #store = new GraphStore();

  constructor(options: { database: Knex }) {
    this.#database = options.database;
  }

  /** Those of the entities that are in the catalog. */
  async nodes(refs: string[]): Promise<Map<string, KnownNode>> {
    const rows = await this.#store.present(this.#database, [...new Set(refs)]);
    return new Map(rows.map(row => [row.entity_ref, toKnownNode(row)]));
  }

  /** The entities and everything they hard-need, directly or not. */
  async needsOf(refs: string[]): Promise<GraphPart> {
    return this.#part(
      await this.#store.reachedFrom(this.#database, refs, 'needs'),
    );
  }

  /**
   * The entities and everything that hard-needs them, directly or not; what
   * these need besides is known to exist or not.
   */
  async neededBy(refs: string[]): Promise<GraphPart> {
    return this.#part(
      await this.#store.reachedFrom(this.#database, refs, 'neededBy'),
    );
  }

  async #part(refs: Iterable<string>): Promise<GraphPart> {
    const nodes = await this.nodes([...refs]);
    const rows = [...nodes.values()].map(({ node }) => node);
    const beside = new Set(rows.flatMap(node => node.needs.flatMap(membersOf)));
    const others = await inChunks(
      [...beside].filter(ref => !nodes.has(ref)),
      slice =>
        this.#database('dependency_nodes')
          .whereIn('entity_ref', slice)
          .whereNotNull('facts')
          .pluck('entity_ref'),
    );
    return { graph: DependencyGraph.of(rows, { others }), nodes };
  }

  /** Dependencies of any strength from these entities on. */
  async edges(
    refs: string[],
    direction: Direction,
  ): Promise<{ entityRef: string; targetRef: string }[]> {
    const from = direction === 'needs' ? 'entity_ref' : 'target_ref';
    return inChunks(refs, slice =>
      this.#database('dependency_edges')
        .whereIn(from, slice)
        .select({ entityRef: 'entity_ref', targetRef: 'target_ref' }),
    );
  }

  /** What says of itself that it needs one of these. */
  namersOf(
    refs: string[],
  ): Promise<{ entityRef: string; targetRef: string }[]> {
    return this.edges(refs, 'neededBy');
  }

  /** Entities that have one of these values of a trait, by value. */
  async withTrait(
    trait: Trait,
    values: string[],
  ): Promise<Map<string, string[]>> {
    const rows: { entity_ref: string; value: string }[] = await inChunks(
      values,
      slice =>
        this.#database('dependency_traits')
          .where({ trait })
          .whereIn('value', slice)
          .select('entity_ref', 'value'),
    );
    const byValue = new Map<string, string[]>();
    for (const { entity_ref: ref, value } of rows) {
      const refs = byValue.get(value) ?? [];
      refs.push(ref);
      byValue.set(value, refs);
    }
    return byValue;
  }

  /** The entities behind {@link countTraits}, for callers who do not see them all. */
  async traitsOf(
    text: string | undefined,
  ): Promise<{ by: Trait; value: string; entityRef: string }[]> {
    const query = this.#database('dependency_traits').select({
      by: 'trait',
      value: 'value',
      entityRef: 'entity_ref',
    });
    containing(query, text);
    return query;
  }

  /** How many entities have each site, region, provider and technology. */
  async countTraits(
    text: string | undefined,
  ): Promise<{ by: Trait; value: string; entities: number }[]> {
    const query = this.#database('dependency_traits')
      .select({ by: 'trait', value: 'value' })
      .count({ entities: '*' })
      .groupBy('trait', 'value');
    containing(query, text);
    const rows = (await query) as {
      by: Trait;
      value: string;
      entities: number | string;
    }[];
    return rows.map(row => ({ ...row, entities: Number(row.entities) }));
  }
}

function containing(query: Knex.QueryBuilder, text: string | undefined) {
  if (!text) return;
  query.whereRaw(`lower(value) like ? escape '\\'`, [
    `%${text
      .toLocaleLowerCase('en-US')
      .replace(/[\\%_]/g, character => `\\${character}`)}%`,
  ]);
}
