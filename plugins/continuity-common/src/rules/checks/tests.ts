import type { CheckResult } from '../../model/checks';
import type { TestRequirement } from '../../model/policy';
import { millis } from '../instants';
import { addPeriod, subtractPeriod } from '../period';
import { isStrongEnough, validatedRuns } from '../qualifying';
import {
  answer,
  askedBy,
  compare,
  exceeds,
  type CheckContext,
} from './context';

const remedy = 'schedule-test';

/** One requirement of the tier: tested at all, hard enough, recently enough. */
function requirementChecks(
  { facts, policy, now }: CheckContext,
  { area, type, every }: TestRequirement,
): CheckResult[] {
  // A failed test proves nothing, so it renews no due date.
  const runs = validatedRuns(facts.runs, now).filter(
    run => run.area === area && run.outcome !== 'unsuccessful',
  );
  const last = runs.find(run => isStrongEnough(run, type));
  const subject = `${area}/${type}`;
  const asked = { area, requiredType: type, every };
  const seen = (run: typeof last) =>
    run ? { type: run.type, testId: run.testId, lastAt: run.validatedAt } : {};
  const never = answer(
    { check: 'tests.never', severity: 'high', remedy },
    runs.length === 0 ? 'fail' : 'pass',
    { ...asked, ...seen(runs[0]) },
    subject,
  );
  const strength = last ? 'pass' : 'fail';
  const tooWeak = answer(
    { check: 'tests.too-weak', severity: 'medium', remedy },
    runs.length === 0 ? 'not-applicable' : strength,
    { ...asked, ...seen(last ?? runs[0]) },
    subject,
  );
  const overdue = {
    check: 'tests.overdue',
    severity: 'medium',
    remedy,
  } as const;
  if (!last) {
    return [never, tooWeak, answer(overdue, 'not-applicable', asked, subject)];
  }
  const dueAt = addPeriod(last.validatedAt, every);
  const outcome = millis(now) > millis(dueAt) ? 'fail' : 'pass';
  return [
    never,
    tooWeak,
    {
      ...answer(overdue, outcome, { ...asked, ...seen(last) }, subject),
      dueAt,
      warnAt: subtractPeriod(dueAt, policy.warnBefore),
    },
  ];
}

/** Whether the tests that the tier asks for happened. */
export function testChecks(context: CheckContext): CheckResult[] {
  return (context.tier?.tests ?? []).flatMap(requirement =>
    requirementChecks(context, requirement),
  );
}

/** Whether the last measured figures reach today's target. */
export function achievementChecks({ objectives }: CheckContext): CheckResult[] {
  return (['rto', 'rpo'] as const).map(objective => {
    const { achieved, target } = objectives[objective];
    const kind = {
      check: 'tests.objective-missed',
      severity: 'high',
      remedy,
    } as const;
    if (achieved === null || achieved.seconds === null) {
      return answer(kind, 'not-applicable', { objective }, objective);
    }
    return answer(
      kind,
      compare(achieved.seconds, target.seconds, exceeds),
      {
        objective,
        actual: achieved.seconds,
        limit: target.seconds,
        testId: achieved.testId,
        lastAt: achieved.validatedAt,
        ...askedBy(target),
      },
      objective,
    );
  });
}
