import type { CheckResult } from '../../model/checks';
import { membersOf, requiredOf, type Need } from '../dependencies/node';
import type { EntityFacts } from '../facts';
import { compareText } from '../order';
import { answer, type CheckContext } from './context';

const remedy = 'see-dependencies';

/** How many of how many members a group needs; nothing of a single need. */
export function groupFigures(need: Need) {
  return 'ref' in need
    ? {}
    : { required: requiredOf(need), members: membersOf(need).length };
}

/** The ref that stands for a need. */
export function firstMember(need: Need): string {
  return [...membersOf(need)].sort(compareText)[0];
}

function cycle({ facts }: CheckContext): CheckResult {
  const { loop } = facts.graph.forecast;
  const kind = {
    check: 'dependencies.cycle',
    severity: 'medium',
    remedy,
  } as const;
  return loop === null
    ? answer(kind, 'pass')
    : answer(kind, 'fail', { loop, members: loop.length });
}

function singlePointOfFailure({ facts, tier }: CheckContext): CheckResult {
  const kind = {
    check: 'dependencies.single-point-of-failure',
    severity: 'low',
    remedy,
  } as const;
  const { takesDown } = facts.graph;
  if (!tier?.redundancy) {
    return answer(kind, 'not-applicable');
  }
  if (takesDown === null) {
    return answer(kind, 'pass');
  }
  const { functions, location } = takesDown;
  return answer(kind, 'fail', {
    functions: functions.length,
    requiredBy: [...functions].sort(compareText)[0],
    ...(location !== null && { location }),
  });
}

/** One answer for each entity that is named but does not exist. */
function dangling({ facts }: CheckContext): CheckResult[] {
  const kind = {
    check: 'dependencies.dangling',
    severity: 'medium',
    remedy: 'edit-file',
  } as const;
  const fields = new Map<string, string>();
  for (const { entityRef, field } of facts.graph.dangling) {
    const other = fields.get(entityRef) ?? field;
    fields.set(entityRef, compareText(field, other) < 0 ? field : other);
  }
  return fields.size === 0
    ? [answer(kind, 'pass')]
    : [...fields]
        .sort(([a], [b]) => compareText(a, b))
        .map(([value, path]) => answer(kind, 'fail', { path, value }, value));
}

/** What an entity needs only to recover, told by the first member. */
function recoveryNeeds({ graph }: EntityFacts): Map<string, Need> {
  return new Map(
    graph.needs
      .filter(({ need }) => need.strength === 'hard' && need.use === 'recovery')
      .map(({ need }) => [firstMember(need), need]),
  );
}

function recoveryToolsLost({ facts }: CheckContext): CheckResult[] {
  const kind = {
    check: 'dependencies.recovery-tool-lost',
    severity: 'high',
    remedy,
  } as const;
  const tools = recoveryNeeds(facts);
  const lost = [...new Set(facts.graph.lostTools)].sort(compareText);
  if (lost.length === 0) {
    return [answer(kind, tools.size === 0 ? 'not-applicable' : 'pass')];
  }
  return lost.map(dependency => {
    const need = tools.get(dependency);
    return answer(
      kind,
      'fail',
      { dependency, ...(need && groupFigures(need)) },
      dependency,
    );
  });
}

/** What the graph says of an entity whatever its figures are. */
export function dependencyChecks(context: CheckContext): CheckResult[] {
  return [
    cycle(context),
    singlePointOfFailure(context),
    ...dangling(context),
    ...recoveryToolsLost(context),
  ];
}
