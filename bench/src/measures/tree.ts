import { bareTree } from '../driver/floors';
import type { Measure } from '../driver/context';
import { get, timed } from '../driver/samplers';
import { interleave, median, ratios } from '../driver/sampling';

export const tree: Measure = {
  name: 'whole group tree beside recursive SQL',
  async run({ n, options, databases, reader, report }) {
    const samples = await interleave(
      {
        tree: get(reader, '/api/continuity/rollup?by=group'),
        sql: timed(bareTree(databases.of('continuity'))),
      },
      { rounds: options.rounds, turns: 5 },
    );
    const spread = ratios(samples, round => round.tree / round.sql);
    report.add({
      ...spread,
      target: 'tree',
      n,
      value: spread.median,
      parts: { tree: median(samples.tree), sql: median(samples.sql) },
    });
  },
};
