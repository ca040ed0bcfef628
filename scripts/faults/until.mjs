// Waiting for something to be so, rather than for a while.
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Asks until the answer is neither undefined, false nor an error.
 *
 * @param what - ends the sentence "It took too long until"
 */
export async function until(
  what,
  ask,
  { withinMs = 120_000, everyMs = 200 } = {},
) {
  const deadline = Date.now() + withinMs;
  let last;
  for (;;) {
    try {
      const answer = await ask();
      if (answer !== undefined && answer !== false) return answer;
    } catch (error) {
      last = error;
    }
    if (Date.now() > deadline) {
      throw new Error(`It took too long until ${what}`, { cause: last });
    }
    await sleep(everyMs);
  }
}
