import { bareRollup } from '../driver/floors';
import type { Measure } from '../driver/context';
import { fewer } from '../driver/rounds';
import { get, NO_OP, timed } from '../driver/samplers';
import { interleave, median, ratios, spreadOf } from '../driver/sampling';
import { tierNames } from '../generator';

const BY = ['group', 'tier', 'function'] as const;
/** Owner by tier from the catalog alone: a request for each tier, and one for none. */
const MATRIX = [
  ...tierNames.map(
    name =>
      `/api/catalog/entity-facets?facet=spec.owner&filter=kind=component,spec.type=service,spec.continuity.tier=${name}`,
  ),
  '/api/catalog/entity-facets?facet=spec.owner&filter=kind=component,spec.type=service',
];

export const rollups: Measure = {
  name: 'rollups beside bare SQL, facets and the peer',
  async run({ n, options, databases, backend, reader, report }) {
    const knex = databases.of('continuity');
    const peerTimes: number[] = [];
    const ours: Record<string, number> = {};
    for (const by of BY) {
      const samples = await interleave(
        {
          rollup: get(reader, `/api/continuity/rollup?by=${by}`),
          sql: timed(bareRollup(knex, by)),
          noOp: get(reader, NO_OP),
          matrix: timed(async () => {
            for (const path of MATRIX) await reader.get(path);
          }),
        },
        { rounds: options.rounds, turns: 5 },
      );
      ours[by] = median(samples.rollup);
      const parts = {
        rollup: ours[by],
        sql: median(samples.sql),
        noOp: median(samples.noOp),
        matrix: median(samples.matrix),
      };
      const floor = ratios(
        samples,
        round => round.rollup / (round.sql + round.noOp),
      );
      report.add({
        ...floor,
        target: `rollup-${by}`,
        n,
        value: floor.median,
        parts,
      });
      if (by === 'group') {
        const facets = ratios(samples, round => round.matrix / round.rollup);
        report.add({
          ...facets,
          target: 'rollup-facets',
          n,
          value: facets.median,
          parts,
        });
      }
    }
    const rollup = get(reader, '/api/continuity/rollup?by=group');
    const quotients: number[] = [];
    const peerRounds = fewer(options.rounds, n, {
      above1000: 10,
      from10000: 5,
      from50000: 3,
    });
    for (let round = 0; round < peerRounds; round++) {
      const peer = await backend.service.ask(
        'POST',
        '/api/tech-insights/checks/run',
        { entities: [] },
      );
      const own = median([await rollup(), await rollup(), await rollup()]);
      peerTimes.push(peer.ms);
      quotients.push(peer.ms / own);
    }
    const spread = spreadOf(quotients);
    report.add({
      ...spread,
      target: 'rollup-peer',
      n,
      value: spread.median,
      parts: { peer: median(peerTimes), rollup: ours.group },
      note: 'stored by us, evaluated at read by the peer',
    });
  },
};
