import {
  subtractPeriod,
  type ContinuityPolicy,
} from '@backstage-continuity/plugin-continuity-common';
import type { Knex } from 'knex';
import { setImmediate } from 'node:timers/promises';
import { contentHash } from '../database';
import type { DependenciesService } from '../dependencies';
import type { InventoryEntity, InventoryService } from '../inventory';
import type { ReviewsService } from '../reviews';
import type { TestingService } from '../testing';
import { PastPosture } from './PastPosture';
import {
  keyOf,
  SnapshotStore,
  type ReconstructionBasis,
  type SnapshotCounts,
  type SnapshotRow,
} from './SnapshotStore';

const DAY_MILLIS = 86_400_000;
const WEEK_MILLIS = 7 * DAY_MILLIS;
const BATCH = 200;

const later = (a: string, b: string) => (a > b ? a : b);

const alike = (a: SnapshotCounts, b: SnapshotCounts) =>
  a.entities === b.entities &&
  a.passed === b.passed &&
  a.failed === b.failed &&
  a.unknowns === b.unknowns;

/**
 * Fills the trend before the first day that was counted, week by week, from the
 * reviews and tests that were brought in with their dates. Fields, owners and
 * exceptions of those days are not known: today's fields are taken, and no
 * exceptions. The days are marked as reconstructed wherever they are shown.
 */
export class TrendReconstruction {
  readonly #database: Knex;
  readonly #policy: ContinuityPolicy;
  readonly #dependencies: DependenciesService;
  readonly #inventory: InventoryService;
  readonly #reviews: ReviewsService;
  readonly #testing: TestingService;
  readonly #store: SnapshotStore;

  constructor(options: {
    database: Knex;
    policy: ContinuityPolicy;
    dependencies: DependenciesService;
    inventory: InventoryService;
    reviews: ReviewsService;
    testing: TestingService;
  }) {
    this.#database = options.database;
    this.#policy = options.policy;
    this.#dependencies = options.dependencies;
    this.#inventory = options.inventory;
    this.#reviews = options.reviews;
    this.#testing = options.testing;
    this.#store = new SnapshotStore(options.database);
  }

  /**
   * Computes the reconstructed days anew where the history before the first
   * counted day, or the policy, is another than last time.
   *
   * @returns whether there was something to do
   */
  async run(signal?: AbortSignal): Promise<boolean> {
    const firstDay = await this.#store.firstCountedDay(this.#database);
    if (firstDay === null) return false;
    const end = `${firstDay}T00:00:00.000Z`;
    const reviews = await this.#reviews.extentBefore(end);
    const runs = await this.#testing.extentBefore(end);
    const basis: ReconstructionBasis = {
      hash: contentHash([firstDay, reviews, runs, this.#policy]),
      entities: await this.#inventory.countInScope(),
      computedAt: new Date().toISOString(),
    };
    if (isFresh(await this.#store.reconstructedFrom(this.#database), basis)) {
      return false;
    }
    const firsts = [reviews.first, runs.first].filter(
      (first): first is string => first !== null,
    );
    const start = firsts.sort()[0];
    const weeks =
      start === undefined
        ? []
        : weeksBetween(
            later(start, subtractPeriod(end, this.#policy.snapshotRetention)),
            firstDay,
          );
    const rows = await this.#count(weeks, firstDay, signal);
    if (signal?.aborted) return false;
    await this.#database.transaction(tx =>
      this.#store.replaceReconstructed(tx, basis, rows),
    );
    return true;
  }

  async #count(
    weeks: string[],
    firstDay: string,
    signal?: AbortSignal,
  ): Promise<SnapshotRow[]> {
    const counts = weeks.map(() => new Map<string, SnapshotCounts>());
    let after: string | null = null;
    while (weeks.length > 0 && !signal?.aborted) {
      const refs: string[] = await this.#inventory.entityRefsInScope(
        after,
        BATCH,
      );
      if (refs.length === 0) break;
      after = refs[refs.length - 1];
      await this.#countEntities(refs, weeks, counts);
      // Requests are not to wait for the whole of history.
      await setImmediate();
    }
    return toSpans(counts, weeks, firstDay);
  }

  async #countEntities(
    refs: string[],
    weeks: string[],
    counts: Map<string, SnapshotCounts>[],
  ) {
    const entities = await this.#inventory.getEntities(refs);
    const facts = await this.#dependencies.factsOf(
      entities,
      new Date().toISOString(),
    );
    const reviews = await this.#reviews.reviewInstants(refs);
    const runs = await this.#testing.runsOf(refs);
    for (const [ref, entity] of entities) {
      const known = facts.get(ref);
      if (!known) continue;
      const past = new PastPosture({
        facts: { ...known, runs: runs.get(ref) ?? [] },
        policy: this.#policy,
        reviews: reviews.get(ref) ?? [],
      });
      weeks.forEach((week, index) =>
        addTo(counts[index], entity, past.at(`${week}T23:59:59.999Z`)),
      );
    }
  }
}

function addTo(
  counts: Map<string, SnapshotCounts>,
  entity: InventoryEntity,
  { status, score }: ReturnType<PastPosture['at']>,
) {
  const functions = [...entity.functionRefs].sort();
  const row: SnapshotCounts = {
    kind: entity.kind,
    owner_ref: entity.ownerRef,
    system_ref: entity.systemRef,
    domain_ref: entity.domainRef,
    tier: entity.fields.tier,
    lifecycle: entity.lifecycle,
    functions: functions.length > 0 ? `|${functions.join('|')}|` : '',
    status,
    entities: 1,
    passed: score.passed,
    failed: score.failed,
    unknowns: score.unknown,
  };
  const key = keyOf(row);
  const sum = counts.get(key);
  if (sum) {
    sum.entities += 1;
    sum.passed += row.passed;
    sum.failed += row.failed;
    sum.unknowns += row.unknowns;
  } else {
    counts.set(key, row);
  }
}

/** One row for as many weeks as a count stays the same. */
function toSpans(
  counts: Map<string, SnapshotCounts>[],
  weeks: string[],
  firstDay: string,
): SnapshotRow[] {
  const rows: SnapshotRow[] = [];
  const open = new Map<string, SnapshotRow>();
  counts.forEach((week, index) => {
    for (const [key, row] of open) {
      const now = week.get(key);
      if (!now || !alike(now, row)) {
        row.until_day = weeks[index];
        open.delete(key);
      }
    }
    for (const [key, row] of week) {
      if (open.has(key)) continue;
      const span = {
        ...row,
        from_day: weeks[index],
        until_day: firstDay,
        reconstructed: true,
      };
      open.set(key, span);
      rows.push(span);
    }
  });
  return rows;
}

/**
 * Whether the days computed last still stand. A large catalog changes a little
 * every day, which is taken up once a day; much at once, as while the catalog is
 * first filled, is taken up at once.
 */
function isFresh(
  last: ReconstructionBasis | null,
  now: ReconstructionBasis,
): boolean {
  if (last?.hash !== now.hash) return false;
  const moved = Math.abs(now.entities - last.entities);
  const age = Date.parse(now.computedAt) - Date.parse(last.computedAt);
  return moved === 0 || (moved < last.entities / 100 && age < DAY_MILLIS);
}

/** A day of each week before `until`, the last one a week before it, oldest first. */
function weeksBetween(from: string, until: string): string[] {
  const weeks: string[] = [];
  for (
    let at = Date.parse(until) - WEEK_MILLIS;
    at >= Date.parse(from);
    at -= WEEK_MILLIS
  ) {
    weeks.unshift(new Date(at).toISOString().slice(0, 10));
  }
  return weeks;
}
