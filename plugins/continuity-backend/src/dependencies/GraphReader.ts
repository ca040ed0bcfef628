import {
  DependencyGraph,
  membersOf,
} from '@backstage-continuity/plugin-continuity-common';
import type { Knex } from 'knex';
import { isOneOf } from '../database';
import { GraphStore } from './GraphStore';
import { ends, ReachStore, type Direction } from './ReachStore';
import { toKnownNode } from './nodeText';
import type { KnownNode, StoredNode, Trait } from './rows';
import { TraitStore } from './TraitStore';

/** A part of the graph with what is computed of its nodes. */
export interface GraphPart {
  graph: DependencyGraph;
  nodes: Map<string, KnownNode>;
}

/** Reads the graph, for answers. */
export class GraphReader {
  readonly #database: Knex;
  readonly #store = new GraphStore();
  readonly #reach = new ReachStore();
  readonly #traits = new TraitStore();

  constructor(options: { database: Knex }) {
    this.#database = options.database;
  }

  /** Those of the entities that are in the catalog. */
  async nodes(refs: string[]): Promise<Map<string, KnownNode>> {
    return known(await this.#store.nodes(this.#database, refs));
  }

  /** The entities and everything they hard-need, directly or not. */
  async needsOf(refs: string[]): Promise<GraphPart> {
    return this.#part(
      await this.#reach.reachedFrom(this.#database, refs, 'needs'),
    );
  }

  /**
   * The entities and everything that hard-needs them, directly or not; what
   * these need besides is known to exist or not.
   */
  async neededBy(refs: string[]): Promise<GraphPart> {
    return this.#part(
      await this.#reach.reachedFrom(this.#database, refs, 'neededBy'),
    );
  }

  async #part(rows: StoredNode[]): Promise<GraphPart> {
    const nodes = known(rows);
    const members = [...nodes.values()].map(({ node }) => node);
    const beside = new Set(
      members.flatMap(node => node.needs.flatMap(membersOf)),
    );
    const unknown = [...beside].filter(ref => !nodes.has(ref));
    const others =
      unknown.length > 0
        ? await this.#store.present(this.#database, unknown)
        : [];
    return { graph: DependencyGraph.of(members, { others }), nodes };
  }

  /** Dependencies of any strength from these entities on. */
  async edges(
    refs: string[],
    direction: Direction,
  ): Promise<{ entityRef: string; targetRef: string }[]> {
    const { from, to } = ends[direction];
    const asked = direction === 'needs' ? 'entityRef' : 'targetRef';
    const found = direction === 'needs' ? 'targetRef' : 'entityRef';
    return this.#database('dependency_refs as a')
      .join('dependency_edges as e', `e.${from}`, 'a.id')
      .join('dependency_refs as f', 'f.id', `e.${to}`)
      .where(isOneOf(this.#database, 'a.entity_ref', refs))
      .select({ [asked]: 'a.entity_ref', [found]: 'f.entity_ref' });
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
    const rows: { entity_ref: string; value: string }[] = await this.#traits
      .have(this.#database)
      .where('t.trait', trait)
      .where(isOneOf(this.#database, 't.value', values))
      .join('dependency_refs as r', 'r.id', 'n.node_id')
      .select('r.entity_ref', 't.value');
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
    const query = this.#traits
      .have(this.#database)
      .join('dependency_refs as r', 'r.id', 'n.node_id')
      .select({ by: 't.trait', value: 't.value', entityRef: 'r.entity_ref' });
    containing(query, text);
    return query;
  }

  /** How many entities have each site, region, provider and technology. */
  async countTraits(
    text: string | undefined,
  ): Promise<{ by: Trait; value: string; entities: number }[]> {
    const query = this.#traits
      .have(this.#database)
      .select({ by: 't.trait', value: 't.value' })
      .count({ entities: '*' })
      .groupBy('t.trait', 't.value');
    containing(query, text);
    const rows = (await query) as {
      by: Trait;
      value: string;
      entities: number | string;
    }[];
    return rows.map(row => ({ ...row, entities: Number(row.entities) }));
  }
}

function known(rows: StoredNode[]): Map<string, KnownNode> {
  return new Map(rows.map(row => [row.entity_ref, toKnownNode(row)]));
}

function containing(query: Knex.QueryBuilder, text: string | undefined) {
  if (!text) return;
  query.whereRaw(`lower(t.value) like ? escape '\\'`, [
    `%${text
      .toLocaleLowerCase('en-US')
      .replace(/[\\%_]/g, character => `\\${character}`)}%`,
  ]);
}
