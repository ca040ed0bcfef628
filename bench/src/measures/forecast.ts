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
            `with recursive reached(id) as (
              select id from dependency_refs where entity_ref = ? union
              select e.target_id from dependency_edges e
              join reached r on r.id = e.node_id where e.hard
            ) select f.entity_ref, n.*, c.results from reached r
            join dependency_refs f on f.id = r.id
            join dependency_nodes n on n.node_id = r.id
            left join dependency_results c on c.node_id = r.id`,
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
