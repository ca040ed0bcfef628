import { InputError } from '@backstage/errors';
import {
  checkRun,
  evaluateRun,
  type EntityInstants,
  type Evidence,
  type ObjectiveSnapshot,
  type Objectives,
  type RunInstants,
  type TestOutcome,
  type TestResult,
  type TodayTarget,
  type Verdict,
} from '@backstage-continuity/plugin-continuity-common';
import type { StoredResult } from './types';

/** Clocks differ; what lies further ahead than this is a typing error. */
const TOLERATED_AHEAD = 24 * 60 * 60 * 1000;

/** An outcome as a person or a document gives it. */
export interface RecordedOutcome {
  outcome: TestOutcome;
  instants: RunInstants;
  entities: {
    entityRef: string;
    instants: EntityInstants;
    claim: Verdict | null;
  }[];
  evidence: Evidence[];
  note: string | null;
}

const nothingDecided: ObjectiveSnapshot = {
  declared: { rto: null, rpo: null },
  required: { rto: null, rpo: null },
  target: { rto: null, rpo: null },
};

const nothingKnown: EntityInstants = {
  recoveryStartedAt: null,
  recoveredAt: null,
  validatedAt: null,
  lastRecoverablePointAt: null,
};

/** What is frozen of an entity's objectives with a run. */
export function snapshotOf(objectives: Objectives): ObjectiveSnapshot {
  const { rto, rpo } = objectives;
  return {
    declared: { rto: rto.declared.seconds, rpo: rpo.declared.seconds },
    required: { rto: rto.required.seconds, rpo: rpo.required.seconds },
    target: { rto: rto.target.seconds, rpo: rpo.target.seconds },
  };
}

/**
 * Refuses an outcome that cannot be.
 *
 * @param part - what begins the paths in the error, such as `body`
 * @throws InputError naming every offending path and what was expected
 */
export function assertPossible(
  part: string,
  recorded: RecordedOutcome,
  testEntityRefs: string[],
  now: Date,
) {
  const problems = [
    ...checkRun(recorded, testEntityRefs),
    ...aheadOf(now.getTime() + TOLERATED_AHEAD, 'instants', recorded.instants),
    ...recorded.entities.flatMap((entity, index) =>
      aheadOf(
        now.getTime() + TOLERATED_AHEAD,
        `entities[${index}].instants`,
        entity.instants,
      ),
    ),
  ];
  if (problems.length > 0) {
    throw new InputError(
      problems
        .map(({ path, expected }) => `${part}.${path}: expected ${expected}`)
        .join('; '),
    );
  }
}

function aheadOf(
  latest: number,
  path: string,
  instants: RunInstants | EntityInstants,
) {
  return Object.entries(instants)
    .filter(([, instant]) => instant !== null && Date.parse(instant) > latest)
    .map(([name]) => ({
      path: `${path}.${name}`,
      expected: 'an instant that is not in the future',
    }));
}

/**
 * What is kept of a recorded outcome: every entity of the test, also those that
 * the outcome does not mention, with the objectives frozen for it.
 *
 * @param frozen - objectives frozen by an earlier recording, which stay
 * @param today - the objectives of today; none for what the catalog does not know
 */
export function toStored(
  recorded: RecordedOutcome,
  testEntityRefs: string[],
  frozen: StoredResult | null | undefined,
  today: Map<string, ObjectiveSnapshot>,
  recording: { at: string; by: string },
): StoredResult {
  const given = new Map(
    recorded.entities.map(each => [each.entityRef, each] as const),
  );
  const earlier = new Map(
    frozen?.entities.map(each => [each.entityRef, each.snapshot] as const),
  );
  return {
    outcome: recorded.outcome,
    instants: recorded.instants,
    entities: testEntityRefs.map(entityRef => ({
      entityRef,
      instants: given.get(entityRef)?.instants ?? nothingKnown,
      claim: given.get(entityRef)?.claim ?? null,
      snapshot:
        earlier.get(entityRef) ?? today.get(entityRef) ?? nothingDecided,
    })),
    evidence: recorded.evidence,
    note: recorded.note,
    recordedAt: recording.at,
    recordedBy: recording.by,
  };
}

/** The outcome with figures and verdicts, as of today's targets. */
export function evaluate(
  stored: StoredResult,
  targets: Map<string, TodayTarget>,
): TestResult {
  const snapshots = new Map(
    stored.entities.map(entity => [entity.entityRef, entity.snapshot]),
  );
  return {
    outcome: stored.outcome,
    instants: stored.instants,
    evidence: stored.evidence,
    note: stored.note,
    recordedAt: stored.recordedAt,
    recordedBy: stored.recordedBy,
    ...evaluateRun(stored, snapshots, targets),
  };
}
