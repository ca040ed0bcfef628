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
import { GraphStore } from './GraphStore';
import { edgesOf, traitsOf } from './links';
import type { RecoveryTimeSources } from './RecoveryTimeSources';
import { CHANGED, toFacts, toNode } from './rows';

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

/** Takes up what changed about entities as nodes of the graph. */
export class NodeWriter {
  readonly #policy: ContinuityPolicy;
  readonly #inventory: InventoryService;
  readonly #records: Pick<RecordsService, 'facts'>;
  readonly #testing: TestingService;
  readonly #sources: RecoveryTimeSources;
  readonly #store = new GraphStore();

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
   *
   * @returns neighbours that became stale at once
   */
  async write(tx: Knex, refs: string[], now: Date): Promise<string[]> {
    const entities = await this.#inventory.getEntities(refs, tx);
    const nodes = await this.nodesOf(entities, now.toISOString(), tx);
    const rows = new Map(
      (await this.#store.nodes(tx, refs)).map(row => [row.entity_ref, row]),
    );
    const changes = refs.map(ref => {
      const stored = rows.get(ref)?.facts ?? null;
      const before =
        stored === null
          ? undefined
          : toNode({ entity_ref: ref, facts: stored });
      const after = nodes.get(ref);
      const traits = after ? traitsOf(entities.get(ref)!) : [];
      const facts = after ? toFacts(after, traits) : null;
      return { ref, stored, facts, traits, before, after };
    });
    await this.#store.upsertNodes(
      tx,
      // What is gone stays until its posture has been taken away, too.
      changes.map(({ ref, facts, before, after }) => ({
        entity_ref: ref,
        facts,
        changed: differences(before, after),
        stale_since: now,
      })),
    );
    const changed = changes.filter(({ stored, facts }) => stored !== facts);
    if (changed.length === 0) return [];
    const told = await this.#tellNeighbours(tx, changed, now);
    await this.#store.replaceLinks(
      tx,
      changed.map(({ ref }) => ref),
      changed.flatMap(({ after }) => (after ? edgesOf(after) : [])),
      changed.flatMap(({ traits }) => traits),
    );
    return told;
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
    changes: { ref: string; before?: DependencyNode; after?: DependencyNode }[],
    now: Date,
  ): Promise<string[]> {
    const refs = (
      differ: (before?: DependencyNode, after?: DependencyNode) => boolean,
    ) =>
      changes
        .filter(({ before, after }) => differ(before, after))
        .map(({ ref }) => ref);
    const appeared = refs((before, after) => !before !== !after);
    const declared = refs(
      (before, after) =>
        before?.declared.rto.seconds !== after?.declared.rto.seconds,
    );
    const moved = refs(
      (before, after) =>
        JSON.stringify(before?.location ?? null) !==
        JSON.stringify(after?.location ?? null),
    );
    const told = await this.#store.dependents(tx, [
      ...new Set([...appeared, ...declared]),
    ]);
    await this.#store.makeStale(tx, told, now);
    await this.#store.flag(
      tx,
      await this.#store.dependents(tx, moved, { hardOnly: true }),
      CHANGED.structure,
    );
    const released = changes.flatMap(({ before, after }) => {
      const kept = new Set((after ? edgesOf(after) : []).map(targetAndKind));
      return (before ? edgesOf(before) : [])
        .filter(edge => !kept.has(targetAndKind(edge)))
        .map(edge => edge.target_ref);
    });
    await this.#store.flag(
      tx,
      [...new Set(released)],
      CHANGED.needs | CHANGED.structure,
    );
    return told;
  }
}

function targetAndKind(edge: ReturnType<typeof edgesOf>[number]): string {
  return JSON.stringify([edge.target_ref, edge.hard, edge.operation]);
}
