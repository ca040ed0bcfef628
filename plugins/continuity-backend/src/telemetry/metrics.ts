import type { MetricsService } from '@backstage/backend-plugin-api/alpha';

type Outcome = 'succeeded' | 'failed';

/**
 * What the rooms tell operators of their work. Figures that are kept in the
 * database anyway are gauges instead.
 */
export interface Metrics {
  /** A reading of the whole catalog ended. */
  syncEnded(run: {
    outcome: Outcome;
    seconds: number;
    written?: number;
    removed?: number;
  }): void;
  /** A round that takes up whatever waits ended. */
  sweepEnded(run: { outcome: Outcome; seconds: number }): void;
  /** Entities were evaluated, and what came out was committed. */
  evaluated(counts: { entities: number; checks: number }): void;
  /** An entity is left as it was, and tried again. */
  entityFailed(stage: 'graph' | 'evaluation'): void;
  /** Somebody waited for the lock of the dependency graph. */
  graphLocked(seconds: number): void;
  /** It was tried to send a notification. */
  noticeTried(outcome: 'sent' | 'refused' | 'given-up'): void;
  /** An import ended; partly: some of what it held was refused. */
  importEnded(run: {
    kind: 'source' | 'request' | 'spreadsheet';
    outcome: Outcome | 'partly';
  }): void;
}

/** For who is not watched. */
export const noMetrics: Metrics = {
  syncEnded() {},
  sweepEnded() {},
  evaluated() {},
  entityFailed() {},
  graphLocked() {},
  noticeTried() {},
  importEnded() {},
};

/** Whole seconds and minutes; what is not told apart is of no use to anybody. */
const LONG = [0.1, 0.5, 1, 2, 5, 10, 30, 60, 120, 300, 600, 900];
const SHORT = [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 10, 30];

/**
 * The instruments. Attributes are few and their values are listed in the code:
 * no name of an entity, user or file is ever among them.
 */
export function createMetrics(service: MetricsService): Metrics {
  const seconds = (name: string, description: string, buckets: number[]) =>
    service.createHistogram(name, {
      description,
      unit: 's',
      advice: { explicitBucketBoundaries: buckets },
    });
  const count = (name: string, unit: string, description: string) =>
    service.createCounter(name, { description, unit: `{${unit}}` });

  const syncDuration = seconds(
    'continuity.sync.duration',
    'Readings of the whole catalog',
    LONG,
  );
  const syncEntities = count(
    'continuity.sync.entities',
    'entity',
    'Entities that readings of the catalog found changed or gone',
  );
  const sweepDuration = seconds(
    'continuity.sweep.duration',
    'Rounds that take up whatever waits to be evaluated',
    LONG,
  );
  const entities = count(
    'continuity.evaluation.entities',
    'entity',
    'Entities evaluated',
  );
  const checks = count(
    'continuity.evaluation.checks',
    'check',
    'Checks evaluated',
  );
  const failures = count(
    'continuity.evaluation.failures',
    'entity',
    'Entities that could not be taken up or evaluated, each time it was tried',
  );
  const lockWait = seconds(
    'continuity.graph.lock_wait',
    'Waiting for the lock of the dependency graph',
    SHORT,
  );
  const notices = count(
    'continuity.notice.attempts',
    'attempt',
    'Attempts to send a notification',
  );
  const imports = count(
    'continuity.import.runs',
    'run',
    'Imports that changed something or failed',
  );

  return {
    syncEnded({ outcome, seconds: took, written = 0, removed = 0 }) {
      syncDuration.record(took, { outcome });
      if (written > 0) syncEntities.add(written, { change: 'written' });
      if (removed > 0) syncEntities.add(removed, { change: 'removed' });
    },
    sweepEnded: run =>
      sweepDuration.record(run.seconds, { outcome: run.outcome }),
    evaluated(counts) {
      entities.add(counts.entities);
      checks.add(counts.checks);
    },
    entityFailed: stage => failures.add(1, { stage }),
    graphLocked: took => lockWait.record(took),
    noticeTried: outcome => notices.add(1, { outcome }),
    importEnded: run => imports.add(1, { ...run }),
  };
}
