import type {
  Figure,
  Objective,
  ObjectiveName,
  Objectives,
} from '../model/objectives';
import type { ContinuityPolicy, RecoveryTier } from '../model/policy';
import { targetOf } from './dependencies/figures';
import type { EntityFacts } from './facts';
import { requiredDuring } from './functionNeeds';
import { runningAt, type PeakFilter } from './peaks';
import { tierOf } from './policy';
import { lastMeasured } from './qualifying';
import { verdictOf } from './verdict';

/** The own figure of an entity, else that of its tier. */
export function declaredOf(
  facts: Pick<EntityFacts, 'fields' | 'portalFields'>,
  tier: RecoveryTier | undefined,
  objective: ObjectiveName,
): Figure {
  const own = facts.fields[objective];
  if (own !== null) {
    const type = facts.portalFields.includes(objective) ? 'portal' : 'file';
    return { seconds: own, source: { type } };
  }
  const usual = tier?.[objective] ?? null;
  return tier && usual !== null
    ? { seconds: usual, source: { type: 'tier', tier: tier.name } }
    : { seconds: null, source: null };
}

function achievedOf(
  facts: EntityFacts,
  tier: RecoveryTier | undefined,
  figure: 'achievedRto' | 'achievedRpo',
  target: Figure,
  now: string,
): Objective['achieved'] {
  const last = lastMeasured(facts.runs, figure, tier, now);
  return (
    last && {
      seconds: last.seconds,
      verdict: verdictOf(last.seconds, target.seconds),
      testId: last.run.testId,
      validatedAt: last.run.validatedAt,
    }
  );
}

/**
 * Need, target and capability while these peaks run, but with the test runs of
 * now: what holds at `now` if it were in those peaks.
 */
export function objectivesDuring(
  runs: PeakFilter,
  facts: EntityFacts,
  policy: ContinuityPolicy,
  now: string,
): Objectives {
  const tier = tierOf(policy, facts.fields.tier);
  const needs = requiredDuring(runs, facts);
  const figures = (objective: ObjectiveName) => {
    const declared = declaredOf(facts, tier, objective);
    const required = needs[objective];
    return { declared, required, target: targetOf(declared, required) };
  };
  const rto = figures('rto');
  const rpo = figures('rpo');
  return {
    rto: {
      ...rto,
      achieved: achievedOf(facts, tier, 'achievedRto', rto.target, now),
    },
    rpo: {
      ...rpo,
      achieved: achievedOf(facts, tier, 'achievedRpo', rpo.target, now),
    },
    mtpd: { ...figures('mtpd'), achieved: null },
  };
}

/**
 * What others need of an entity, what it declares, the smaller of both, and
 * what its last qualifying run measured, against today's target.
 *
 * @public
 */
export function computeObjectives(
  facts: EntityFacts,
  policy: ContinuityPolicy,
  now: string,
): Objectives {
  return objectivesDuring(runningAt(now), facts, policy, now);
}
