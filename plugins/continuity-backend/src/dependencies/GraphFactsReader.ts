import {
  DependencyGraph,
  lostTools,
  membersOf,
  takesDown,
  tierOf,
  type ContinuityPolicy,
  type DependencyNode,
  type GraphFacts,
} from '@backstage-continuity/plugin-continuity-common';
import type { Knex } from 'knex';
import type { InventoryEntity, InventoryService } from '../inventory';
import type { RecordsService } from '../records';
import { GraphStore } from './GraphStore';
import { alone, toKnownNode, toNode } from './nodeText';
import type { NodeWriter } from './NodeWriter';
import { ReachStore } from './ReachStore';
import { isMirrored, type KnownNode } from './rows';

/** Reads what the graph says of entities, for their checks. */
export class GraphFactsReader {
  readonly #policy: ContinuityPolicy;
  readonly #inventory: InventoryService;
  readonly #records: Pick<RecordsService, 'facts'>;
  readonly #writer: Pick<NodeWriter, 'nodesOf'>;
  readonly #store = new GraphStore();
  readonly #reach = new ReachStore();

  constructor(options: {
    policy: ContinuityPolicy;
    inventory: InventoryService;
    records: Pick<RecordsService, 'facts'>;
    writer: Pick<NodeWriter, 'nodesOf'>;
  }) {
    this.#policy = options.policy;
    this.#inventory = options.inventory;
    this.#records = options.records;
    this.#writer = options.writer;
  }

  async factsOf(
    entities: Map<string, InventoryEntity>,
    now: string,
    tx: Knex,
  ): Promise<Map<string, GraphFacts>> {
    const known = await this.#known(entities, now, tx);
    const targets = await this.#targets([...known.values()], tx);
    const peaked = await this.#inventory.getFunctions(
      [...known.values()].flatMap(({ inherited }) =>
        inherited.peaked.map(({ functionRef }) => functionRef),
      ),
      tx,
    );
    const functions = await this.#records.facts.ofFunctions(
      [...peaked.values()],
      tx,
    );
    const tried = await this.#losses(entities, known, tx);
    const facts = new Map<string, GraphFacts>();
    for (const [ref, entity] of entities) {
      const { node, inherited, forecast } = known.get(ref)!;
      facts.set(ref, {
        needs: node.needs.map(need => ({
          need,
          members: membersOf(need).map(member => ({
            entityRef: member,
            exists: targets.exists(member),
            declaredRto: targets.declaredRto(member),
          })),
        })),
        dangling: danglingOf(entity, node, targets.exists),
        inherited,
        peakedFunctions: inherited.peaked.flatMap(({ functionRef }) => {
          const item = functions.get(functionRef);
          return item ? [item] : [];
        }),
        own: node.own,
        forecast,
        takesDown: tried.takesDown(ref),
        lostTools: tried.lostTools(ref),
      });
    }
    return facts;
  }

  /** The stored nodes; of an entity that is too new for that, what is known by itself. */
  async #known(
    entities: Map<string, InventoryEntity>,
    now: string,
    tx: Knex,
  ): Promise<Map<string, KnownNode>> {
    const rows = await this.#store.nodes(tx, entities.keys());
    const known = new Map(rows.map(row => [row.entity_ref, toKnownNode(row)]));
    const unknown = new Map([...entities].filter(([ref]) => !known.has(ref)));
    if (unknown.size > 0) {
      const nodes = await this.#writer.nodesOf(unknown, now, tx);
      for (const [ref, node] of nodes) {
        known.set(ref, { node, ...alone(node) });
      }
    }
    return known;
  }

  async #targets(known: KnownNode[], tx: Knex) {
    const refs = [
      ...new Set(known.flatMap(({ node }) => node.needs.flatMap(membersOf))),
    ];
    const rows = refs.length > 0 ? await this.#store.nodes(tx, refs) : [];
    const nodes = new Map(
      rows.map(row => [row.entity_ref, toNode(row).declared.rto.seconds]),
    );
    const missing = refs.filter(ref => !nodes.has(ref) && isMirrored(ref));
    const others =
      missing.length > 0
        ? await this.#inventory.exists(missing, tx)
        : new Set<string>();
    const gone = new Set(missing.filter(ref => !others.has(ref)));
    return {
      exists: (ref: string) => !gone.has(ref),
      declaredRto: (ref: string) => nodes.get(ref) ?? null,
    };
  }

  /**
   * What the loss of each entity alone does. Mostly the nearest function that
   * needs it by way of nothing but single needs tells; only what stands in a
   * group, or below one, and what needs tools to recover has to be tried out, all
   * of it on one part of the graph.
   */
  async #losses(
    entities: Map<string, InventoryEntity>,
    known: Map<string, KnownNode>,
    tx: Knex,
  ) {
    const serves = (ref: string) => known.get(ref)?.inherited.serves ?? null;
    const judged = new Set(
      [...entities.values()]
        .filter(
          entity =>
            entity.inScope &&
            tierOf(this.#policy, entity.fields.tier)?.redundancy,
        )
        .map(entity => entity.entityRef),
    );
    const grouped = [...judged].filter(ref => !serves(ref));
    const tooled = new Set(
      [...known.values()]
        .filter(({ node }) =>
          node.needs.some(
            need => need.strength === 'hard' && need.use === 'recovery',
          ),
        )
        .map(({ node }) => node.entityRef),
    );
    const graph = await this.#aboveWithGroups([...grouped, ...tooled], tx);
    return {
      takesDown: (ref: string): GraphFacts['takesDown'] => {
        const served = serves(ref);
        if (!judged.has(ref)) return null;
        return served
          ? { functions: [served.functionRef], location: null }
          : takesDown(graph, ref);
      },
      lostTools: (ref: string) =>
        tooled.has(ref) ? lostTools(graph, ref) : [],
    };
  }

  /**
   * All that needs the entities to operate, and the other members of the groups
   * it has: these alone, as what else needs them does not fall with the entities.
   */
  async #aboveWithGroups(refs: string[], tx: Knex): Promise<DependencyGraph> {
    if (refs.length === 0) return DependencyGraph.of([]);
    const above = await this.#reach.reachedFrom(tx, refs, 'neededBy', {
      operationOnly: true,
    });
    const nodes = above.map(toNode);
    const known = new Set(nodes.map(node => node.entityRef));
    const beside = new Set(
      nodes.flatMap(node =>
        node.needs.flatMap(need =>
          'anyOf' in need && need.anyOf.some(member => known.has(member))
            ? need.anyOf.filter(member => !known.has(member))
            : [],
        ),
      ),
    );
    if (beside.size > 0) {
      nodes.push(...(await this.#store.nodes(tx, beside)).map(toNode));
    }
    return DependencyGraph.of(nodes, {
      others: nodes.flatMap(node => node.needs.flatMap(membersOf)),
    });
  }
}

function danglingOf(
  entity: InventoryEntity,
  node: DependencyNode,
  exists: (ref: string) => boolean,
): GraphFacts['dangling'] {
  const fields = { block: 'spec.continuity.dependencies', provider: '' };
  return [
    ...entity.missingFunctionRefs.map(ref => ({
      field: 'spec.continuity.supports',
      entityRef: ref,
    })),
    ...node.needs.flatMap(need =>
      membersOf(need)
        .filter(ref => !exists(ref))
        .map(ref => ({
          field:
            need.declaredBy === 'relation'
              ? fieldOfRelation(ref)
              : fields[need.declaredBy],
          entityRef: ref,
        })),
    ),
  ];
}

function fieldOfRelation(ref: string): string {
  return ref.startsWith('api:') ? 'spec.consumesApis' : 'spec.dependsOn';
}
