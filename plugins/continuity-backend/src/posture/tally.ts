import {
  statuses,
  type Score,
  type Status,
  type StatusCounts,
  type Tally,
} from '@backstage-continuity/plugin-continuity-common';

/** Counts of checks as a score: passed / (passed + failed + unknown). */
export function toScore(counts: {
  passed: number;
  failed: number;
  unknown: number;
  excepted: number;
}): Score {
  const counted = counts.passed + counts.failed + counts.unknown;
  return { ...counts, score: counted === 0 ? null : counts.passed / counted };
}

export function noStatuses(): StatusCounts {
  return {
    gap: 0,
    overdue: 0,
    unknown: 0,
    'due-soon': 0,
    ready: 0,
    unclassified: 0,
  };
}

/** A group of entities of one status and tier, as the grouped query gives it. */
export interface Bucket {
  status: Status;
  /** Name of the tier; null: none, or one that the policy does not know. */
  tier: string | null;
  entities: number;
  passed: number;
  failed: number;
  unknown: number;
  excepted: number;
}

function addTo<T extends Record<string, number>>(sums: T, counts: T): void {
  for (const key of Object.keys(counts) as (keyof T)[]) {
    (sums[key] as number) += counts[key];
  }
}

/** Sums up buckets; the same bucket may be added to several. */
export class TallyBuilder {
  readonly #byStatus = noStatuses();
  readonly #byTier = new Map<string, StatusCounts>();
  readonly #checks = { passed: 0, failed: 0, unknown: 0, excepted: 0 };
  #total = 0;

  add(bucket: Bucket): void {
    this.#total += bucket.entities;
    this.#byStatus[bucket.status] += bucket.entities;
    const tier = bucket.tier ?? 'unclassified';
    const counts = this.#byTier.get(tier) ?? noStatuses();
    counts[bucket.status] += bucket.entities;
    this.#byTier.set(tier, counts);
    this.#checks.passed += bucket.passed;
    this.#checks.failed += bucket.failed;
    this.#checks.unknown += bucket.unknown;
    this.#checks.excepted += bucket.excepted;
  }

  /** Adds what another has summed up. */
  merge(other: TallyBuilder): this {
    this.#total += other.#total;
    addTo(this.#byStatus, other.#byStatus);
    addTo(this.#checks, other.#checks);
    for (const [tier, counts] of other.#byTier) {
      const own = this.#byTier.get(tier) ?? noStatuses();
      addTo(own, counts);
      this.#byTier.set(tier, own);
    }
    return this;
  }

  build(): Tally {
    return {
      total: this.#total,
      byStatus: { ...this.#byStatus },
      byTier: Object.fromEntries(this.#byTier),
      score: toScore(this.#checks),
    };
  }
}

/** Status of a rank as `projectionAt` computes it. */
export function statusOfRank(rank: number): Status {
  return statuses[Number(rank)];
}
