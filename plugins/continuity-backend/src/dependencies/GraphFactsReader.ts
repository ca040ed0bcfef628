import {
  DependencyGraph,
  lostTools,
  membersOf,
  takesDown,
  tierOf,
  type ContinuityPolicy,
  type DependencyNode,
  type GraphFacts,
  type InheritedNeeds,
  type NodeForecast,
} from '@backstage-continuity/plugin-continuity-common';
import type { Knex } from 'knex';
import {
  toFunctionFacts,
  type InventoryEntity,
  type InventoryService,
} from '../inventory';
import { GraphStore } from './GraphStore';
import type { NodeWriter } from './NodeWriter';
import { toKnownNode, type KnownNode } from './rows';

const nothingInherited = (node: DependencyNode): InheritedNeeds => ({
  required: node.asked,
  peaked: [],
  serves: null,
});

const alone = (node: DependencyNode): NodeForecast => ({
  seconds: node.own.seconds ?? 0,
  lowerBound: node.own.seconds === null,
  missing:
    node.own.seconds === null ? { entityRef: node.entityRef, steps: 0 } : null,
  next: null,
  loop: null,
});

/** Kinds that are mirrored: a ref of another kind may well name something. */
const MIRRORED =
  /^(component|resource|api|system|domain|group|user|vitalbusinessfunction):/;

/** Reads what the graph says of entities, for their checks. */
export class GraphFactsReader {
  readonly #policy: ContinuityPolicy;
  readonly #inventory: InventoryService;
  readonly #writer: Pick<NodeWriter, 'nodesOf'>;
  readonly #store = new GraphStore();

  constructor(options: {
    policy: ContinuityPolicy;
    inventory: InventoryService;
    writer: Pick<NodeWriter, 'nodesOf'>;
  }) {
    this.#policy = options.policy;
    this.#inventory = options.inventory;
    this.#writer = options.writer;
  }

  async factsOf(
    entities: Map<string, InventoryEntity>,
    now: string,
    tx: Knex,
  ): Promise<Map<string, GraphFacts>> {
    const known = await this.#known(entities, now, tx);
    const targets = await this.#targets([...known.values()], tx);
    const functions = await this.#inventory.getFunctions(
      [...known.values()].flatMap(
        ({ inherited }) =>
          inherited?.peaked.map(({ functionRef }) => functionRef) ?? [],
      ),
      tx,
    );
    const facts = new Map<string, GraphFacts>();
    for (const [ref, entity] of entities) {
      const { node, inherited: stored, forecast } = known.get(ref)!;
      const inherited = stored ?? nothingInherited(node);
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
          return item ? [toFunctionFacts(item)] : [];
        }),
        own: node.own,
        forecast: forecast ?? alone(node),
        takesDown: await this.#takesDown(entity, node, inherited, tx),
        lostTools: await this.#lostTools(node, tx),
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
    const rows = await this.#store.present(tx, [...entities.keys()]);
    const known = new Map(rows.map(row => [row.entity_ref, toKnownNode(row)]));
    const unknown = new Map([...entities].filter(([ref]) => !known.has(ref)));
    if (unknown.size > 0) {
      const nodes = await this.#writer.nodesOf(unknown, now, tx);
      for (const [ref, node] of nodes) {
        known.set(ref, { node, inherited: null, forecast: null });
      }
    }
    return known;
  }

  async #targets(known: KnownNode[], tx: Knex) {
    const refs = [
      ...new Set(known.flatMap(({ node }) => node.needs.flatMap(membersOf))),
    ];
    const nodes = new Map(
      (await this.#store.present(tx, refs)).map(row => {
        const { node } = toKnownNode(row);
        return [node.entityRef, node.declared.rto.seconds];
      }),
    );
    const missing = refs.filter(ref => !nodes.has(ref) && MIRRORED.test(ref));
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
   * Mostly the nearest function that needs it by way of nothing but single needs
   * tells; only what stands in a group has to be tried out.
   */
  async #takesDown(
    entity: InventoryEntity,
    node: DependencyNode,
    inherited: InheritedNeeds,
    tx: Knex,
  ): Promise<GraphFacts['takesDown']> {
    const tier = tierOf(this.#policy, entity.fields.tier);
    if (!entity.inScope || !tier?.redundancy) return null;
    if (inherited.serves) {
      return { functions: [inherited.serves.functionRef], location: null };
    }
    const ref = node.entityRef;
    const siblings = await this.#siblingsOf(ref, tx);
    if (siblings.length === 0) return null;
    const reach = await this.#store.reachedFrom(
      tx,
      [ref, ...siblings],
      'neededBy',
      { operationOnly: true },
    );
    return takesDown(await this.#graphOf([...reach], tx), ref);
  }

  /** The other members of groups that it is in, or that what needs it is in. */
  async #siblingsOf(ref: string, tx: Knex): Promise<string[]> {
    const above = await this.#store.reachedFrom(tx, [ref], 'neededBy', {
      operationOnly: true,
    });
    const rows = await this.#store.present(tx, [...above]);
    const siblings = rows.flatMap(row =>
      toKnownNode(row).node.needs.flatMap(need =>
        'anyOf' in need && need.anyOf.some(member => above.has(member))
          ? need.anyOf
          : [],
      ),
    );
    return [...new Set(siblings)].filter(sibling => sibling !== ref);
  }

  async #lostTools(node: DependencyNode, tx: Knex): Promise<string[]> {
    const hasTools = node.needs.some(
      need => need.strength === 'hard' && need.use === 'recovery',
    );
    if (!hasTools) return [];
    const reach = await this.#store.reachedFrom(
      tx,
      [node.entityRef],
      'neededBy',
      { operationOnly: true },
    );
    return lostTools(await this.#graphOf([...reach], tx), node.entityRef);
  }

  async #graphOf(refs: string[], tx: Knex): Promise<DependencyGraph> {
    const rows = await this.#store.present(tx, refs);
    const nodes = rows.map(row => toKnownNode(row).node);
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
