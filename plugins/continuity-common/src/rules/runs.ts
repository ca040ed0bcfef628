import type {
  EntityInstants,
  EntityResult,
  ObjectiveSnapshot,
  RunInstants,
  TestResult,
  Verdict,
} from '../model/scheduledTest';
import { latest, secondsBetween } from './instants';
import { compareText } from './order';
import { verdictOf, worstVerdict } from './verdict';

/** The targets of an entity today; null: not decided. @public */
export interface TodayTarget {
  rto: number | null;
  rpo: number | null;
}

/** What people recorded of a run. @public */
export interface RecordedRun {
  instants: RunInstants;
  entities: {
    entityRef: string;
    instants: EntityInstants;
    claim: Verdict | null;
  }[];
}

const nothingKnown: EntityInstants = {
  recoveryStartedAt: null,
  recoveredAt: null,
  validatedAt: null,
  lastRecoverablePointAt: null,
};

const nothingDecided: ObjectiveSnapshot = {
  declared: { rto: null, rpo: null },
  required: { rto: null, rpo: null },
  target: { rto: null, rpo: null },
};

/** A computed `met` or `missed` stands against a claim; `unknown` does not. */
function contradicts(claim: Verdict | null, computed: Verdict): boolean {
  return claim !== null && computed !== 'unknown' && claim !== computed;
}

function entityResult(
  entityRef: string,
  run: RecordedRun,
  snapshot: ObjectiveSnapshot,
  today: TodayTarget | undefined,
): EntityResult {
  const recorded = run.entities.find(entity => entity.entityRef === entityRef);
  const instants = recorded?.instants ?? nothingKnown;
  const claim = recorded?.claim ?? null;
  const { disruptedAt } = run.instants;
  const { validatedAt, recoveryStartedAt, lastRecoverablePointAt } = instants;
  const achievedRto = secondsBetween(disruptedAt, validatedAt);
  const achievedRpo = secondsBetween(lastRecoverablePointAt, disruptedAt);
  const verdict = {
    rto: verdictOf(achievedRto, snapshot.target.rto),
    rpo: verdictOf(achievedRpo, snapshot.target.rpo),
  };
  return {
    entityRef,
    instants,
    snapshot,
    achievedRto,
    achievedRpo,
    ownRecovery: secondsBetween(recoveryStartedAt, validatedAt),
    verdict,
    verdictToday: {
      rto: verdictOf(achievedRto, today?.rto ?? null),
      rpo: verdictOf(achievedRpo, today?.rpo ?? null),
    },
    claim,
    claimContradicted: contradicts(
      claim,
      worstVerdict([verdict.rto, verdict.rpo]),
    ),
  };
}

/**
 * Figures and verdicts of a run and of each entity of the test.
 *
 * @remarks
 * The run is expected to have passed {@link checkRun}. An entity of the test
 * that the run does not mention gets no instants and no verdicts, and the run
 * as a whole is not validated.
 *
 * @param snapshots - the objectives frozen with the run, of every entity of the test
 * @param todayTargets - the targets of today by entity
 *
 * @public
 */
export function evaluateRun(
  run: RecordedRun,
  snapshots: Map<string, ObjectiveSnapshot>,
  todayTargets: Map<string, TodayTarget>,
): Pick<TestResult, 'validatedAt' | 'declarationLag' | 'verdict' | 'entities'> {
  const refs = new Set([
    ...snapshots.keys(),
    ...run.entities.map(({ entityRef }) => entityRef),
  ]);
  const entities = [...refs]
    .sort(compareText)
    .map(ref =>
      entityResult(
        ref,
        run,
        snapshots.get(ref) ?? nothingDecided,
        todayTargets.get(ref),
      ),
    );
  const validations = entities.map(({ instants }) => instants.validatedAt);
  return {
    validatedAt: validations.includes(null) ? null : latest(validations),
    declarationLag: secondsBetween(
      run.instants.disruptedAt,
      run.instants.declaredAt,
    ),
    verdict: {
      rto: worstVerdict(entities.map(({ verdict }) => verdict.rto)),
      rpo: worstVerdict(entities.map(({ verdict }) => verdict.rpo)),
    },
    entities,
  };
}
