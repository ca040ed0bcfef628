import type { Measured } from '../driver/context';
import { targets, type Target } from './targets';

export type Outcome = 'pass' | 'miss' | 'not promised';

export interface Row extends Measured {
  promise: Target;
  outcome: Outcome;
}

function outcomeOf(target: Target, { n, value }: Measured): Outcome {
  const holds = target.atLeast ? value >= target.limit : value <= target.limit;
  if (holds) return 'pass';
  return n >= target.from ? 'miss' : 'not promised';
}

/** What was measured in the order of the table of targets, smallest size first. */
export function judge(measured: Measured[]): Row[] {
  return targets.flatMap(promise =>
    measured
      .filter(item => item.target === promise.id)
      .sort((a, b) => a.n - b.n)
      .map(item => ({ ...item, promise, outcome: outcomeOf(promise, item) })),
  );
}
