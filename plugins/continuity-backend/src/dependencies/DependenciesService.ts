import type { LoggerService } from '@backstage/backend-plugin-api';
import type {
  ContinuityPolicy,
  EntityFacts,
} from '@backstage-continuity/plugin-continuity-common';
import type { RecoveryTimeSource } from '@backstage-continuity/plugin-continuity-node';
import type { Knex } from 'knex';
import type { ChangesService, MarkChanged } from '../changes';
import { inChunks, undone } from '../database';
import type { InventoryEntity, InventoryService } from '../inventory';
import type { RecordsService } from '../records';
import { FailedEntities, noMetrics, type Metrics } from '../telemetry';
import type { TestingService } from '../testing';
import { GraphFactsReader } from './GraphFactsReader';
import { GraphSpreader } from './GraphSpreader';
import { GraphStore } from './GraphStore';
import { NodeWriter } from './NodeWriter';
import { RecoveryTimeSources } from './RecoveryTimeSources';
import { StoredIds } from './StoredIds';
import { TraitStore } from './TraitStore';
import { WaitingStore } from './WaitingStore';

const BATCH = 200;

/**
 * Keeps the dependency graph and what follows from it.
 *
 * @remarks
 * A mark says that something about an entity changed. First the entity is
 * written as a node, with what its neighbours must hear of; then that is carried
 * through the graph to all it reaches; and whatever came out differently anywhere
 * is stale until its posture is computed anew. Each of these steps is a
 * transaction that leaves behind what is still to be done, so that a process that
 * dies loses nothing. Whoever writes the graph holds its lock, on every replica;
 * who computes posture does not.
 */
export class DependenciesService {
  readonly #database: Knex;
  readonly #changes: ChangesService;
  readonly #inventory: InventoryService;
  readonly #logger: LoggerService;
  readonly #metrics: Metrics;
  readonly #failures: FailedEntities;
  readonly #clock: () => Date;
  readonly #records: Pick<RecordsService, 'facts'>;
  readonly #sources: RecoveryTimeSources;
  readonly #writer: NodeWriter;
  readonly #reader: GraphFactsReader;
  readonly #spreader = new GraphSpreader();
  readonly #store = new GraphStore();
  readonly #ids = new StoredIds();
  readonly #traits = new TraitStore();
  readonly #waiting = new WaitingStore();
  /** Something has left since numbers without use were last taken back. */
  #hasLeft = false;

  static create(options: {
    database: Knex;
    changes: ChangesService;
    inventory: InventoryService;
    testing: TestingService;
    records: RecordsService;
    policy: ContinuityPolicy;
    logger: LoggerService;
    sources?: RecoveryTimeSource[];
    metrics?: Metrics;
    clock?: () => Date;
  }) {
    const service = new DependenciesService(options);
    options.testing.takeFactsFrom(service);
    options.records.takeFactsFrom(service);
    return service;
  }

  private constructor(
    options: Parameters<typeof DependenciesService.create>[0],
  ) {
    this.#database = options.database;
    this.#changes = options.changes;
    this.#inventory = options.inventory;
    this.#records = options.records;
    this.#logger = options.logger;
    this.#metrics = options.metrics ?? noMetrics;
    this.#failures = new FailedEntities({ ...options, stage: 'graph' });
    this.#clock = options.clock ?? (() => new Date());
    this.#sources = RecoveryTimeSources.create(options.sources ?? []);
    this.#writer = new NodeWriter({ ...options, sources: this.#sources });
    this.#reader = new GraphFactsReader({ ...options, writer: this.#writer });
  }

  /** Has the sources of recovery times say what changed. */
  async subscribe(): Promise<void> {
    await this.#sources.subscribe(async refs => {
      await this.#changes.transaction(async (_tx, mark) => mark(refs));
    });
  }

  /**
   * Takes up the marks of these entities and all that follows from them.
   *
   * @returns what became stale: the entities themselves and all that is reached
   */
  async takeUp(entityRefs: string[]): Promise<string[]> {
    const stale = new Set(entityRefs);
    const add = (refs: string[]) => refs.forEach(ref => stale.add(ref));
    if (entityRefs.length <= BATCH) {
      add((await this.#takeBatch(entityRefs, { spread: true })).reached);
      return [...stale];
    }
    let passesOn = false;
    for (let start = 0; start < entityRefs.length; start += BATCH) {
      const batch = entityRefs.slice(start, start + BATCH);
      const taken = await this.#takeBatch(batch);
      add(taken.reached);
      passesOn ||= taken.passesOn;
    }
    if (passesOn) add(await this.#spread());
    return [...stale];
  }

  /**
   * Takes up every waiting mark; an entity that cannot be taken up holds up no
   * other.
   *
   * @returns how many marks were taken
   */
  async takeUpWaiting(signal?: AbortSignal): Promise<number> {
    let taken = 0;
    for (;;) {
      const batch = await this.#takeWaiting();
      taken += batch;
      if (batch === 0 || signal?.aborted) break;
    }
    // Also what a process that died has left behind.
    if (await this.#spreader.waits(this.#database)) await this.#spread();
    if (taken === 0 && this.#hasLeft) await this.#forgetUnused();
    return taken;
  }

  /**
   * What catalog, portal, records and graph say of entities; what people did
   * about them (reviews, tests) is for others to add.
   */
  async factsOf(
    entities: Map<string, InventoryEntity>,
    now: string,
    tx: Knex = this.#database,
  ): Promise<Map<string, EntityFacts>> {
    const facts = await this.#records.facts.addTo(
      await this.#inventory.factsOf(entities, tx),
      { contents: true },
      tx,
    );
    const graphs = await this.#reader.factsOf(entities, now, tx);
    return new Map(
      [...facts].map(([ref, base]) => [
        ref,
        { ...base, graph: graphs.get(ref)! },
      ]),
    );
  }

  /** The same of entities that are still to be read. */
  async entityFacts(
    entityRefs: string[],
    now: string,
    tx: Knex = this.#database,
  ): Promise<Map<string, EntityFacts>> {
    return this.factsOf(
      await this.#inventory.getEntities(entityRefs, tx),
      now,
      tx,
    );
  }

  /** Entities whose posture is to be computed anew, locked for this transaction. */
  takeStale(
    tx: Knex.Transaction,
    options: { limit: number; entityRefs?: string[] },
  ): Promise<string[]> {
    return this.#waiting.takeStale(tx, options);
  }

  /** Says that the posture of these is up to date. */
  async settle(tx: Knex.Transaction, entityRefs: string[]): Promise<void> {
    await this.#waiting.clearStale(tx, entityRefs);
  }

  /** Entities whose posture has waited longest to be computed anew. */
  stale(limit: number): Promise<string[]> {
    return this.#database.transaction(tx =>
      this.#waiting.takeStale(tx, { limit }),
    );
  }

  /** Has the whole graph computed anew by the next sweep. */
  recompute(): Promise<void> {
    return this.#database.transaction(async tx => {
      await this.#lock(tx);
      await this.#waiting.flagAll(tx);
    });
  }

  /** Has an entity wait until all others were evaluated. */
  postpone(entityRef: string): Promise<void> {
    return this.#waiting.postpone(this.#database, entityRef, this.#clock());
  }

  /**
   * What would be so if something were changed: takes up what `change` marks, as
   * for good, has `judge` look at what that reaches, and undoes it all. Others
   * who write the graph wait meanwhile.
   */
  async suppose<T>(
    tx: Knex.Transaction,
    change: (tx: Knex.Transaction, markChanged: MarkChanged) => Promise<void>,
    judge: (tx: Knex.Transaction, reached: Set<string>) => Promise<T>,
  ): Promise<T> {
    const now = this.#clock();
    await this.#lock(tx);
    // What was still to be carried on is no consequence of this change.
    await this.#spreader.spread(tx, now);
    return undone(tx, async supposed => {
      const reached = new Set<string>();
      await change(supposed, refs => {
        for (const ref of refs) reached.add(ref);
      });
      const neighbours = await inChunks(
        [...reached],
        async slice => (await this.#writer.write(supposed, slice, now)).told,
        BATCH,
      );
      const further = await this.#spreader.spread(supposed, now);
      for (const ref of [...neighbours, ...further]) reached.add(ref);
      return judge(supposed, reached);
    });
  }

  /**
   * Marks that are to be taken up, entities that they reached and that are to be
   * evaluated, and since when the oldest of both waits; null: nothing does.
   */
  async waiting(): Promise<{
    marked: number;
    stale: number;
    since: string | null;
  }> {
    const marks = await this.#changes.waitingSince();
    const stale = await this.#waiting.countStale(this.#database);
    const [since = null] = [marks.since, stale.since]
      .filter(instant => instant !== null)
      .sort();
    return { marked: marks.count, stale: stale.count, since };
  }

  /** Marks and stale entities that wait. */
  async pending(): Promise<number> {
    const { marked, stale } = await this.waiting();
    return marked + stale;
  }

  async #lock(tx: Knex) {
    const started = performance.now();
    await this.#store.lock(tx);
    this.#metrics.graphLocked((performance.now() - started) / 1000);
  }

  /**
   * Takes up marks, and carries on what follows at once where that is asked for;
   * nothing does from most changes, such as a review.
   */
  async #takeBatch(
    entityRefs?: string[],
    options: { spread?: boolean } = {},
  ): Promise<{ taken: number; reached: string[]; passesOn: boolean }> {
    const taken = await this.#database.transaction(async tx => {
      await this.#lock(tx);
      const marks = await this.#changes.take(tx, { limit: BATCH, entityRefs });
      if (marks.length === 0) return { refs: [], reached: [], passesOn: false };
      const refs = marks.map(mark => mark.entityRef);
      const now = this.#clock();
      const written = await this.#writer.write(tx, refs, now);
      await this.#changes.clear(tx, marks);
      const { told, passesOn } = written;
      this.#hasLeft ||= written.leaves;
      return options.spread && passesOn
        ? {
            refs,
            reached: [...told, ...(await this.#spreader.spread(tx, now))],
            passesOn: false,
          }
        : { refs, reached: told, passesOn };
    });
    this.#failures.succeeded(taken.refs);
    return { ...taken, taken: taken.refs.length };
  }

  /** Takes a batch up; an entity that cannot be taken up holds up no other. */
  async #takeWaiting(): Promise<number> {
    let together: unknown;
    try {
      return (await this.#takeBatch()).taken;
    } catch (error) {
      together = error;
    }
    let taken = 0;
    const failed = new Map<string, unknown>();
    const refs = await this.#changes.waiting(BATCH);
    for (const entityRef of refs) {
      try {
        taken += (await this.#takeBatch([entityRef])).taken;
      } catch (error) {
        failed.set(entityRef, error);
        await this.#changes.postpone(entityRef);
      }
    }
    if (failed.size === 0) {
      this.#logger.warn(
        'Some changes could be taken up one by one only',
        together as Error,
      );
    }
    this.#failures.tell(failed);
    return taken;
  }

  #spread(): Promise<string[]> {
    return this.#database.transaction(async tx => {
      await this.#lock(tx);
      return this.#spreader.spread(tx, this.#clock());
    });
  }

  /** Should the process die before, what has no use stays until the next leaves. */
  async #forgetUnused() {
    this.#hasLeft = false;
    await this.#database.transaction(async tx => {
      await this.#lock(tx);
      await this.#ids.removeUnused(tx);
      await this.#traits.removeUnused(tx);
    });
  }
}
