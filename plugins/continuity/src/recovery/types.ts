import type {
  RecoveryForecast,
  RecoveryStep,
} from '@backstage-continuity/plugin-continuity-common';

/** What a forecast and a simulation say alike: the steps and the whole. */
export type Recovery = Pick<
  RecoveryForecast,
  | 'down'
  | 'hidden'
  | 'forecast'
  | 'criticalPath'
  | 'missing'
  | 'missingTotal'
  | 'steps'
  | 'nextCursor'
>;

/** The objectives that the picture draws as lines; a loss as a whole has none. */
export interface RecoveryTargets {
  targetRto: number | null;
  targetMtpd: number | null;
}

/** Steps whose own time counts, yet nobody knows it. */
export function isUnknown(step: RecoveryStep): boolean {
  return step.lost && step.own.seconds === null;
}
