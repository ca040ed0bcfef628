import {
  testTypes,
  type RecoveryTier,
  type TestArea,
  type TestType,
} from '../model/policy';
import type { RunFacts } from './facts';
import { millis } from './instants';
import { compareText } from './order';

/** A run whose entity was validated. */
export type ValidatedRun = RunFacts & { validatedAt: string };

/** The validated runs, newest first; one validated later than `now` does not count yet. */
export function validatedRuns(runs: RunFacts[], now: string): ValidatedRun[] {
  return runs
    .filter(
      (run): run is ValidatedRun =>
        run.validatedAt !== null && millis(run.validatedAt) <= millis(now),
    )
    .sort(
      (a, b) =>
        millis(b.validatedAt) - millis(a.validatedAt) ||
        millis(b.recordedAt) - millis(a.recordedAt) ||
        compareText(b.testId, a.testId),
    );
}

/** Whether one test type is at least as strong as another. */
export function atLeast(type: TestType, weakest: TestType): boolean {
  return testTypes.indexOf(type) >= testTypes.indexOf(weakest);
}

/** An actual run is evidence whatever its type: nothing tests harder. */
export function isStrongEnough(run: RunFacts, weakest: TestType): boolean {
  return run.mode === 'actual' || atLeast(run.type, weakest);
}

/** The weakest type that any requirement of the tier in this area asks for. */
function weakestAskedFor(
  tier: RecoveryTier | undefined,
  area: TestArea,
): TestType | undefined {
  const asked = (tier?.tests ?? [])
    .filter(requirement => requirement.area === area)
    .map(requirement => requirement.type);
  return testTypes.find(type => asked.includes(type));
}

/** The last validated run that measured the figure, and what it measured. */
export function lastMeasured(
  runs: RunFacts[],
  figure: 'achievedRto' | 'achievedRpo' | 'ownRecovery',
  tier: RecoveryTier | undefined,
  now: string,
): { run: ValidatedRun; seconds: number } | null {
  for (const run of validatedRuns(runs, now)) {
    const seconds = run[figure];
    const weakest = weakestAskedFor(tier, run.area);
    if (
      seconds !== null &&
      (weakest === undefined || isStrongEnough(run, weakest))
    ) {
      return { run, seconds };
    }
  }
  return null;
}
