import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import type { ChangesService } from '../changes';
import type { DependenciesService } from '../dependencies';
import type { InventoryService } from '../inventory';
import type { RecordsService } from '../records';
import { FailedEntities, noMetrics, type Metrics } from '../telemetry';
import type { PostureEvaluator } from './PostureEvaluator';
import { PostureStore } from './PostureStore';

const BATCH = 200;

/** More than are taken up at once, so that they are left to the sweep. */
const MARKED_AT_ONCE = 2000;

/** Entities at least that are evaluated at once of those that a change reaches. */
const EVALUATED_AT_ONCE = 1000;

/** How far the projection is behind what is known. */
export interface Freshness {
  /** Changes that are to be taken up into the graph. */
  marked: number;
  /** Entities that are to be evaluated. */
  stale: number;
  /** Since when the oldest of both waits, or a row is to be computed anew; null: nothing. */
  waitingSince: string | null;
  /** When an entity was last evaluated; null: none was. */
  evaluatedAt: string | null;
}

/**
 * Keeps the projection: has changes taken up by the graph, evaluates the entities
 * they concern and writes their rows, all in one transaction for each batch.
 */
export class PostureService {
  readonly #database: Knex;
  readonly #changes: ChangesService;
  readonly #dependencies: DependenciesService;
  readonly #inventory: InventoryService;
  readonly #records: Pick<RecordsService, 'facts' | 'registers'>;
  readonly #evaluator: Pick<PostureEvaluator, 'evaluate'>;
  readonly #logger: LoggerService;
  readonly #metrics: Metrics;
  readonly #failures: FailedEntities;
  readonly #clock: () => Date;
  readonly #store = new PostureStore();

  static create(options: {
    database: Knex;
    changes: ChangesService;
    dependencies: DependenciesService;
    inventory: InventoryService;
    records: Pick<RecordsService, 'facts' | 'registers'>;
    evaluator: Pick<PostureEvaluator, 'evaluate'>;
    logger: LoggerService;
    metrics?: Metrics;
    clock?: () => Date;
  }) {
    const service = new PostureService(options);
    options.changes.consumeWith(refs => service.takeUp(refs));
    return service;
  }

  private constructor(options: Parameters<typeof PostureService.create>[0]) {
    this.#database = options.database;
    this.#changes = options.changes;
    this.#dependencies = options.dependencies;
    this.#inventory = options.inventory;
    this.#records = options.records;
    this.#evaluator = options.evaluator;
    this.#logger = options.logger;
    this.#metrics = options.metrics ?? noMetrics;
    this.#failures = new FailedEntities({ ...options, stage: 'evaluation' });
    this.#clock = options.clock ?? (() => new Date());
  }

  /**
   * Computes the marked ones among these entities anew, and what they reach;
   * resolves when the rows are written. Of what a change reaches so widely that
   * nobody would want to wait for it, the sweep computes the rest.
   */
  async takeUp(entityRefs: string[]): Promise<void> {
    const reached = await this.#dependencies.takeUp(entityRefs);
    const now = Math.max(entityRefs.length, EVALUATED_AT_ONCE);
    for (let start = 0; start < reached.length && start < now; start += BATCH) {
      await this.#evaluateBatch(reached.slice(start, start + BATCH));
    }
  }

  /**
   * Takes up every waiting mark and every row that time asks to compute anew.
   *
   * @returns the number of entities evaluated
   */
  async sweep(signal?: AbortSignal): Promise<number> {
    const started = performance.now();
    const ended = (outcome: 'succeeded' | 'failed') => {
      const seconds = (performance.now() - started) / 1000;
      this.#metrics.sweepEnded({ outcome, seconds });
      return seconds;
    };
    try {
      const evaluated = await this.#sweep(signal);
      const seconds = ended('succeeded');
      if (evaluated > 0) {
        const text = `Evaluated ${evaluated} entities in ${seconds.toFixed(
          1,
        )} s`;
        const figures = { evaluated, seconds };
        if (evaluated > BATCH) this.#logger.info(text, figures);
        else this.#logger.debug(text, figures);
      }
      return evaluated;
    } catch (error) {
      ended('failed');
      throw error;
    }
  }

  async freshness(): Promise<Freshness> {
    const { marked, stale, since } = await this.#dependencies.waiting();
    const { nextAt, lastAt } = await this.#store.evaluations(this.#database);
    const [waitingSince = null] = [since, nextAt]
      .filter(instant => instant !== null)
      .filter(instant => instant <= this.#clock().toISOString())
      .sort();
    return { marked, stale, waitingSince, evaluatedAt: lastAt };
  }

  async #sweep(signal?: AbortSignal): Promise<number> {
    await this.#catchUpRegisters(signal);
    let evaluated = 0;
    for (;;) {
      const due = await this.#store.dueForEvaluation(
        this.#database,
        this.#clock().toISOString(),
        BATCH,
      );
      if (due.length > 0) {
        await this.#changes.transaction(async (_tx, mark) => mark(due));
        evaluated += due.length;
      }
      await this.#dependencies.takeUpWaiting(signal);
      const taken = await this.#evaluateWaiting();
      evaluated += taken;
      if (signal?.aborted) return evaluated;
      if (taken > 0) continue;
      // What still waits could not be evaluated, or another replica is at it.
      if (due.length < BATCH || (await this.#dependencies.pending()) > 0) {
        return evaluated;
      }
    }
  }

  /** What is kept of records; it holds up nothing else. */
  async #catchUpRegisters(signal?: AbortSignal) {
    try {
      await this.#records.registers.catchUp(signal);
    } catch (error) {
      this.#logger.error(
        'What is kept of approved records could not be made anew; it stays as it was',
        error as Error,
      );
    }
  }

  /**
   * Marks every entity, and whatever else has a row, to be computed anew by the
   * sweep. Until then the rows stay as they are.
   */
  async rebuild(): Promise<void> {
    await this.#dependencies.recompute();
    await this.#records.registers.forget();
    await this.#markPages((after, limit) =>
      this.#inventory.entityRefs(after, limit),
    );
    await this.#markPages((after, limit) =>
      this.#store.entityRefs(this.#database, after, limit),
    );
    this.#logger.info(
      'The whole posture projection is computed anew; the old one is shown meanwhile',
    );
  }

  async #markPages(
    page: (after: string | null, limit: number) => Promise<string[]>,
  ) {
    let after: string | null = null;
    for (;;) {
      const refs: string[] = await page(after, MARKED_AT_ONCE);
      if (refs.length === 0) return;
      await this.#changes.transaction(async (_tx, mark) => mark(refs));
      after = refs[refs.length - 1];
    }
  }

  /** Evaluates a batch; an entity that cannot be evaluated holds up no other. */
  async #evaluateWaiting(): Promise<number> {
    let together: unknown;
    try {
      return await this.#evaluateBatch();
    } catch (error) {
      together = error;
    }
    let evaluated = 0;
    const failed = new Map<string, unknown>();
    for (const entityRef of await this.#dependencies.stale(BATCH)) {
      try {
        evaluated += await this.#evaluateBatch([entityRef]);
      } catch (error) {
        failed.set(entityRef, error);
        await this.#dependencies.postpone(entityRef);
      }
    }
    if (failed.size === 0) {
      this.#logger.warn(
        'Some entities could be evaluated one by one only',
        together as Error,
      );
    }
    this.#failures.tell(failed);
    return evaluated;
  }

  /** Evaluates those of the entities that are stale, or a batch of those that are. */
  async #evaluateBatch(entityRefs?: string[]): Promise<number> {
    const done = await this.#database.transaction(async tx => {
      const refs = await this.#dependencies.takeStale(tx, {
        limit: BATCH,
        entityRefs,
      });
      if (refs.length === 0) return { refs, checks: 0 };
      const now = this.#clock();
      const evaluated = await this.#evaluator.evaluate(
        refs,
        now.toISOString(),
        tx,
      );
      await this.#store.replace(
        tx,
        refs,
        evaluated.filter(item => item.inScope),
        now,
      );
      await this.#records.facts.refresh(
        tx,
        new Map(
          evaluated.flatMap(({ row, facets }) =>
            facets
              ? [
                  [
                    row.entity_ref,
                    {
                      subject: {
                        title: row.title,
                        ownerRef: row.owner_ref,
                        tier: row.tier,
                      },
                      facets,
                    },
                  ],
                ]
              : [],
          ),
        ),
        now.toISOString(),
      );
      await this.#records.facts.refreshFunctions(
        tx,
        [...new Set(evaluated.flatMap(item => item.functionRefs))],
        now.toISOString(),
      );
      await this.#dependencies.settle(tx, refs);
      const checks = evaluated.reduce((sum, item) => sum + item.checks, 0);
      return { refs, checks };
    });
    const entities = done.refs.length;
    if (entities > 0) {
      this.#metrics.evaluated({ entities, checks: done.checks });
      this.#failures.succeeded(done.refs);
    }
    return entities;
  }
}
