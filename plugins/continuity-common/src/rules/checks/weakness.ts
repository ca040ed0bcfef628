import type { CheckResult } from '../../model/checks';
import { objectiveNames, type ObjectiveName } from '../../model/objectives';
import { answer, askedBy, remedyOf, type CheckContext } from './context';

/**
 * Whether a declared figure is longer than the required one. Two checks, since
 * the cure differs: a figure from the tier asks for a stricter tier, an own
 * figure for another figure.
 */
function weaker(
  context: CheckContext,
  objective: ObjectiveName,
  from: 'tier' | 'own',
): CheckResult {
  const { declared, required } = context.objectives[objective];
  const kind = {
    check:
      from === 'tier'
        ? ('classification.tier-weaker-than-required' as const)
        : ('objectives.weaker-than-required' as const),
    severity: 'high' as const,
    remedy: remedyOf(context, declared),
  };
  const concerned = (declared.source?.type === 'tier') === (from === 'tier');
  if (!concerned || declared.seconds === null || required.seconds === null) {
    return answer(kind, 'not-applicable', { objective }, objective);
  }
  return answer(
    kind,
    declared.seconds > required.seconds ? 'fail' : 'pass',
    {
      objective,
      actual: declared.seconds,
      limit: required.seconds,
      ...askedBy(declared),
      ...askedBy(required),
    },
    objective,
  );
}

/** Whether what is declared falls short of what others need. */
export function weaknessChecks(context: CheckContext): CheckResult[] {
  return objectiveNames.flatMap(objective => [
    weaker(context, objective, 'tier'),
    weaker(context, objective, 'own'),
  ]);
}
