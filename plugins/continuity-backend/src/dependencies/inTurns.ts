import type { Steps } from '@backstage-continuity/plugin-continuity-common';
import { setImmediate } from 'node:timers/promises';

/** Milliseconds that nobody else has to wait for, in all likelihood. */
const TURN = 8;

/** Does work in turns with whatever else the process has to do. */
export async function inTurns<T>(steps: Steps<T>): Promise<T> {
  let since = performance.now();
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    if (performance.now() - since > TURN) {
      await setImmediate();
      since = performance.now();
    }
  }
}

/** Steps of what is done to one item after the other. */
export function* stepsOf<T, R>(
  items: Iterable<T>,
  work: (item: T) => R,
): Steps<R[]> {
  const results: R[] = [];
  for (const item of items) {
    results.push(work(item));
    if (results.length % 50 === 0) yield;
  }
  return results;
}
