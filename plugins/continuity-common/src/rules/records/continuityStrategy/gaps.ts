import type {
  ContinuityStrategy,
  ResidualGap,
} from '../../../model/records/continuityStrategy';
import { millis } from '../../instants';
import { endOfPlanned } from '../../period';

/** A residual gap, and whether its acceptance is over. @public */
export interface JudgedGap extends ResidualGap {
  expired: boolean;
}

/** What a strategy leaves uncovered, in its order. @public */
export function judgedGaps(
  { residualGaps }: Pick<ContinuityStrategy, 'residualGaps'>,
  now: string,
): JudgedGap[] {
  return residualGaps.map(gap => ({
    ...gap,
    expired:
      gap.acceptedUntil !== null &&
      millis(now) > millis(endOfPlanned(gap.acceptedUntil)),
  }));
}
