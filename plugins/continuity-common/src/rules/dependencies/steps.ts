/**
 * Work of some length in steps of a millisecond or so: who runs it may let others
 * have their turn between any two.
 *
 * @public
 */
export type Steps<T> = Generator<void, T, void>;

/** So many nodes make a step. */
export const STEP = 1000;

/** Does all of the work without a pause. */
export function atOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) {
      return step.value;
    }
  }
}
