import type { Context, Measure } from '../driver/context';
import { sweep } from '../driver/posture';
import { median, spreadOf } from '../driver/sampling';
import { reachOf } from '../generator';

const CHANGES = 3;
const PATH =
  '/api/continuity/entities/component/default/service-000000/classification';
/** Both are stricter than anything else asks of what is reached. */
const FIGURES = ['PT2H', 'PT3H'];

const REBUILDS = (n: number, wanted: number) =>
  Math.min(wanted, n >= 10_000 ? 3 : 5);

/** Changes what the first service must reach, and so what all that it needs must. */
async function change(context: Context, revision: number): Promise<number> {
  const { reader } = context;
  const answer = await reader.ask('PUT', PATH, {
    revision,
    continuity: { rto: FIGURES[revision % FIGURES.length] },
  });
  return answer.ms + (await sweep(context));
}

async function rebuild(context: Context): Promise<number> {
  const answer = await context.backend.service.ask(
    'POST',
    '/api/continuity/sync',
    { rebuild: true },
  );
  return answer.ms + (await sweep(context));
}

export const objective: Measure = {
  name: 'change of one objective beside a full rebuild',
  async run(context) {
    const { n, options, reader, report } = context;
    let revision = 0;
    const changes: number[] = [];
    const rebuilds: number[] = [];
    await change(context, revision++);
    for (let round = 0; round < REBUILDS(n, options.rounds); round++) {
      for (let count = 0; count < CHANGES; count++) {
        changes.push(await change(context, revision++));
      }
      rebuilds.push(await rebuild(context));
    }
    await reader.ask('DELETE', `${PATH}?revision=${revision}`);
    await sweep(context);
    const spread = spreadOf(rebuilds.map(ms => median(changes) / ms));
    report.add({
      ...spread,
      target: 'objective',
      n,
      value: spread.median,
      parts: { change: median(changes), rebuild: median(rebuilds) },
      note: `reaches ${reachOf(n)} services`,
    });
  },
};
