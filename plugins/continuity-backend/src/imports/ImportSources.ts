import type {
  AuditorService,
  LoggerService,
  SchedulerService,
  UrlReaderService,
} from '@backstage/backend-plugin-api';
import type {
  ImportReport,
  ImportSource,
} from '@backstage-continuity/plugin-continuity-common';
import type { HumanDuration } from '@backstage/types';
import type { Knex } from 'knex';
import { Duration } from 'luxon';
import type { InventoryService } from '../inventory';
import type { ImportSourceConfig } from '../policy';
import { noMetrics, type Metrics } from '../telemetry';
import type { ImportService } from './ImportService';
import { ImportStore } from './ImportStore';
import { readTarget } from './readTarget';

const TASK = 'import-sources';
const FREQUENCY: HumanDuration = { minutes: 10 };

/**
 * How long a catalog that still fills is waited for: what a test is measured
 * against can be kept with it only when its entities are known.
 */
const WAIT = { each: 2_000, atMost: 300_000 };

interface Options {
  auditor: AuditorService;
  database: Knex;
  logger: LoggerService;
  urlReader: UrlReaderService;
  documents: ImportService;
  inventory: Pick<InventoryService, 'isSettled'>;
  imports: ImportSourceConfig[];
  metrics?: Metrics;
  now?: () => Date;
}

/** Reads the configured sources of continuity history, at start and again and again. */
export class ImportSources {
  readonly #options: Options;
  readonly #now: () => Date;
  readonly #store = new ImportStore();

  static create(options: Options) {
    return new ImportSources(options);
  }

  private constructor(options: Options) {
    this.#options = options;
    this.#now = options.now ?? (() => new Date());
  }

  /** Schedules the reading, one task for all sources that are read as often, and starts it. */
  async schedule(scheduler: SchedulerService) {
    const { inventory } = this.#options;
    const waitUntil = Date.now() + WAIT.atMost;
    const start = async (id: string) => {
      try {
        await scheduler.triggerTask(id);
      } catch (error) {
        // Another replica is reading at this moment.
        if ((error as Error).name !== 'ConflictError') throw error;
      }
    };
    const tasks = new Map<string, ImportSourceConfig[]>();
    for (const source of this.#options.imports) {
      const own = source.schedule?.frequency;
      const id = own ? `${TASK}-${Duration.fromObject(own).toISO()}` : TASK;
      tasks.set(id, [...(tasks.get(id) ?? []), source]);
    }
    for (const [id, sources] of tasks) {
      await scheduler.scheduleTask({
        id,
        frequency: sources[0].schedule?.frequency ?? FREQUENCY,
        timeout: { minutes: 10 },
        fn: async signal => {
          // Comes again instead of waiting: a task that runs is kept from all
          // others, also after its process died.
          if (Date.now() < waitUntil && !(await inventory.isSettled())) {
            setTimeout(() => start(id).catch(() => {}), WAIT.each).unref();
            return;
          }
          for (const { target } of sources) {
            if (signal.aborted) return;
            await this.read(target);
          }
        },
      });
      // After a restart the next turn may be far away.
      await start(id);
    }
  }

  /** Reads one source; what goes wrong is kept beside it and never stops the others. */
  async read(target: string) {
    const { database, urlReader, logger, metrics = noMetrics } = this.#options;
    const lastReadAt = this.#now().toISOString();
    const [before] = await this.#store.sources(database, [target]);
    const kept = { report: before?.report ?? null, etag: before?.etag ?? null };
    try {
      const { files, etag } = await readTarget(target, {
        urlReader,
        etag: before?.etag ?? undefined,
      });
      if (!files) {
        await this.#store.putSource(database, {
          ...kept,
          target,
          lastReadAt,
          error: null,
        });
        return;
      }
      const report = await this.#takeUp(target, files);
      await this.#store.putSource(database, {
        target,
        lastReadAt,
        // What was refused may be right tomorrow, although it reads the same.
        etag: report.rejected === 0 ? etag : null,
        report,
        error: null,
      });
      this.#tell(target, report, before);
    } catch (error) {
      const { message } = error as Error;
      metrics.importEnded({ kind: 'source', outcome: 'failed' });
      if (message !== before?.error) {
        logger.warn(
          `Import source ${target} could not be read; what was imported from it stays, and it is tried again: ${message}`,
        );
      }
      await this.#store.putSource(database, {
        ...kept,
        target,
        lastReadAt,
        error: message,
      });
    }
  }

  /** Says what is news, of a source that is read again and again. */
  #tell(
    target: string,
    report: ImportReport,
    before?: { report: ImportReport | null },
  ) {
    const { logger, metrics = noMetrics } = this.#options;
    const { created, updated, rejected, applied } = report;
    if (applied || rejected > 0) {
      const outcome = rejected > 0 ? 'partly' : 'succeeded';
      metrics.importEnded({ kind: 'source', outcome });
    }
    if (applied) {
      logger.info(
        `Import source ${target} brought ${created} new and ${updated} changed documents`,
        { target, created, updated, rejected },
      );
    }
    if (rejected > 0 && rejected !== before?.report?.rejected) {
      logger.warn(
        `${rejected} documents of import source ${target} are refused; the others are in force. GET /api/continuity/imports says why`,
        { target, rejected },
      );
    }
  }

  /** Sources are read again and again: only what changed something is audited. */
  async #takeUp(target: string, files: { name: string; content: string }[]) {
    const report = await this.#options.documents.run(
      { files, dryRun: false, acceptPartial: true },
      target,
    );
    if (report.applied) {
      const { created, updated } = report;
      const event = await this.#options.auditor.createEvent({
        eventId: 'history-import',
        severityLevel: 'medium',
        meta: { actionType: 'read-source', target, created, updated },
      });
      await event.success();
    }
    return report;
  }

  /** The configured sources and what their last reading brought. */
  async list(): Promise<ImportSource[]> {
    const targets = this.#options.imports.map(source => source.target);
    const stored = await this.#store.sources(this.#options.database, targets);
    return targets.map(target => {
      const found = stored.find(source => source.target === target);
      return {
        target,
        lastReadAt: found?.lastReadAt ?? null,
        report: found?.report ?? null,
        error: found?.error ?? null,
      };
    });
  }
}
