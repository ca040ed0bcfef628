import type {
  CheckFigures,
  CheckId,
  CheckOutcome,
  CheckResult,
  Remedy,
  Severity,
} from '../../model/checks';
import type { Figure, Objectives } from '../../model/objectives';
import type { ContinuityPolicy, RecoveryTier } from '../../model/policy';
import type { EntityFacts } from '../facts';
import { askerOf } from '../figureSource';
import { objectivesDuring } from '../objectives';
import type { PeakFilter } from '../peaks';
import { tierOf } from '../policy';

/** What every family of checks starts from. */
export interface CheckContext {
  facts: EntityFacts;
  policy: ContinuityPolicy;
  /** Undefined where the policy knows no such tier. */
  tier: RecoveryTier | undefined;
  objectives: Objectives;
  now: string;
}

/** The context of now, if it were in the peaks that run. */
export function contextOf(
  facts: EntityFacts,
  policy: ContinuityPolicy,
  now: string,
  runs: PeakFilter,
): CheckContext {
  return {
    facts,
    policy,
    tier: tierOf(policy, facts.fields.tier),
    objectives: objectivesDuring(runs, facts, policy, now),
    now,
  };
}

/** What does not change from one answer of a check to the next. */
interface CheckKind {
  check: CheckId;
  severity: Severity;
  remedy: Remedy;
}

/** One answer of a check. */
export function answer(
  { check, severity, remedy }: CheckKind,
  outcome: CheckOutcome,
  figures: CheckFigures = {},
  subject = '',
): CheckResult {
  return { check, severity, remedy, subject, outcome, figures };
}

/**
 * The outcome of comparing a figure with its limit: undecided when one of them
 * is missing, not applicable when both are.
 */
export function compare(
  actual: number | null,
  limit: number | null,
  fails: (actual: number, limit: number) => boolean,
): CheckOutcome {
  if (actual === null && limit === null) {
    return 'not-applicable';
  }
  if (actual === null || limit === null) {
    return 'unknown';
  }
  return fails(actual, limit) ? 'fail' : 'pass';
}

export function exceeds(actual: number, limit: number): boolean {
  return actual > limit;
}

/** Who asks for a limit, along which entities, and in which peak. */
export function askedBy({ source }: Figure): CheckFigures {
  switch (source?.type) {
    case 'function':
    case 'dependent': {
      const { entityRef, peak } = askerOf(source);
      return {
        requiredBy: entityRef,
        ...(peak !== undefined && { peak }),
        ...(source.type === 'dependent' && { along: source.path }),
      };
    }
    // The tier of the entity itself; that of another is where its path begins.
    case 'tier':
      return { tier: source.tier };
    case 'analysis':
      return { analysis: source.recordId };
    default:
      return {};
  }
}

/** A figure is mended where it, or the tier it comes from, was written. */
export function remedyOf({ facts }: CheckContext, { source }: Figure): Remedy {
  const inPortal =
    source?.type === 'tier'
      ? facts.portalFields.includes('tier')
      : source?.type === 'portal';
  return inPortal ? 'classify' : 'edit-file';
}
