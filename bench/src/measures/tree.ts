import type { Measure } from '../driver/context';
import { bareTree } from '../driver/floors';
import { get, timed } from '../driver/samplers';
import { interleave, median, ratios } from '../driver/sampling';

const ROLLUP = '/api/continuity/rollup?by=group&limit=500';

export const tree: Measure = {
  name: 'whole group tree beside recursive SQL',
  async run({ n, options, databases, reader, report }) {
    const samples = await interleave(
      {
        tree: get(reader, `${ROLLUP}&levels=all`),
        root: get(reader, ROLLUP),
        sql: timed(bareTree(databases.of('continuity'))),
      },
      { rounds: options.rounds, turns: 3 },
    );
    const spread = ratios(samples, round => round.tree / round.sql);
    report.add({
      ...spread,
      target: 'tree',
      n,
      value: spread.median,
      parts: {
        tree: median(samples.tree),
        root: median(samples.root),
        sql: median(samples.sql),
      },
    });
  },
};
