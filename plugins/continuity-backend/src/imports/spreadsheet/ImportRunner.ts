import type { LoggerService } from '@backstage/backend-plugin-api';
import { ConflictError } from '@backstage/errors';
import type {
  RecordImportMapping,
  RecordImportState,
} from '@backstage-continuity/plugin-continuity-common';
import type { Knex } from 'knex';
import { randomUUID } from 'node:crypto';
import { noMetrics, type Metrics } from '../../telemetry';
import {
  SpreadsheetStore,
  type ImportResult,
  type StoredImport,
} from './SpreadsheetStore';

/** An attempt that gave no sign of life for so long is dead. */
const LEASE_MS = 60_000;
const HEARTBEAT_MS = 2_000;

/** Errors that are the caller's to read. */
const TOLD = [
  'InputError',
  'ConflictError',
  'NotAllowedError',
  'NotFoundError',
];

/** How far an attempt is. */
export interface Progress {
  done: number;
  total: number;
}

/**
 * The work of an attempt. It answers the result, or null when it has settled it
 * itself, together with what it wrote.
 */
type Work = (
  progress: Progress,
  settle: (tx: Knex, result: ImportResult) => Promise<boolean>,
) => Promise<ImportResult | null>;

/**
 * Runs checks and imports behind the request that asked for them.
 *
 * @remarks
 * An attempt holds a lease while it is alive. When its process dies, the lease
 * runs out, nothing was written, and the person starts it again: nobody else
 * could, since what an import may write is decided by who asks for it.
 */
export class ImportRunner {
  readonly #database: Knex;
  readonly #logger: LoggerService;
  readonly #metrics: Metrics;
  readonly #clock: () => Date;
  readonly #store = new SpreadsheetStore();

  constructor(options: {
    database: Knex;
    logger: LoggerService;
    metrics?: Metrics;
    clock: () => Date;
  }) {
    this.#database = options.database;
    this.#logger = options.logger;
    this.#metrics = options.metrics ?? noMetrics;
    this.#clock = options.clock;
  }

  /** Whether the attempt under way, if any, has died. */
  isDead({ leaseUntil }: StoredImport): boolean {
    return leaseUntil !== null && leaseUntil < this.#clock().toISOString();
  }

  /**
   * Starts an attempt, and leaves it to itself.
   *
   * @throws ConflictError naming the state that it cannot begin in
   */
  async start(
    job: StoredImport,
    attempt: {
      actor: string;
      state: 'checking' | 'applying';
      from: RecordImportState[];
      deadIn: RecordImportState[];
      mapping?: RecordImportMapping;
      work: Work;
    },
  ): Promise<void> {
    const runId = randomUUID();
    const { work: _, ...claim } = attempt;
    const claimed = await this.#store.claim(this.#database, {
      ...claim,
      id: job.id,
      runId,
      now: this.#clock().toISOString(),
      leaseUntil: this.#leaseUntil(),
    });
    if (!claimed) {
      throw new ConflictError(
        `The import is ${job.state}; expected ${attempt.from.join(' or ')}`,
      );
    }
    this.#run(job.id, runId, attempt).catch(error =>
      this.#logger.warn(
        `Import ${job.id} ended without a result; nothing was imported, and whoever began it can start it again`,
        error as Error,
      ),
    );
  }

  async #run(
    id: string,
    runId: string,
    { state, work }: { state: 'checking' | 'applying'; work: Work },
  ) {
    const progress: Progress = { done: 0, total: 0 };
    const heart = setInterval(() => {
      this.#store
        .renew(this.#database, {
          id,
          runId,
          leaseUntil: this.#leaseUntil(),
          ...progress,
        })
        // The next beat may come through; without any, the lease runs out.
        .catch(() => {});
    }, HEARTBEAT_MS);
    heart.unref();
    const settle = (knex: Knex, result: ImportResult) =>
      this.#store.finish(knex, {
        id,
        runId,
        now: this.#clock().toISOString(),
        result,
      });
    let ended: ImportResult | null;
    try {
      ended = await work(progress, settle);
    } catch (error) {
      const { name, message } = error as Error;
      if (!TOLD.includes(name)) {
        this.#metrics.importEnded({ kind: 'spreadsheet', outcome: 'failed' });
        this.#logger.error(
          `Spreadsheet import ${id} failed while ${state}; nothing was imported, and its sheet is not to blame`,
          error as Error,
        );
      }
      ended = {
        state: 'failed',
        error: TOLD.includes(name)
          ? message
          : 'Something went wrong that the file is not to blame for; try again',
      };
    } finally {
      clearInterval(heart);
    }
    if (ended) await settle(this.#database, ended);
    if (state === 'applying' && (ended?.state ?? 'applied') === 'applied') {
      this.#metrics.importEnded({ kind: 'spreadsheet', outcome: 'succeeded' });
      this.#logger.info(`Spreadsheet import ${id} was applied`, {
        subjects: progress.total,
      });
    }
  }

  #leaseUntil(): string {
    return new Date(this.#clock().getTime() + LEASE_MS).toISOString();
  }
}
