import type { Rollup } from '@backstage-continuity/plugin-continuity-common';
import { isDeepStrictEqual } from 'node:util';
import type { Context, Measure } from '../driver/context';
import { Oracle, type Counts } from '../driver/oracle';
import { sync, retrieveFacts } from '../driver/posture';
import { patiently } from '../driver/patiently';
import { groups } from '../generator';
import { compareVerdicts } from './verdicts';

type Line = Pick<Rollup['total'], 'byTier'>;

/** Number of entities by tier and status of one line of a rollup. */
function countsOf({ byTier }: Line): Counts {
  return Object.fromEntries(
    Object.entries(byTier).flatMap(([tier, byStatus]) =>
      Object.entries(byStatus)
        .filter(([, count]) => count > 0)
        .map(([status, count]) => [`${tier}/${status}`, count]),
    ),
  );
}

function mustEqual(what: string, actual: Counts, expected: Counts) {
  const ordered = (counts: Counts) => Object.entries(counts).sort();
  if (!isDeepStrictEqual(ordered(actual), ordered(expected))) {
    throw new Error(
      `${what} is ${JSON.stringify(actual)}, expected ${JSON.stringify(
        expected,
      )}`,
    );
  }
}

const rollup = (context: Context, query: string) =>
  context.reader.json<Rollup>('GET', `/api/continuity/rollup?${query}`);

/** Every owner by itself, and every group with all that is below it. */
async function compareTotals(context: Context, oracle: Oracle) {
  const all = await rollup(context, 'by=tier');
  mustEqual(
    'The whole',
    countsOf(all.total),
    await oracle.all(Date.parse(all.asOf)),
  );
  for (const { ref } of groups) {
    const own = await rollup(context, `by=tier&owner=${ref}`);
    mustEqual(
      `What ${ref} owns`,
      countsOf(own.total),
      await oracle.ofOwner(ref, Date.parse(own.asOf)),
    );
  }
  const parents = new Set(groups.map(({ parent }) => parent?.ref));
  for (const parent of parents) {
    const level = await rollup(
      context,
      `by=group&limit=500${parent ? `&parent=${parent}` : ''}`,
    );
    for (const line of level.items) {
      mustEqual(
        `What is below ${line.key}`,
        countsOf(line),
        await oracle.ofSubtree(line.key!, Date.parse(level.asOf)),
      );
    }
  }
}

/** What was deleted is counted no more. */
async function chaseGhost(context: Context) {
  const name = 'service-that-will-go';
  const total = async () => (await rollup(context, 'by=tier')).total.total;
  const before = await total();
  for (const present of [true, false]) {
    await context.backend.service.ask('POST', '/api/bench/ghost', {
      name,
      present,
    });
    await patiently(
      'The catalog takes up one entity',
      async () => {
        const { status } = await context.backend.service.send(
          'GET',
          `/api/catalog/entities/by-name/component/default/${name}`,
        );
        return (status === 200) === present;
      },
      { within: 60_000, every: 200 },
    );
    await sync(context);
    const expected = before + (present ? 1 : 0);
    if ((await total()) !== expected) {
      throw new Error(`${await total()} entities, expected ${expected}`);
    }
  }
}

/** What is wrong is not worth being quick: the run is void unless all this holds. */
export const gate: Measure = {
  name: 'correctness gate',
  always: true,
  async run(context) {
    const oracle = await Oracle.of(context.services);
    try {
      await compareTotals(context, oracle);
    } finally {
      await oracle.close();
    }
    await retrieveFacts(context);
    const verdicts = await compareVerdicts(context);
    await chaseGhost(context);
    context.report.add({
      target: 'gate',
      n: context.n,
      value: 0,
      note: `${groups.length} owners and their subtrees by tier and status, ${verdicts} verdicts, no ghost`,
    });
  },
};
