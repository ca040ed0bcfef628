import {
  defaultPolicy,
  DependencyGraph,
  evaluateChecks,
  forecastAll,
  inheritNeeds,
} from '@backstage-continuity/plugin-continuity-common';
import type { Measure } from '../driver/context';
import { tell } from '../driver/progress';
import { interleave, median, ratios } from '../driver/sampling';
import { timed } from '../driver/samplers';
import { generateServices } from '../generator';
import { edgesOf, factsOf, nodesOf } from './graphNodes';

const NODES = 100_000;

/** Pure computation in this process, the same at every size of the catalog. */
export const graph: Measure = {
  name: 'inherited objectives, forecasts and findings of a graph in memory',
  once: true,
  async run({ options, epoch, report }) {
    const services = generateServices(NODES, epoch);
    const nodes = nodesOf(services);
    const edges = nodes.reduce((sum, node) => sum + edgesOf(node).length, 0);
    tell(`A graph of ${nodes.length} nodes and ${edges} edges`);
    const known = new Map(nodes.map(node => [node.entityRef, node]));
    const now = new Date(epoch).toISOString();
    const built = DependencyGraph.of(nodes);
    let inherited = inheritNeeds(built);
    let forecasts = forecastAll(built);
    let findings = 0;
    const evaluate = () => {
      findings = 0;
      nodes.forEach((node, index) => {
        const facts = factsOf(node, services[index], {
          known,
          inherited: inherited.get(node.entityRef)!,
          forecast: forecasts.get(node.entityRef)!,
        });
        for (const { outcome } of evaluateChecks(facts, defaultPolicy, now)) {
          if (outcome === 'fail' || outcome === 'unknown') findings++;
        }
      });
    };
    const samples = await interleave(
      {
        build: timed(async () => DependencyGraph.of(nodes)),
        compute: timed(async () => {
          inherited = inheritNeeds(built);
          forecasts = forecastAll(built);
        }),
        checks: timed(async () => evaluate()),
      },
      { rounds: options.rounds, turns: 1 },
    );
    const spread = ratios(
      samples,
      round => (round.compute + round.checks) / round.build,
    );
    report.add({
      ...spread,
      target: 'graph',
      n: NODES,
      value: spread.median,
      parts: {
        build: median(samples.build),
        compute: median(samples.compute),
        checks: median(samples.checks),
      },
      note: `${edges} edges, ${findings} findings of all checks`,
    });
  },
};
