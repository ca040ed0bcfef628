import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import { ChangesStore, type Mark } from './ChangesStore';

/** Marks entities whose facts the transaction at hand changes. */
export type MarkChanged = (entityRefs: Iterable<string>) => void;

type Consumer = (entityRefs: string[]) => Promise<void>;

/** Above this number of entities the consequences are left to the sweep. */
const TAKEN_UP_AT_ONCE = 1000;

/**
 * How a write becomes a consequence: rooms write their rows and mark the touched
 * entities in one transaction; after the commit the consumer is told at once,
 * and a scheduled sweep takes up whatever a died process left behind.
 */
export class ChangesService {
  readonly #database: Knex;
  readonly #logger: LoggerService;
  readonly #store = new ChangesStore();
  #consumer: Consumer | undefined;

  static create(options: { database: Knex; logger: LoggerService }) {
    return new ChangesService(options);
  }

  private constructor(options: { database: Knex; logger: LoggerService }) {
    this.#database = options.database;
    this.#logger = options.logger;
  }

  /** Names who takes up changes after each commit. */
  consumeWith(consumer: Consumer) {
    this.#consumer = consumer;
  }

  /**
   * Runs `work` in a transaction and marks what it names. Resolves after the
   * commit, when the consequences have been computed or, if that failed, are
   * left to the sweep.
   *
   * @param options - `atOnce`: above this number of entities they are left to the
   * sweep anyway; where many transactions follow each other, what one change
   * after the other reaches is better computed once
   */
  async transaction<T>(
    work: (tx: Knex.Transaction, markChanged: MarkChanged) => Promise<T>,
    options: { atOnce?: number } = {},
  ): Promise<T> {
    const { atOnce = TAKEN_UP_AT_ONCE } = options;
    const marked = new Set<string>();
    const result = await this.#database.transaction(async tx => {
      const answer = await work(tx, refs => {
        for (const ref of refs) marked.add(ref);
      });
      await this.#store.mark(tx, marked, new Date());
      return answer;
    });
    if (this.#consumer && marked.size > 0 && marked.size <= atOnce) {
      try {
        await this.#consumer([...marked]);
      } catch (error) {
        this.#logger.warn(
          'Consequences of a change could not be computed at once; the sweep will take them up',
          error as Error,
        );
      }
    }
    return result;
  }

  /** Locks marks within the consumer's transaction; see the store. */
  take(
    tx: Knex.Transaction,
    options: { limit: number; entityRefs?: string[] },
  ) {
    return this.#store.take(tx, options);
  }

  /** Removes taken marks within the consumer's transaction. */
  clear(tx: Knex.Transaction, marks: Mark[]) {
    return this.#store.clear(tx, marks);
  }

  /** Entities whose marks have waited longest. */
  async waiting(limit: number): Promise<string[]> {
    const marks = await this.#store.take(this.#database, { limit });
    return marks.map(mark => mark.entityRef);
  }

  /** Has an entity wait until all others were taken up. */
  postpone(entityRef: string): Promise<void> {
    return this.#store.postpone(this.#database, entityRef, new Date());
  }

  /** How many marks wait. */
  async pending(): Promise<number> {
    return (await this.waitingSince()).count;
  }

  /** How many marks wait, and since when the oldest does; null: none does. */
  waitingSince(): Promise<{ count: number; since: string | null }> {
    return this.#store.count(this.#database);
  }
}
