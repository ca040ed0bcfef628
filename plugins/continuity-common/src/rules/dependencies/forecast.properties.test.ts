import fc from 'fast-check';
import { graphs, own, reachable, shuffled } from './__testUtils__/graphs';
import { forecastAll } from './forecast';
import { DependencyGraph } from './graph';
import { membersOf, requiredOf, type DependencyNode } from './node';
import type { NodeForecast } from './results';

const RUNS = { numRuns: 500 };

function forecast(nodes: DependencyNode[]) {
  return forecastAll(DependencyGraph.of(nodes));
}

function hardNeeds(node: DependencyNode | undefined) {
  return (node?.needs ?? []).filter(({ strength }) => strength === 'hard');
}

/** By recursion over what is needed, one cycle as one. */
function naively(nodes: DependencyNode[]) {
  const byRef = new Map(nodes.map(node => [node.entityRef, node]));
  const next = (ref: string) => hardNeeds(byRef.get(ref)).flatMap(membersOf);
  const closureOf = (ref: string) => reachable(next(ref), next);
  const cycleOf = (ref: string) => [
    ref,
    ...[...closureOf(ref)].filter(
      other => other !== ref && closureOf(other).has(ref),
    ),
  ];
  const time = (ref: string): number => {
    const cycle = cycleOf(ref);
    const secondsOf = (member: string) =>
      cycle.includes(member) ? 0 : time(member);
    const waits = cycle
      .flatMap(member => hardNeeds(byRef.get(member)))
      .map(
        need =>
          membersOf(need)
            .map(secondsOf)
            .sort((a, b) => a - b)[requiredOf(need) - 1],
      );
    const alone = cycle.map(member => byRef.get(member)?.own.seconds ?? 0);
    return alone.reduce((a, b) => a + b) + Math.max(0, ...waits);
  };
  const missing = (ref: string): NodeForecast['missing'] => {
    let level = [ref];
    for (let steps = 0; steps <= nodes.length + 1; steps++) {
      const found = level
        .filter(other => (byRef.get(other)?.own.seconds ?? null) === null)
        .sort();
      if (found.length > 0) {
        return { entityRef: found[0], steps };
      }
      level = level.flatMap(next);
      level = [...new Set(level)];
    }
    return null;
  };
  return { byRef, next, time, missing, cycleOf, closureOf };
}

describe('the forecast', () => {
  it('is what the definition gives', () => {
    fc.assert(
      fc.property(graphs(), nodes => {
        const { time, missing } = naively(nodes);
        for (const [ref, result] of forecast(nodes)) {
          expect([ref, result.seconds]).toEqual([ref, time(ref)]);
          expect([ref, result.missing]).toEqual([ref, missing(ref)]);
          expect(result.lowerBound).toBe(result.missing !== null);
        }
      }),
      RUNS,
    );
  });

  it('names the need that decides', () => {
    fc.assert(
      fc.property(graphs(), nodes => {
        const { byRef, next, time, cycleOf } = naively(nodes);
        for (const [ref, result] of forecast(nodes)) {
          const cycle = cycleOf(ref);
          const alone = cycle
            .map(member => byRef.get(member)?.own.seconds ?? 0)
            .reduce((a, b) => a + b);
          const outside = cycle
            .flatMap(next)
            .filter(other => !cycle.includes(other));
          const decides = result.next === null ? [] : [result.next];
          expect(outside).toEqual(expect.arrayContaining(decides));
          expect(Math.max(0, ...decides.map(time))).toBe(
            result.seconds - alone,
          );
        }
      }),
      RUNS,
    );
  });

  it('names the shortest loop that an entity is in', () => {
    fc.assert(
      fc.property(graphs(), nodes => {
        const { next, closureOf } = naively(nodes);
        const stepsRound = (ref: string) => {
          let level = next(ref);
          let steps = 1;
          while (!level.includes(ref)) {
            level = [...new Set(level.flatMap(next))];
            steps += 1;
          }
          return steps;
        };
        for (const [ref, { loop }] of forecast(nodes)) {
          const inCycle = closureOf(ref).has(ref);
          expect(loop?.[0]).toBe(inCycle ? ref : undefined);
          expect(loop?.length).toBe(inCycle ? stepsRound(ref) : undefined);
          loop?.forEach((by, at) => {
            expect(next(by)).toContain(loop[(at + 1) % loop.length]);
          });
        }
      }),
      RUNS,
    );
  });

  it('does not depend on the order of anything', () => {
    fc.assert(
      fc.property(
        graphs().chain(nodes => fc.tuple(fc.constant(nodes), shuffled(nodes))),
        ([nodes, others]) => {
          expect([...forecast(others)]).toEqual([...forecast(nodes)]);
        },
      ),
      RUNS,
    );
  });

  it('never shortens when something takes longer to recover', () => {
    fc.assert(
      fc.property(graphs(), fc.nat(8), fc.nat(60), (nodes, at, more) => {
        const slower = nodes.map((node, index) =>
          index === at % nodes.length
            ? { ...node, own: own((node.own.seconds ?? 0) + more) }
            : node,
        );
        const before = forecast(nodes);
        for (const [ref, { seconds }] of forecast(slower)) {
          expect(seconds).toBeGreaterThanOrEqual(before.get(ref)!.seconds);
        }
      }),
      RUNS,
    );
  });

  it('is the same when only what needs the changed is computed again', () => {
    fc.assert(
      fc.property(
        graphs(),
        fc.uniqueArray(fc.nat(8), { minLength: 1, maxLength: 2 }),
        fc.boolean(),
        (nodes, changed, withRows) => {
          const whole = forecast(nodes);
          const region = reachable(
            changed.map(at => nodes[at % nodes.length].entityRef),
            ref =>
              nodes
                .filter(node =>
                  hardNeeds(node).flatMap(membersOf).includes(ref),
                )
                .map(node => node.entityRef),
          );
          const given = new Map([...whole].filter(([ref]) => !region.has(ref)));
          const again = forecastAll(
            DependencyGraph.of(
              withRows
                ? nodes
                : nodes.filter(node => region.has(node.entityRef)),
              { others: given.keys() },
            ),
            given,
          );
          expect([...again]).toEqual(
            [...whole].filter(([ref]) => region.has(ref)),
          );
        },
      ),
      RUNS,
    );
  });
});
