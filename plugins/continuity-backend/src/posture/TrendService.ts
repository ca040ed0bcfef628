import {
  subtractPeriod,
  type ContinuityPolicy,
  type EntityFilters,
  type Status,
  type TrendPoint,
} from '@backstage-continuity/plugin-continuity-common';
import type { Knex } from 'knex';
import type { EntityScope } from '../http';
import type { InventoryService } from '../inventory';
import { resolveFilters } from './filters';
import { RollupQuery } from './RollupQuery';
import { SnapshotStore, type SnapshotSpan } from './SnapshotStore';
import { noStatuses } from './tally';

const DAY_MILLIS = 86_400_000;

const dayOf = (instant: string) => instant.slice(0, 10);

const dayAfter = (day: string, days: number) =>
  dayOf(new Date(Date.parse(day) + days * DAY_MILLIS).toISOString());

class PointBuilder {
  readonly #day: string;
  readonly #byStatus = noStatuses();
  #total = 0;
  #passed = 0;
  #counted = 0;

  constructor(day: string) {
    this.#day = day;
  }

  add(
    status: Status,
    counts: {
      entities: number;
      passed: number;
      failed: number;
      unknown: number;
    },
    sign = 1,
  ) {
    this.#byStatus[status] += sign * counts.entities;
    this.#total += sign * counts.entities;
    this.#passed += sign * counts.passed;
    this.#counted += sign * (counts.passed + counts.failed + counts.unknown);
  }

  build(day = this.#day, reconstructed = false): TrendPoint {
    return {
      day,
      reconstructed,
      total: this.#total,
      byStatus: { ...this.#byStatus },
      score: this.#counted === 0 ? null : this.#passed / this.#counted,
    };
  }
}

/** Takes daily snapshots and reads the trend from them. */
export class TrendService {
  readonly #database: Knex;
  readonly #policy: ContinuityPolicy;
  readonly #inventory: Pick<InventoryService, 'subtreeOf'>;
  readonly #store: SnapshotStore;
  readonly #rollups: RollupQuery;

  constructor(options: {
    database: Knex;
    policy: ContinuityPolicy;
    inventory: Pick<InventoryService, 'subtreeOf'>;
  }) {
    this.#database = options.database;
    this.#policy = options.policy;
    this.#inventory = options.inventory;
    this.#store = new SnapshotStore(options.database);
    this.#rollups = new RollupQuery(options.database);
  }

  /** Counts the projection as the day's snapshot; the last one of a day stays. */
  async snapshot(now: string): Promise<void> {
    await this.#database.transaction(async tx => {
      const current = await this.#store.countNow(tx, now);
      await this.#store.write(tx, dayOf(now), current);
      await this.#store.prune(
        tx,
        dayOf(subtractPeriod(now, this.#policy.snapshotRetention)),
      );
    });
  }

  /**
   * Counts twice an hour, and at once where entities came or went, as while the
   * catalog is first filled. To be called every minute.
   */
  async snapshotWhenDue(now: string): Promise<void> {
    const isHalfHour = new Date(now).getUTCMinutes() % 30 === 0;
    if (isHalfHour || !(await this.#store.isComplete(this.#database))) {
      await this.snapshot(now);
    }
  }

  /**
   * Counts for each day up to today, oldest first. Days before the first
   * snapshot are left out; today is computed at this instant.
   */
  async trend(options: {
    filters: EntityFilters;
    scope: EntityScope;
    days: number;
    now: string;
  }): Promise<TrendPoint[]> {
    const { scope, now } = options;
    const today = dayOf(now);
    const fromDay = dayAfter(today, 1 - options.days);
    const filters = await resolveFilters(options.filters, this.#inventory);
    const spans = await this.#store.spans({ fromDay, filters, scope });
    const past = pointsOf(spans, fromDay, today);

    const live = await this.#rollups.counts({
      by: 'tier',
      filters,
      scope,
      now,
    });
    const point = new PointBuilder(today);
    for (const bucket of live) {
      point.add(bucket.status, bucket);
    }
    return [...past, point.build()];
  }
}

/** Days from `fromDay` to before `today` on which something was counted. */
function pointsOf(
  spans: SnapshotSpan[],
  fromDay: string,
  today: string,
): TrendPoint[] {
  const first = spans.reduce(
    (day, span) => (span.fromDay < day ? span.fromDay : day),
    today,
  );
  const start = first > fromDay ? first : fromDay;
  const begins = new Map<string, SnapshotSpan[]>();
  const ends = new Map<string, SnapshotSpan[]>();
  const put = (
    map: Map<string, SnapshotSpan[]>,
    day: string,
    span: SnapshotSpan,
  ) => map.set(day, [...(map.get(day) ?? []), span]);
  for (const span of spans) {
    put(begins, span.fromDay > start ? span.fromDay : start, span);
    if (span.untilDay !== null) put(ends, span.untilDay, span);
  }
  // The spans of counted days begin when the reconstructed ones have ended.
  const counted = spans
    .filter(span => !span.reconstructed)
    .reduce((day, span) => (span.fromDay < day ? span.fromDay : day), today);
  const points: TrendPoint[] = [];
  const running = new PointBuilder(start);
  for (let day = start; day < today; day = dayAfter(day, 1)) {
    for (const span of begins.get(day) ?? []) {
      running.add(span.status, { ...span, unknown: span.unknowns });
    }
    for (const span of ends.get(day) ?? []) {
      running.add(span.status, { ...span, unknown: span.unknowns }, -1);
    }
    points.push(running.build(day, day < counted));
  }
  return points;
}
