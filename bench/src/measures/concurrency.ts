import type { Measure } from '../driver/context';
import { get, timed } from '../driver/samplers';
import { interleave, median, ratios } from '../driver/sampling';

const ROLLUP = '/api/continuity/rollup?by=group';

export const concurrency: Measure = {
  name: 'three rollups at once',
  async run({ n, options, reader, report }) {
    const samples = await interleave(
      {
        three: timed(() =>
          Promise.all([1, 2, 3].map(() => reader.get(ROLLUP))),
        ),
        one: get(reader, ROLLUP),
      },
      { rounds: options.rounds, turns: 5 },
    );
    const spread = ratios(samples, round => round.three / round.one);
    report.add({
      ...spread,
      target: 'three-rollups',
      n,
      value: spread.median,
      parts: { three: median(samples.three), one: median(samples.one) },
    });
  },
};
