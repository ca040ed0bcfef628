import type { OwnRecovery } from '../model/dependencies';
import type { RecoveryTier } from '../model/policy';
import type { RunFacts } from './facts';
import { lastMeasured } from './qualifying';

/** Everything that may know how long an entity alone takes to recover. @public */
export interface OwnRecoverySources {
  /** Of the entity, lower case. */
  kind: string;
  runs: RunFacts[];
  /** Undefined where the policy knows no such tier. */
  tier: RecoveryTier | undefined;
  /** What the sources that plugins bring along know, the most trusted one first. */
  others: { type: string; seconds: number; title?: string }[];
  /** The option that the approved strategy has chosen, if it says how long it takes. */
  chosen: { seconds: number; title: string; recordId?: string } | null;
  /** `recoveryTime` of the entity. */
  declared: number | null;
}

/**
 * How long an entity alone takes to recover: as measured last, else by the most
 * trusted other source, else by the recovery option chosen, else as declared. An
 * API takes no time of its own.
 *
 * @public
 */
export function ownRecoveryOf(
  sources: OwnRecoverySources,
  now: string,
): OwnRecovery {
  const { kind, runs, tier, others, chosen, declared } = sources;
  const measured = lastMeasured(runs, 'ownRecovery', tier, now);
  if (measured) {
    const { testId, validatedAt } = measured.run;
    return {
      seconds: measured.seconds,
      source: { type: 'measured', testId, measuredAt: validatedAt },
    };
  }
  const [other] = others;
  if (other) {
    const { seconds, ...source } = other;
    return { seconds, source };
  }
  if (chosen) {
    const { seconds, ...option } = chosen;
    return { seconds, source: { type: 'option', ...option } };
  }
  if (declared !== null) {
    return { seconds: declared, source: { type: 'declared' } };
  }
  return kind === 'api'
    ? { seconds: 0, source: { type: 'interface' } }
    : { seconds: null, source: null };
}
