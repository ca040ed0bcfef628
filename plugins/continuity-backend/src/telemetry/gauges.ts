import type { MetricsService } from '@backstage/backend-plugin-api/alpha';

/** Milliseconds for which a figure is good: collectors may ask for each alone. */
const KEPT = 5_000;

/** Where the gauges get their figures from, by as few statements as can be. */
export interface Readings {
  /** End of the last complete reading of the catalog; null: none yet. */
  syncedAt(): Promise<string | null>;
  freshness(): Promise<{
    marked: number;
    stale: number;
    waitingSince: string | null;
  }>;
  notices(): Promise<{ first: number; again: number }>;
}

/**
 * Has the gauges observed. Nothing is asked of the database unless somebody
 * collects; every replica gives the same figures, since they are of the database.
 * While that is away there are none.
 */
export function observeGauges(service: MetricsService, readings: Readings) {
  const startedAt = new Date().toISOString();
  const syncedAt = kept(() => readings.syncedAt());
  const freshness = kept(() => readings.freshness());
  const notices = kept(() => readings.notices());

  service
    .createObservableGauge('continuity.sync.lag', {
      description:
        'Since the last complete reading of the catalog, or, where there was none, since the start',
      unit: 's',
    })
    .addCallback(async result => {
      const found = await syncedAt();
      if (found) result.observe(secondsSince(found.value ?? startedAt));
    });
  service
    .createObservableGauge('continuity.projection.lag', {
      description:
        'Since when the oldest change waits to be evaluated; 0: nothing waits',
      unit: 's',
    })
    .addCallback(async result => {
      const found = await freshness();
      if (!found) return;
      const { waitingSince } = found.value;
      result.observe(waitingSince === null ? 0 : secondsSince(waitingSince));
    });
  service
    .createObservableGauge('continuity.changes.waiting', {
      description:
        'Changes that are to be taken up into the graph, and entities that they reached and that are to be evaluated',
      unit: '{entity}',
    })
    .addCallback(async result => {
      const found = await freshness();
      if (!found) return;
      result.observe(found.value.marked, { stage: 'graph' });
      result.observe(found.value.stale, { stage: 'evaluation' });
    });
  service
    .createObservableGauge('continuity.notices.waiting', {
      description:
        'Notifications that are to be sent, for the first time or again',
      unit: '{notice}',
    })
    .addCallback(async result => {
      const found = await notices();
      if (!found) return;
      result.observe(found.value.first, { attempt: 'first' });
      result.observe(found.value.again, { attempt: 'again' });
    });
}

function secondsSince(instant: string): number {
  return Math.max(0, (Date.now() - Date.parse(instant)) / 1000);
}

/**
 * A figure that is asked for once while it is good, also by several at a time;
 * undefined where it cannot be had.
 */
function kept<T>(load: () => Promise<T>) {
  let last: Promise<{ value: T } | undefined> | undefined;
  let goodUntil = 0;
  return () => {
    if (!last || Date.now() >= goodUntil) {
      goodUntil = Infinity;
      last = load()
        .then(
          value => ({ value }),
          () => undefined,
        )
        .finally(() => {
          goodUntil = Date.now() + KEPT;
        });
    }
    return last;
  };
}
