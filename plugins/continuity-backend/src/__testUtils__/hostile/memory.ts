import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Megabytes in use once nothing is left to collect. */
export function usedMemory(): number {
  setFlagsFromString('--expose-gc');
  const collect: () => void = runInNewContext('gc');
  // Twice, as what finalizers let go of is collected the next time.
  collect();
  collect();
  return process.memoryUsage().heapUsed / 1_000_000;
}
