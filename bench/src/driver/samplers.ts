import type { Client } from './client';
import type { Sampler } from './sampling';

/** Times one GET. */
export function get(client: Client, path: string): Sampler {
  return async () => (await client.get(path)).ms;
}

/** Times whatever is done. */
export function timed(work: () => PromiseLike<unknown>): Sampler {
  return async () => {
    const started = performance.now();
    await work();
    return performance.now() - started;
  };
}

export const NO_OP = '/api/bench/no-op';
