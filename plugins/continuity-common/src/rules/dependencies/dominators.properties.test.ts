import fc from 'fast-check';
import { graphs, reachable } from './__testUtils__/graphs';
import { dominatorsOf } from './dominators';
import { DependencyGraph } from './graph';
import { membersOf } from './node';

describe('dominators', () => {
  it('are the last without which an entity is not reached', () => {
    fc.assert(
      fc.property(graphs(), nodes => {
        const graph = DependencyGraph.of(nodes);
        const starts = nodes
          .map(node => node.entityRef)
          .filter((_, at) => at % 3 === 0);
        const needed = new Map(
          nodes.map(node => [
            node.entityRef,
            node.needs
              .filter(
                need => need.strength === 'hard' && need.use === 'operation',
              )
              .flatMap(membersOf),
          ]),
        );
        const reached = (without?: string) =>
          reachable(
            starts.filter(ref => ref !== without),
            ref => (needed.get(ref) ?? []).filter(other => other !== without),
          );
        const all = reached();
        const { order, of } = dominatorsOf(
          graph,
          starts.map(ref => graph.indexOf(ref)!),
        );
        expect(order.map(index => graph.ref(index)).sort()).toEqual(
          [...all].sort(),
        );
        const found = (ref: string) => {
          const through: string[] = [];
          for (
            let at = of[graph.indexOf(ref)!];
            at !== -1 && through.length < graph.size;
            at = of[at]
          ) {
            expect(order.indexOf(at)).toBeLessThan(
              order.indexOf(graph.indexOf(ref)!),
            );
            through.push(graph.ref(at));
          }
          return through.sort();
        };
        for (const ref of all) {
          expect(found(ref)).toEqual(
            [...all]
              .filter(other => other !== ref && !reached(other).has(ref))
              .sort(),
          );
        }
      }),
      { numRuns: 500 },
    );
  });
});
