import type { LoggerService } from '@backstage/backend-plugin-api';
import type { NotificationService } from '@backstage/plugin-notifications-node';
import type { ContinuityPolicy } from '@backstage-continuity/plugin-continuity-common';
import type { Knex } from 'knex';
import { inChunks } from '../database';
import type { RecordsService } from '../records';
import type { Metrics } from '../telemetry';
import { dueNotices } from './dueNotices';
import { eventNotices } from './eventNotices';
import { NoticeSender } from './NoticeSender';
import { NoticeStore } from './NoticeStore';
import type { Notice, NoticeOptions } from './types';

const EVENTS_AT_A_TIME = 100;
const RECORDS_AT_A_TIME = 200;
const FUNCTIONS_AT_A_TIME = 50;

const DAY = 86_400_000;
/** How long notices are kept after the reason for them is gone. */
const KEPT = 90 * DAY;
/** How often it is written down that there still is a reason. */
const WANTED_EVERY = 30 * DAY;

type Records = Pick<
  RecordsService,
  | 'types'
  | 'facts'
  | 'unnoticed'
  | 'setNoticed'
  | 'concerned'
  | 'due'
  | 'functionSubjects'
>;

/** Tells people of the records that they have a part in. */
export class RemindersService {
  readonly #database: Knex;
  readonly #records: Records;
  readonly #enabled: boolean;
  readonly #clock: () => Date;
  readonly #store = new NoticeStore();
  readonly #sender: NoticeSender;
  /** What notices are made with. */
  readonly #words: NoticeOptions;

  static create(options: {
    database: Knex;
    records: Records;
    policy: ContinuityPolicy;
    notifications: Pick<NotificationService, 'send'>;
    logger: LoggerService;
    /** Whether anybody is told of anything. */
    enabled: boolean;
    metrics?: Metrics;
    clock?: () => Date;
  }) {
    return new RemindersService(options);
  }

  private constructor(options: Parameters<typeof RemindersService.create>[0]) {
    this.#database = options.database;
    this.#records = options.records;
    const { policy, records } = options;
    this.#words = {
      policy,
      // A record outlives the plugin that brought its type.
      titleOf: name =>
        records.types.find(type => type.name === name)?.title ?? name,
    };
    this.#enabled = options.enabled;
    this.#clock = options.clock ?? (() => new Date());
    this.#sender = new NoticeSender({ ...options, clock: this.#clock });
  }

  /** Takes up what happened to records, and sends what waits. */
  async run(signal?: AbortSignal): Promise<void> {
    while (!signal?.aborted && (await this.#takeUpEvents()));
    if (this.#enabled) await this.#sender.sendWaiting(signal);
    else await this.#store.giveUpAll(this.#database, 'Reminders are off');
  }

  /** How many notifications wait to be sent, for the first time or again. */
  waiting(): Promise<{ first: number; again: number }> {
    return this.#store.countWaiting(this.#database);
  }

  /**
   * Takes up what time brings about: records that became due for review. And
   * what functions have become since, which no posture is computed of.
   */
  async keepUp(signal?: AbortSignal): Promise<void> {
    await this.#refreshFunctions(signal);
    if (this.#enabled) await this.#takeUpDue(signal);
    await this.#store.forget(
      this.#database,
      new Date(this.#clock().getTime() - KEPT).toISOString(),
    );
  }

  /** @returns whether there may be more */
  async #takeUpEvents(): Promise<boolean> {
    const seen = await this.#records.unnoticed(
      this.#database,
      EVENTS_AT_A_TIME,
    );
    if (seen.length === 0) return false;
    // Read before the transaction begins: on SQLite nobody else gets a word in
    // until it ends.
    const concerned = this.#enabled
      ? await this.#records.concerned(seen.map(event => event.recordId))
      : new Map();
    const known = new Set(seen.map(event => event.id));
    const notices = eventNotices(seen, concerned, this.#words);
    return this.#database.transaction(async tx => {
      // Another replica may have taken some of them up meanwhile.
      const events = await this.#records.unnoticed(tx, EVENTS_AT_A_TIME);
      const own = events.filter(event => known.has(event.id));
      const ownIds = new Set(own.map(event => event.id));
      await this.#store.add(
        tx,
        notices.filter(notice => ownIds.has(notice.eventId)),
        this.#now(),
      );
      await this.#records.setNoticed(tx, [...ownIds]);
      return own.length > 0;
    });
  }

  async #takeUpDue(signal?: AbortSignal) {
    const now = this.#now();
    let afterId: string | null = null;
    while (!signal?.aborted) {
      const records: Awaited<ReturnType<Records['due']>> =
        await this.#records.due(now, afterId, RECORDS_AT_A_TIME);
      if (records.length === 0) return;
      afterId = records[records.length - 1].id;
      await this.#want(
        records.flatMap(record => dueNotices(record, { ...this.#words, now })),
        now,
      );
    }
  }

  /** Adds the notices that are new, and keeps those that are not. */
  async #want(notices: Notice[], now: string) {
    const wantedAt = await this.#store.wantedAt(
      this.#database,
      notices.map(notice => notice.key),
    );
    const since = new Date(Date.parse(now) - WANTED_EVERY).toISOString();
    await this.#store.keep(
      this.#database,
      [...wantedAt].flatMap(([key, at]) => (at < since ? [key] : [])),
      now,
    );
    await this.#store.add(
      this.#database,
      notices.filter(notice => !wantedAt.has(notice.key)),
      now,
    );
  }

  async #refreshFunctions(signal?: AbortSignal) {
    await inChunks(
      await this.#records.functionSubjects(),
      async refs => {
        if (signal?.aborted) return [];
        await this.#database.transaction(tx =>
          this.#records.facts.refreshFunctions(tx, refs, this.#now()),
        );
        return [];
      },
      FUNCTIONS_AT_A_TIME,
    );
  }

  #now(): string {
    return this.#clock().toISOString();
  }
}
