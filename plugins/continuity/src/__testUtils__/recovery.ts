import type {
  FunctionDetail,
  LostFunction,
  RecoveryForecast,
  RecoveryStep,
  Simulation,
} from '@backstage-continuity/plugin-continuity-common';
import { entityRef } from './posture';
import { functionRow } from './rows';

/** A component of the given name that comes back within an hour. */
export const recoveryStep = (
  name: string,
  some: Partial<RecoveryStep> = {},
): RecoveryStep => ({
  position: 1,
  entityRef: `component:default/${name}`,
  title: name,
  kind: 'component',
  ownerRef: 'group:default/payments',
  tier: 'mission-critical',
  lost: true,
  own: { seconds: 3600, source: { type: 'declared' } },
  startsAt: 0,
  endsAt: 3600,
  lowerBound: false,
  targetRto: 14_400,
  slack: 10_800,
  critical: false,
  cycle: null,
  waitsFor: [],
  ...some,
});

/** What a recovery of these steps, all seen, comes to. */
function recoveryOf(steps: RecoveryStep[]) {
  return {
    down: steps.length,
    hidden: 0,
    forecast: {
      seconds: Math.max(0, ...steps.map(step => step.endsAt)),
      lowerBound: steps.some(step => step.lowerBound),
    },
    criticalPath: steps
      .filter(step => step.critical)
      .map(({ entityRef: ref, title, own, endsAt }) => ({
        entityRef: ref,
        title,
        own,
        endsAt,
      })),
    missing: [],
    missingTotal: 0,
    steps,
    nextCursor: null,
    asOf: '2026-11-23T09:00:00.000Z',
  };
}

/** How checkout comes back, by these steps. */
export const forecastWith = (
  steps: RecoveryStep[],
  some: Partial<RecoveryForecast> = {},
): RecoveryForecast => ({
  ...recoveryOf(steps),
  entityRef,
  title: 'checkout',
  targetRto: 28_800,
  targetMtpd: 43_200,
  wrt: null,
  verdict: { rto: 'met', mtpd: 'met' },
  ...some,
});

/** A function of the given name that passes its RTO, not its MTPD. */
export const lostFunction = (
  name: string,
  some: Partial<LostFunction> = {},
): LostFunction => ({
  entityRef: `vitalbusinessfunction:default/${name}`,
  title: name,
  ownerRef: 'group:default/sales',
  forecast: { seconds: 18_000, lowerBound: false },
  rto: 14_400,
  mtpd: 28_800,
  wrt: null,
  passesRtoAt: 14_400,
  passesMtpdAt: null,
  lastRef: entityRef,
  lastTitle: 'checkout',
  ...some,
});

/** A loss that these steps come back from. */
export const simulationWith = (
  steps: RecoveryStep[],
  some: Partial<Simulation> = {},
): Simulation => ({
  ...recoveryOf(steps),
  lost: steps.filter(step => step.lost).length,
  unmatched: [],
  functions: [],
  interrupted: [],
  hiddenFunctions: 0,
  ...some,
});

/** A business function of the given name in detail. */
export const functionDetailWith = (
  name: string,
  some: Partial<FunctionDetail> = {},
): FunctionDetail => ({
  ...functionRow(name),
  peaks: [],
  supporters: [
    {
      entityRef,
      title: 'checkout',
      exists: true,
      forecast: { seconds: 10_800, lowerBound: false },
    },
  ],
  hiddenSupporters: 0,
  singlePoints: [],
  singlePointsTotal: 0,
  singlePointsComplete: true,
  locations: [],
  ...some,
});
