import type { Reading } from '../backend/counters';
import type { Client } from '../driver/client';
import type { Context, Measure } from '../driver/context';

/** What a request costs in statements of a plugin and requests to another. */
async function cost(
  { backend }: Context,
  client: Client,
  path: string,
): Promise<{ statements: number; catalog: number; bytes: number }> {
  const of = (reading: Reading) => ({
    statements: reading.queries.continuity ?? 0,
    catalog: reading.requests.catalog ?? 0,
  });
  // What is cached at the first time is no part of what the page costs.
  await client.get(path);
  const before = of(await backend.reading());
  const { bytes } = await client.get(path);
  const after = of(await backend.reading());
  return {
    statements: after.statements - before.statements,
    catalog: after.catalog - before.catalog,
    bytes,
  };
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
      const parts = { bytes: all.bytes };
      report.add({
        target: 'rollup-statements',
        n,
        value: all.statements,
        parts,
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
        value: all.bytes,
      });
    }
  },
};
