import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import type { ChangesService } from '../changes';
import type { InventoryService } from '../inventory';
import type { PostureEvaluator } from './PostureEvaluator';
import { PostureStore } from './PostureStore';

const BATCH = 200;

/** More than are taken up at once, so that they are left to the sweep. */
const MARKED_AT_ONCE = 2000;

/**
 * Keeps the projection: takes up marks, evaluates the entities concerned and
 * writes their rows, all in one transaction for each batch.
 */
export class PostureService {
  readonly #database: Knex;
  readonly #changes: ChangesService;
  readonly #inventory: InventoryService;
  readonly #evaluator: Pick<PostureEvaluator, 'evaluate'>;
  readonly #logger: LoggerService;
  readonly #clock: () => Date;
  readonly #store = new PostureStore();

  static create(options: {
    database: Knex;
    changes: ChangesService;
    inventory: InventoryService;
    evaluator: Pick<PostureEvaluator, 'evaluate'>;
    logger: LoggerService;
    clock?: () => Date;
  }) {
    const service = new PostureService(options);
    options.changes.consumeWith(refs => service.takeUp(refs));
    return service;
  }

  private constructor(options: {
    database: Knex;
    changes: ChangesService;
    inventory: InventoryService;
    evaluator: Pick<PostureEvaluator, 'evaluate'>;
    logger: LoggerService;
    clock?: () => Date;
  }) {
    this.#database = options.database;
    this.#changes = options.changes;
    this.#inventory = options.inventory;
    this.#evaluator = options.evaluator;
    this.#logger = options.logger;
    this.#clock = options.clock ?? (() => new Date());
  }

  /** Computes the marked ones among these entities anew; resolves when their rows are written. */
  async takeUp(entityRefs: string[]): Promise<void> {
    for (let start = 0; start < entityRefs.length; start += BATCH) {
      await this.#takeBatch(entityRefs.slice(start, start + BATCH));
    }
  }

  /**
   * Takes up every waiting mark and every row that time asks to compute anew.
   *
   * @returns the number of entities evaluated
   */
  async sweep(signal?: AbortSignal): Promise<number> {
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
      const taken = await this.#takeWaiting();
      evaluated += taken;
      if (signal?.aborted) return evaluated;
      if (taken > 0) continue;
      // What still waits could not be evaluated, or another replica is at it.
      if (due.length < BATCH || (await this.#changes.pending()) > 0) {
        return evaluated;
      }
    }
  }

  /**
   * Marks every entity in scope, and whatever else has a row, to be computed
   * anew by the sweep. Until then the rows stay as they are.
   */
  async rebuild(): Promise<void> {
    await this.#markPages((after, limit) =>
      this.#inventory.entityRefsInScope(after, limit),
    );
    await this.#markPages((after, limit) =>
      this.#store.entityRefs(this.#database, after, limit),
    );
    this.#logger.info('The whole posture projection is to be computed anew');
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

  /** Takes up a batch of marks; an entity that cannot be evaluated holds up no other. */
  async #takeWaiting(): Promise<number> {
    try {
      return await this.#takeBatch();
    } catch (error) {
      this.#logger.warn(
        'Some entities could not be evaluated together; they are evaluated one by one',
        error as Error,
      );
    }
    let evaluated = 0;
    for (const entityRef of await this.#changes.waiting(BATCH)) {
      try {
        evaluated += await this.#takeBatch([entityRef]);
      } catch (error) {
        this.#logger.error(
          `${entityRef} could not be evaluated; its posture stays as it was`,
          error as Error,
        );
        await this.#changes.postpone(entityRef);
      }
    }
    return evaluated;
  }

  async #takeBatch(entityRefs?: string[]): Promise<number> {
    return this.#database.transaction(async tx => {
      const marks = await this.#changes.take(tx, { limit: BATCH, entityRefs });
      if (marks.length === 0) return 0;
      const refs = marks.map(mark => mark.entityRef);
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
      await this.#changes.clear(tx, marks);
      return marks.length;
    });
  }
}
