import type { Client } from '../driver/client';
import type { Context, Measure } from '../driver/context';
import { costOf } from '../driver/cost';

/** What is cached at the first time is no part of what the page costs. */
async function cost({ backend }: Context, client: Client, path: string) {
  await client.get(path);
  return costOf(backend, () => client.get(path));
}

/** Exact counts, the same however busy the machine is. */
export const shape: Measure = {
  name: 'shape of the rollup page',
  async run(context) {
    const { n, report, reader, contractor } = context;
    for (const by of ['group', 'tier', 'function']) {
      const path = `/api/continuity/rollup?by=${by}`;
      const all = await cost(context, reader, path);
      const some = await cost(context, contractor, path);
      const { bytes } = all.answer;
      report.add({
        target: 'rollup-statements',
        n,
        value: all.statements,
        note: `by ${by}; ${some.statements} where the caller sees a part`,
      });
      report.add({
        target: 'rollup-catalog',
        n,
        value: Math.max(all.catalog, some.catalog),
        note: `by ${by}`,
      });
      report.add({
        target: `rollup-bytes-${by}`,
        n,
        value: bytes,
      });
    }
  },
};
