import type { CheckId, CheckResult } from '../../model/checks';
import type { ContinuityFields, Peak } from '../../model/continuityFields';
import type { Figure } from '../../model/objectives';
import type { ContinuityPolicy, RecoveryTier } from '../../model/policy';
import type { Need } from '../dependencies/node';
import type {
  EntityFacts,
  FunctionFacts,
  GraphFacts,
  NeedFacts,
  RunFacts,
} from '../facts';
import { defaultPolicy } from '../policy';

export const NOW = '2026-11-22T12:00:00.000Z';
export const MINUTE = 60;
export const HOUR = 3600;
export const ORDER_TO_CASH = 'vitalbusinessfunction:default/order-to-cash';

export function fieldsWith(
  fields: Partial<ContinuityFields> = {},
): ContinuityFields {
  return {
    tier: 'mission-critical',
    supports: [],
    rto: null,
    rpo: null,
    mtpd: null,
    wrt: null,
    recoveryTime: null,
    dependencies: [],
    location: null,
    ...fields,
  };
}

const noFigure: Figure = { seconds: null, source: null };

/** An entity that needs nothing and that nothing needs. */
export function graphWith(graph: Partial<GraphFacts> = {}): GraphFacts {
  return {
    needs: [],
    dangling: [],
    inherited: {
      required: { rto: noFigure, rpo: noFigure, mtpd: noFigure },
      peaked: [],
      serves: null,
    },
    peakedFunctions: [],
    own: { seconds: null, source: null },
    forecast: {
      seconds: 0,
      lowerBound: false,
      missing: null,
      next: null,
      loop: null,
    },
    takesDown: null,
    lostTools: [],
    ...graph,
  };
}

const traits = {
  strength: 'hard',
  data: null,
  use: 'operation',
  declaredBy: 'block',
} as const;

/** A hard need for one entity, `declaredRto` undefined where it does not exist. */
export function needWith(
  ref: string,
  declaredRto: number | null | undefined,
  need: Partial<Pick<Need, 'strength' | 'use'>> = {},
): NeedFacts {
  return {
    need: { ref, ...traits, ...need },
    members: [memberWith(ref, declaredRto)],
  };
}

/** A hard need for some of a group, by the declared RTO of each member. */
export function groupWith(
  required: number,
  rtoOf: Record<string, number | null | undefined>,
  need: Partial<Pick<Need, 'strength' | 'use'>> = {},
): NeedFacts {
  const anyOf = Object.keys(rtoOf);
  return {
    need: { anyOf, required, failover: null, ...traits, ...need },
    members: anyOf.map(ref => memberWith(ref, rtoOf[ref])),
  };
}

function memberWith(entityRef: string, declaredRto: number | null | undefined) {
  return {
    entityRef,
    exists: declaredRto !== undefined,
    declaredRto: declaredRto ?? null,
  };
}

export function factsWith(
  facts: Partial<Omit<EntityFacts, 'fields'>> & {
    fields?: Partial<ContinuityFields>;
  } = {},
): EntityFacts {
  return {
    entityRef: 'component:default/checkout',
    ownerRef: 'group:default/online',
    inScope: true,
    portalFields: [],
    mistakes: [],
    functions: [],
    lastReviewAt: null,
    runs: [],
    graph: graphWith(),
    analysis: null,
    records: [],
    strategies: [],
    ...facts,
    fields: fieldsWith(facts.fields),
  };
}

export function functionWith(facts: Partial<FunctionFacts>): FunctionFacts {
  return {
    entityRef: ORDER_TO_CASH,
    title: 'Order to cash',
    rto: null,
    rpo: null,
    mtpd: null,
    peaks: [],
    analysis: null,
    ...facts,
  };
}

export function peakWith(peak: Partial<Peak>): Peak {
  return {
    name: 'year end',
    rrule: 'FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=25',
    duration: 7 * 24 * HOUR,
    rto: null,
    rpo: null,
    mtpd: null,
    ...peak,
  };
}

export function runWith(run: Partial<RunFacts>): RunFacts {
  return {
    testId: 'test-1',
    area: 'continuity',
    type: 'functional',
    mode: 'exercise',
    outcome: 'successful',
    validatedAt: '2026-10-01T10:00:00.000Z',
    recordedAt: '2026-10-01T12:00:00.000Z',
    achievedRto: null,
    achievedRpo: null,
    ownRecovery: null,
    ...run,
  };
}

/** The default policy, but that no tier asks for records. */
export const policyWithoutRecords: ContinuityPolicy = {
  ...defaultPolicy,
  tiers: defaultPolicy.tiers.map(tier => ({ ...tier, records: [] })),
};

/** The default policy, but that no tier asks for records, with its first tier changed. */
export function policyWith(
  tier: Partial<RecoveryTier> = {},
  policy: Partial<ContinuityPolicy> = {},
): ContinuityPolicy {
  const [first, ...others] = policyWithoutRecords.tiers;
  return {
    ...policyWithoutRecords,
    ...policy,
    tiers: [{ ...first, ...tier }, ...others],
  };
}

/** `subject` to outcome of the answers of one check. */
export function outcomesOf(
  results: CheckResult[],
  check: CheckId,
): Record<string, string> {
  return Object.fromEntries(
    results
      .filter(result => result.check === check)
      .map(({ subject, outcome }) => [subject, outcome]),
  );
}

/** The only answer of a check about a subject. */
export function resultOf(
  results: CheckResult[],
  check: CheckId,
  subject = '',
): CheckResult {
  const found = results.filter(
    result => result.check === check && result.subject === subject,
  );
  if (found.length !== 1) {
    throw new Error(`${found.length} answers of ${check} about "${subject}"`);
  }
  return found[0];
}
