import type {
  LifecycleService,
  LoggerService,
  SchedulerService,
  SchedulerServiceTaskInvocationDefinition,
  SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import { randomUUID } from 'node:crypto';
import { BeatStore } from './BeatStore';

const BEAT_MS = 5_000;
/** A run that gave no sign of life for so long is dead. */
const SILENCE_MS = 30_000;
/** How long a process that ends waits for its runs. */
const FAREWELL_MS = 20_000;

type Task = SchedulerServiceTaskScheduleDefinition &
  SchedulerServiceTaskInvocationDefinition;

/**
 * A scheduler whose tasks outlive the processes that they run in.
 *
 * @remarks
 * Backstage's scheduler lets one replica at a time run a task. When that one
 * dies, or is cut off from the database, nobody else gets its turn until the
 * task's time limit is over, which must be long enough for the longest run. So
 * runs give signs of life, and whoever misses them for a while lets go of the
 * task: it goes on in less than a minute.
 *
 * A process that ends in order has its runs break off and waits for them, while
 * there still is a database to write down that they ended.
 */
export class WatchedScheduler implements SchedulerService {
  readonly #scheduler: SchedulerService;
  readonly #logger: LoggerService;
  readonly #store: BeatStore;
  readonly #clock: () => Date;
  readonly #ended = new AbortController();
  readonly #running = new Set<Promise<void>>();

  static create(options: {
    scheduler: SchedulerService;
    lifecycle: LifecycleService;
    logger: LoggerService;
    database: Knex;
    clock?: () => Date;
  }): WatchedScheduler {
    const watched = new WatchedScheduler(options);
    const watch = setInterval(() => watched.letGoOfDead(), BEAT_MS).unref();
    options.lifecycle.addShutdownHook(() => {
      clearInterval(watch);
      return watched.end();
    });
    return watched;
  }

  private constructor(options: Parameters<typeof WatchedScheduler.create>[0]) {
    this.#scheduler = options.scheduler;
    this.#logger = options.logger;
    this.#store = new BeatStore(options.database);
    this.#clock = options.clock ?? (() => new Date());
  }

  async scheduleTask(task: Task): Promise<void> {
    await this.#scheduler.scheduleTask({
      ...task,
      signal: task.signal
        ? AbortSignal.any([task.signal, this.#ended.signal])
        : this.#ended.signal,
      fn: signal => this.#run(task, signal),
    });
  }

  createScheduledTaskRunner(schedule: SchedulerServiceTaskScheduleDefinition) {
    return {
      run: (task: SchedulerServiceTaskInvocationDefinition) =>
        this.scheduleTask({ ...task, ...schedule }),
    };
  }

  triggerTask(id: string) {
    return this.#scheduler.triggerTask(id);
  }

  cancelTask(id: string) {
    return this.#scheduler.cancelTask(id);
  }

  getScheduledTasks() {
    return this.#scheduler.getScheduledTasks();
  }

  /** Lets go of tasks whose process died, so that another takes its turn. */
  async letGoOfDead(): Promise<void> {
    try {
      const since = new Date(this.#clock().getTime() - SILENCE_MS);
      for (const run of await this.#store.silentSince(since.toISOString())) {
        // One of all replicas does so.
        if (!(await this.#store.end(run))) continue;
        this.#logger.warn(
          `Task ${run.task} gave no sign of life for ${
            SILENCE_MS / 1000
          } seconds and is let go of`,
        );
        // It may have ended without being able to say so to us.
        await this.#scheduler.cancelTask(run.task).catch(() => {});
      }
    } catch (error) {
      this.#logger.debug('Tasks could not be watched', error as Error);
    }
  }

  /** Has runs break off, and waits for them, not for ever. */
  async end(): Promise<void> {
    this.#ended.abort();
    let timer: NodeJS.Timeout | undefined;
    const farewell = new Promise<void>(resolve => {
      timer = setTimeout(resolve, FAREWELL_MS);
    });
    await Promise.race([Promise.allSettled([...this.#running]), farewell]);
    clearTimeout(timer);
  }

  async #run(task: Task, signal: AbortSignal): Promise<void> {
    const run = this.#alive(task, signal);
    this.#running.add(run);
    try {
      await run;
    } finally {
      this.#running.delete(run);
    }
  }

  async #alive({ id, fn }: Task, signal: AbortSignal): Promise<void> {
    const run = { task: id, runId: randomUUID() };
    const now = () => this.#clock().toISOString();
    await this.#store.begin(run, now());
    const heart = setInterval(() => {
      // The next beat may come through.
      this.#store.beat(run, now()).catch(() => {});
    }, BEAT_MS).unref();
    try {
      await fn(signal);
    } finally {
      clearInterval(heart);
      // Silence says the same, later.
      await this.#store.end(run).catch(() => {});
    }
  }
}
