import { InputError } from '@backstage/errors';
import type {
  DependencyEdge,
  DependencyList,
} from '@backstage-continuity/plugin-continuity-common';
import type { Knex } from 'knex';
import { z } from 'zod';
import { decodeCursor, encodeCursor } from '../../database';
import { GraphReader } from '../../dependencies';
import type { Access } from '../../http';
import type { InventoryService } from '../../inventory';
import { Names } from '../Names';
import { edgeBetween } from './dependencyEdge';
import { NodeSummaries } from './NodeSummaries';
import { targetsOf } from './targets';

/** Entities at most that one question may reach. */
const REACHED_AT_MOST = 20_000;

/** What was found from a root on, level by level. */
interface Found {
  /** Steps from the root, which has none. */
  steps: Map<string, number>;
  edges: { entityRef: string; targetRef: string }[];
  /** Entities at the last level that have further ones. */
  unfinished: Set<string>;
}

/** Answers what an entity needs and what needs it. */
export class DependencyReader {
  readonly #database: Knex;
  readonly #graph: GraphReader;
  readonly #inventory: InventoryService;
  readonly #summaries: NodeSummaries;

  constructor(options: { database: Knex; inventory: InventoryService }) {
    this.#database = options.database;
    this.#graph = new GraphReader(options);
    this.#inventory = options.inventory;
    this.#summaries = new NodeSummaries(options);
  }

  /**
   * @throws NotFoundError when the entity is unknown or not visible
   * @throws InputError when more is within the depth than one answer is about
   */
  async list(
    access: Access,
    entityRef: string,
    query: {
      direction: 'needs' | 'needed-by';
      depth: number;
      cursor?: string;
      limit: number;
    },
    now: string,
  ): Promise<DependencyList> {
    await access.require([entityRef]);
    const direction = query.direction === 'needs' ? 'needs' : 'neededBy';
    const found = await this.#search(entityRef, direction, query.depth);
    const refs = [...found.steps.keys()];
    const names = await Names.of(this.#inventory, access, refs, unknown =>
      this.#graph.namersOf(unknown),
    );
    const seen = refs.filter(ref => ref !== entityRef && names.sees(ref));
    const start =
      query.cursor === undefined
        ? 0
        : decodeCursor(query.cursor, z.number().int().min(0));
    const page = seen.slice(start, start + query.limit);
    const entities = await this.#summaries.of([entityRef, ...page], names, now);
    return {
      root: entities.get(entityRef)!,
      direction: query.direction,
      depth: query.depth,
      items: page.map(ref => ({
        ...entities.get(ref)!,
        steps: found.steps.get(ref)!,
        hasMore: found.unfinished.has(ref),
      })),
      edges: await this.#edges(found, page, [
        entityRef,
        ...seen.slice(0, start + page.length),
      ]),
      total: seen.length,
      hidden: refs.length - 1 - seen.length,
      nextCursor:
        start + query.limit < seen.length
          ? encodeCursor(start + query.limit)
          : null,
    };
  }

  /** Level by level, each in the order of refs; one level further to know what goes on. */
  async #search(
    root: string,
    direction: 'needs' | 'neededBy',
    depth: number,
  ): Promise<Found> {
    const steps = new Map([[root, 0]]);
    const edges: Found['edges'] = [];
    const unfinished = new Set<string>();
    let level = [root];
    for (let step = 1; level.length > 0 && step <= depth + 1; step++) {
      const next = new Set<string>();
      for (const edge of await this.#graph.edges(level, direction)) {
        const [from, to] =
          direction === 'needs'
            ? [edge.entityRef, edge.targetRef]
            : [edge.targetRef, edge.entityRef];
        if (step <= depth || steps.has(to)) edges.push(edge);
        else unfinished.add(from);
        if (step <= depth && !steps.has(to)) next.add(to);
      }
      level = [...next].sort();
      for (const ref of level) steps.set(ref, step);
      if (steps.size > REACHED_AT_MOST) {
        throw new InputError(
          `query.depth: more than ${REACHED_AT_MOST} entities are within ${depth} steps of ${root}; expected a smaller depth`,
        );
      }
    }
    return { steps, edges, unfinished };
  }

  /** Those between entities of the page and what was shown up to it. */
  async #edges(
    found: Found,
    page: string[],
    shown: string[],
  ): Promise<DependencyEdge[]> {
    const known = new Set(shown);
    const fresh = new Set(page);
    const wanted = found.edges.filter(
      ({ entityRef, targetRef }) =>
        known.has(entityRef) &&
        known.has(targetRef) &&
        (fresh.has(entityRef) || fresh.has(targetRef)),
    );
    const ends = wanted.flatMap(edge => [edge.entityRef, edge.targetRef]);
    const nodes = await this.#graph.nodes(ends);
    const targets = await targetsOf(this.#database, nodes);
    return wanted.flatMap(
      ({ entityRef, targetRef }) =>
        edgeBetween(entityRef, targetRef, nodes, targets) ?? [],
    );
  }
}
