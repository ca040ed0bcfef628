import type { CheckResult } from '../../model/checks';
import { requiredOf } from '../dependencies/node';
import type { NeedFacts } from '../facts';
import { compareText } from '../order';
import { answer, askedBy, exceeds, type CheckContext } from './context';
import { firstMember, groupFigures } from './dependencies';

/**
 * The member whose declared RTO decides when enough of them are back; undefined
 * where too few declare one.
 */
function decidingMember({ need, members }: NeedFacts) {
  return members
    .flatMap(({ entityRef, exists, declaredRto }) =>
      exists && declaredRto !== null ? [{ entityRef, rto: declaredRto }] : [],
    )
    .sort((a, b) => a.rto - b.rto || compareText(a.entityRef, b.entityRef))
    .at(requiredOf(need) - 1);
}

/** Whether something that is needed promises to be back too late. */
function inversion(
  { objectives }: CheckContext,
  facts: NeedFacts,
): CheckResult {
  const { target } = objectives.rto;
  const kind = {
    check: 'dependencies.rto-inversion',
    severity: 'high',
    remedy: 'see-dependencies',
  } as const;
  const subject = firstMember(facts.need);
  const group = groupFigures(facts.need);
  const deciding = decidingMember(facts);
  if (deciding === undefined || target.seconds === null) {
    const open = { objective: 'rto', dependency: subject, ...group } as const;
    return answer(kind, 'not-applicable', open, subject);
  }
  return answer(
    kind,
    exceeds(deciding.rto, target.seconds) ? 'fail' : 'pass',
    {
      objective: 'rto',
      actual: deciding.rto,
      limit: target.seconds,
      dependency: deciding.entityRef,
      ...group,
      ...askedBy(target),
    },
    subject,
  );
}

/** One answer for each hard need, whatever it is used for. */
export function inversionChecks(context: CheckContext): CheckResult[] {
  return context.facts.graph.needs
    .filter(({ need }) => need.strength === 'hard')
    .sort((a, b) => compareText(firstMember(a.need), firstMember(b.need)))
    .map(facts => inversion(context, facts));
}
