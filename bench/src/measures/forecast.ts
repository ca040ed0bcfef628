import type { Measure } from '../driver/context';
import { get, NO_OP, timed } from '../driver/samplers';
import { interleave, median, ratios } from '../driver/sampling';
import { reachOf } from '../generator';

const FIRST = 'component:default/service-000000';

export const forecast: Measure = {
  name: 'forecast beside a plain traversal',
  async run({ n, options, databases, reader, report }) {
    const knex = databases.of('continuity');
    const samples = await interleave(
      {
        forecast: get(
          reader,
          '/api/continuity/entities/component/default/service-000000/forecast',
        ),
        traversal: timed(() =>
          knex.raw(
            `with recursive reached(ref) as (
              select cast(? as varchar(255)) union
              select e.target_ref from dependency_edges e
              join reached r on r.ref = e.entity_ref where e.hard
            ) select n.* from reached r join dependency_nodes n on n.entity_ref = r.ref`,
            [FIRST],
          ),
        ),
        noOp: get(reader, NO_OP),
      },
      { rounds: options.rounds, turns: 3 },
    );
    const spread = ratios(
      samples,
      round => round.forecast / (round.traversal + round.noOp),
    );
    report.add({
      ...spread,
      target: 'forecast',
      n,
      value: spread.median,
      parts: {
        forecast: median(samples.forecast),
        traversal: median(samples.traversal),
        noOp: median(samples.noOp),
      },
      note: `${reachOf(n)} services`,
    });
  },
};
