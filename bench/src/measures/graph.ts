import {
  DependencyGraph,
  forecastAll,
  inheritNeeds,
  type DependencyNode,
  type Figure,
} from '@backstage-continuity/plugin-continuity-common';
import type { Measure } from '../driver/context';
import { tell } from '../driver/progress';
import { interleave, median, ratios } from '../driver/sampling';
import { timed } from '../driver/samplers';
import { generateServices, tierNames, tiers, type Service } from '../generator';

const NODES = 100_000;

const nothing: Figure = { seconds: null, source: null };

function nodeOf(service: Service): DependencyNode {
  const tier = service.tier ? tiers[service.tier] : null;
  const figure = (seconds: number | undefined): Figure => ({
    seconds: seconds ?? null,
    source:
      seconds === undefined || service.tier === null
        ? null
        : { type: 'tier', tier: service.tier },
  });
  const plain = { strength: 'hard', data: null, use: 'operation' } as const;
  return {
    entityRef: service.ref,
    needs: [
      ...(service.oneOf
        ? [
            {
              anyOf: service.oneOf,
              required: 1,
              failover: 300,
              ...plain,
              declaredBy: 'block' as const,
            },
          ]
        : []),
      ...service.dependsOn.map(ref => ({
        ref,
        ...plain,
        declaredBy: 'relation' as const,
      })),
    ],
    holdsData: false,
    declared: {
      rto: figure(tier?.rto),
      rpo: figure(tier?.rpo),
      mtpd: figure(tier?.mtpd),
    },
    asked: { rto: nothing, rpo: nothing, mtpd: nothing },
    functions: service.supports,
    peaked: [],
    peaks: '',
    own: { seconds: service.recoveryTime, source: { type: 'declared' } },
    location: null,
    tierRank: service.tier ? tierNames.indexOf(service.tier) : tierNames.length,
  };
}

/** Pure computation in this process, the same at every size of the catalog. */
export const graph: Measure = {
  name: 'inherited objectives and forecasts of a graph in memory',
  once: true,
  async run({ options, epoch, report }) {
    const nodes = generateServices(NODES, epoch).map(nodeOf);
    const edges = nodes.reduce((count, node) => count + node.needs.length, 0);
    tell(`A graph of ${nodes.length} nodes and ${edges} needs`);
    const built = DependencyGraph.of(nodes);
    const samples = await interleave(
      {
        build: timed(async () => DependencyGraph.of(nodes)),
        compute: timed(async () => {
          inheritNeeds(built);
          forecastAll(built);
        }),
      },
      { rounds: options.rounds, turns: 1 },
    );
    const spread = ratios(samples, round => round.compute / round.build);
    report.add({
      ...spread,
      target: 'graph',
      n: NODES,
      value: spread.median,
      parts: { build: median(samples.build), compute: median(samples.compute) },
      note: `${edges} needs`,
    });
  },
};
