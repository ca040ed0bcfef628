import type { CheckResult } from '../../model/checks';
import type { ContinuityPolicy } from '../../model/policy';
import type { EntityFacts } from '../facts';
import { outlookOf, type Outlook } from '../outlook';
import { subtractPeriod } from '../period';
import { analysisChecks } from './analysis';
import { classificationChecks } from './classification';
import { contextOf, type CheckContext } from './context';
import { dependencyChecks } from './dependencies';
import { inversionChecks } from './inversions';
import { objectiveChecks } from './objectives';
import { recoveryChecks } from './recovery';
import { recordChecks } from './records';
import { reviewChecks } from './review';
import { riskChecks } from './risk';
import { strategyChecks } from './strategy';
import { achievementChecks, testChecks } from './tests';
import { weaknessChecks } from './weakness';

/** The checks that compare figures, which a peak makes smaller. */
function figureChecks(context: CheckContext): CheckResult[] {
  return [
    ...weaknessChecks(context),
    ...objectiveChecks(context),
    ...achievementChecks(context),
    ...inversionChecks(context),
    ...recoveryChecks(context),
    ...strategyChecks(context),
  ];
}

/**
 * A check that passes now and fails in a coming peak is due when the first such
 * peak begins, and shows the figures that it will fail with.
 */
function figureChecksWithPeaks(
  { facts, policy, now, ...rest }: CheckContext,
  { coming }: Outlook,
): CheckResult[] {
  const inPeaks = coming.map(({ start, runs }) => ({
    start,
    results: figureChecks(contextOf(facts, policy, now, runs)),
  }));
  const present = figureChecks({ facts, policy, now, ...rest });
  return present.map((result, index) => {
    // The same facts give the same checks in the same order.
    const first =
      result.outcome === 'pass'
        ? inPeaks.find(({ results }) => results[index].outcome === 'fail')
        : undefined;
    return first
      ? {
          ...result,
          figures: first.results[index].figures,
          dueAt: first.start,
          warnAt: subtractPeriod(first.start, policy.warnBefore),
        }
      : result;
  });
}

/**
 * What each check says about an entity at an instant.
 *
 * @remarks
 * An entity out of scope is not tracked: no check speaks of it. Which answers
 * there are depends on the facts and the policy alone, never on time.
 *
 * @public
 */
export function evaluateChecks(
  facts: EntityFacts,
  policy: ContinuityPolicy,
  now: string,
): CheckResult[] {
  if (!facts.inScope) {
    return [];
  }
  const outlook = outlookOf(facts, policy, now);
  const context = contextOf(facts, policy, now, outlook.runs);
  const changing = [
    ...figureChecksWithPeaks(context, outlook),
    ...testChecks(context),
  ];
  const { holdsUntil } = outlook;
  return [
    ...classificationChecks(context),
    ...dependencyChecks(context),
    ...(holdsUntil === null
      ? changing
      : changing.map(result => ({ ...result, holdsUntil }))),
    ...reviewChecks(context),
    ...recordChecks(context),
    ...analysisChecks(context),
    ...riskChecks(context),
  ];
}
