import {
  dependencyNodeOf,
  ownRecoveryOf,
  tierOf,
  type ContinuityPolicy,
  type DependencyNode,
} from '@backstage-continuity/plugin-continuity-common';
import type { Knex } from 'knex';
import type { InventoryEntity, InventoryService } from '../inventory';
import type { RecordsService } from '../records';
import type { TestingService } from '../testing';
import { EdgeStore, missingIn } from './EdgeStore';
import { GraphStore } from './GraphStore';
import { edgesOf, technologiesOf, traitsOf } from './links';
import { toFacts, toNode } from './nodeText';
import { ReachStore } from './ReachStore';
import type { RecoveryTimeSources } from './RecoveryTimeSources';
import { CHANGED, type Edge } from './rows';
import { StoredIds } from './StoredIds';
import { TraitStore } from './TraitStore';
import { WaitingStore } from './WaitingStore';

const NOTHING = 0;
const EVERYTHING = CHANGED.needs | CHANGED.recovery | CHANGED.structure;

/** What the rest of the graph must hear of, as bits. */
function differences(
  before: DependencyNode | undefined,
  after: DependencyNode | undefined,
): number {
  if (!before || !after) return before === after ? NOTHING : EVERYTHING;
  const differs = (...keys: (keyof DependencyNode)[]) =>
    keys.some(
      key => JSON.stringify(before[key]) !== JSON.stringify(after[key]),
    );
  return (
    (differs('declared', 'asked', 'functions', 'peaked', 'holdsData')
      ? CHANGED.needs
      : NOTHING) |
    // What else hangs on functions and their peaks is judged below, too.
    (differs('functions', 'peaks') ? CHANGED.structure : NOTHING) |
    (differs('own') ? CHANGED.recovery : NOTHING) |
    (differs('needs') ? EVERYTHING : NOTHING)
  );
}

/** An entity of which something differs from what is stored. */
interface NodeChange {
  id: number;
  before?: DependencyNode;
  after?: DependencyNode;
}

/** What became of entities that were taken up. */
export interface Written {
  /** Neighbours that became stale at once. */
  told: string[];
  /** There is something to be carried on. */
  passesOn: boolean;
  /** Some are no longer in the catalog, or no longer named. */
  leaves: boolean;
}

/** Takes up what changed about entities as nodes of the graph. */
export class NodeWriter {
  readonly #policy: ContinuityPolicy;
  readonly #inventory: InventoryService;
  readonly #records: Pick<RecordsService, 'facts'>;
  readonly #testing: TestingService;
  readonly #sources: RecoveryTimeSources;
  readonly #store = new GraphStore();
  readonly #ids = new StoredIds();
  readonly #edges = new EdgeStore();
  readonly #reach = new ReachStore();
  readonly #traits = new TraitStore();
  readonly #waiting = new WaitingStore();

  constructor(options: {
    policy: ContinuityPolicy;
    inventory: InventoryService;
    records: Pick<RecordsService, 'facts'>;
    testing: TestingService;
    sources: RecoveryTimeSources;
  }) {
    this.#policy = options.policy;
    this.#inventory = options.inventory;
    this.#records = options.records;
    this.#testing = options.testing;
    this.#sources = options.sources;
  }

  /**
   * Writes the nodes of these entities as they are now and flags what others
   * must hear of. The caller holds the lock of the graph.
   */
  async write(tx: Knex, refs: string[], now: Date): Promise<Written> {
    const entities = await this.#inventory.getEntities(refs, tx);
    const nodes = await this.nodesOf(entities, now.toISOString(), tx);
    const known = await this.#ids.known(tx, refs);
    const given = await this.#ids.give(
      tx,
      refs.filter(ref => !known.has(ref)),
    );
    const all = refs.map(ref => {
      const { id = given.get(ref)!, facts: stored = null } =
        known.get(ref) ?? {};
      const after = nodes.get(ref);
      const technologies = after ? technologiesOf(entities.get(ref)!) : [];
      const facts = after ? toFacts(after, technologies) : null;
      return { ref, id, stored, facts, technologies, after };
    });
    await this.#waiting.makeStale(
      tx,
      all.map(({ id }) => id),
      now,
    );
    const changes = all
      .filter(({ stored, facts }) => stored !== facts)
      .map(({ ref, stored, ...change }) => ({
        ...change,
        before:
          stored === null
            ? undefined
            : toNode({ entity_ref: ref, facts: stored }),
      }));
    if (changes.length === 0) {
      return {
        told: [],
        passesOn: false,
        leaves: all.some(({ after }) => !after),
      };
    }
    await this.#writeNodes(tx, changes);
    const told = await this.#tellNeighbours(tx, changes, now);
    await this.#edges.write(
      tx,
      changes.map(({ id, before, after }) => ({
        id,
        before: edgesIn(before),
        after: edgesIn(after),
      })),
    );
    return told;
  }

  async #writeNodes(
    tx: Knex,
    changes: (NodeChange & { facts: string | null; technologies: string[] })[],
  ) {
    const rows = changes.flatMap(({ id, facts, after, technologies }) =>
      after && facts !== null
        ? [{ node_id: id, facts, traits: traitsOf(after, technologies) }]
        : [],
    );
    const numberOf = await this.#traits.give(
      tx,
      rows.flatMap(row => row.traits),
    );
    await this.#store.write(
      tx,
      rows.map(({ traits, ...row }) => ({
        ...row,
        traits: JSON.stringify(traits.map(numberOf)),
      })),
    );
    await this.#store.remove(
      tx,
      changes.flatMap(({ id, after }) => (after ? [] : [id])),
    );
  }

  /** Entities as nodes of the graph. */
  async nodesOf(
    entities: Map<string, InventoryEntity>,
    now: string,
    tx?: Knex,
  ): Promise<Map<string, DependencyNode>> {
    const refs = [...entities.keys()];
    const facts = await this.#records.facts.addTo(
      await this.#inventory.factsOf(entities, tx),
      { contents: false },
      tx,
    );
    const chosen = await this.#records.facts.recoveryOf(refs, tx);
    const runs = await this.#testing.runsOf(refs, tx);
    const others = await this.#sources.timesOf(refs);
    return new Map(
      [...entities].map(([ref, entity]) => {
        const own = ownRecoveryOf(
          {
            kind: entity.kind,
            runs: runs.get(ref) ?? [],
            tier: tierOf(this.#policy, entity.fields.tier),
            others: others.get(ref) ?? [],
            chosen: chosen.get(ref) ?? null,
            declared: entity.fields.recoveryTime,
          },
          now,
        );
        return [
          ref,
          dependencyNodeOf(
            { ...entity, facts: facts.get(ref)!, own },
            this.#policy,
          ),
        ];
      }),
    );
  }

  /**
   * What a change says to entities beside it: who needs it compares with what it
   * declares and knows whether it exists; what it no longer needs is no longer
   * reached by it; and where it stands decides whether a group is one.
   */
  async #tellNeighbours(
    tx: Knex,
    changes: NodeChange[],
    now: Date,
  ): Promise<Written> {
    const ids = (
      differ: (before?: DependencyNode, after?: DependencyNode) => boolean,
    ) =>
      changes
        .filter(({ before, after }) => differ(before, after))
        .map(({ id }) => id);
    const told = await this.#dependents(
      tx,
      ids(
        (before, after) =>
          !before !== !after ||
          before?.declared.rto.seconds !== after?.declared.rto.seconds,
      ),
    );
    await this.#waiting.makeStale(
      tx,
      told.map(({ id }) => id),
      now,
    );
    const grouping = await this.#dependents(
      tx,
      ids(
        (before, after) =>
          JSON.stringify(before?.location ?? null) !==
          JSON.stringify(after?.location ?? null),
      ),
      { hardOnly: true },
    );
    const released = await this.#ids.give(
      tx,
      changes.flatMap(({ before, after }) =>
        missingIn(edgesIn(before), edgesIn(after)).map(edge => edge.targetRef),
      ),
    );
    const bits = new Map(
      changes.map(({ id, before, after }) => [id, differences(before, after)]),
    );
    const flag = (id: number, changed: number) =>
      bits.set(id, (bits.get(id) ?? NOTHING) | changed);
    for (const { id } of grouping) flag(id, CHANGED.structure);
    for (const id of released.values()) {
      flag(id, CHANGED.needs | CHANGED.structure);
    }
    await this.#waiting.flag(tx, bits);
    return {
      told: told.map(row => row.entity_ref),
      passesOn: [...bits.values()].some(changed => changed !== NOTHING),
      leaves: released.size > 0 || changes.some(({ after }) => !after),
    };
  }

  async #dependents(
    tx: Knex,
    ids: number[],
    options: { hardOnly?: boolean } = {},
  ) {
    return ids.length === 0 ? [] : this.#reach.dependents(tx, ids, options);
  }
}

function edgesIn(node: DependencyNode | undefined): Edge[] {
  return node ? edgesOf(node) : [];
}
