import type { Measure } from '../driver/context';
import { fewer } from '../driver/rounds';
import { interleave, median, ratios } from '../driver/sampling';
import { rowsWritten } from '../driver/written';

export const unchangedSync: Measure = {
  name: 'sync with nothing changed beside paging the catalog',
  async run(context) {
    const { n, options, backend, databases, report } = context;
    const read = () => backend.task('continuity', 'inventory-sync');
    await backend.service.ask('POST', '/api/bench/pages/forget', {});
    await read();
    const samples = await interleave(
      {
        sync: async () => (await read()).ms,
        paging: async () =>
          (
            await backend.service.json<{ ms: number }>(
              'POST',
              '/api/bench/pages/read',
              {},
            )
          ).ms,
      },
      {
        rounds: fewer(options.rounds, n, {
          above1000: 20,
          from10000: 10,
          from50000: 4,
        }),
        turns: 1,
      },
    );
    const spread = ratios(samples, round => round.sync / round.paging);
    report.add({
      ...spread,
      target: 'unchanged-sync',
      n,
      value: spread.median,
      parts: { sync: median(samples.sync), paging: median(samples.paging) },
    });
    if (databases.engine === 'pg') {
      report.add({
        target: 'unchanged-rows',
        n,
        value: await rowsWritten(context, read),
        note: 'beside the one row that says when it was read',
      });
    }
  },
};
