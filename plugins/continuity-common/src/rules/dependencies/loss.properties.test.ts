import fc from 'fast-check';
import { graphs, own, reachable, shuffled } from './__testUtils__/graphs';
import {
  lose,
  losses,
  naively,
  objectivesAmong,
  timesOf,
} from './__testUtils__/losses';
import { forecastAll } from './forecast';
import { DependencyGraph } from './graph';
import { membersOf, requiredOf, type Need } from './node';
import { downAfter } from './singlePoints';

const RUNS = { numRuns: 500 };

describe('a loss', () => {
  it('takes down and for as long what the definition says', () => {
    fc.assert(
      fc.property(losses(), ([nodes, lost]) => {
        const naive = naively(nodes, lost);
        const { down, affected, seconds } = lose(nodes, lost);
        const expected = [...naive.times].filter(([ref]) =>
          naive.down.has(ref),
        );
        expect(
          new Map(down.map(({ entityRef, endsAt }) => [entityRef, endsAt])),
        ).toEqual(new Map(expected));
        expect(affected).toEqual(
          new Map(
            [...naive.times].filter(
              ([ref, time]) => !naive.down.has(ref) && time > 0,
            ),
          ),
        );
        expect(seconds).toBe(Math.max(0, ...expected.map(([, time]) => time)));
        expect(downAfter(DependencyGraph.of(nodes), lost)).toEqual(naive.down);
      }),
      RUNS,
    );
  });

  it('tells all that is missing, and whose times are lower bounds', () => {
    fc.assert(
      fc.property(losses(), ([nodes, lost]) => {
        const naive = naively(nodes, lost);
        const { byRef, down, times, counting, met, failsOver } = naive;
        const nothing = (ref: string) => !byRef.has(ref);
        const unknown = (need: Need) =>
          'anyOf' in need && need.failover === null && failsOver(need);
        // Standing, but interrupted for a time known or not.
        const affected = reachable(
          nodes
            .map(node => node.entityRef)
            .filter(
              ref =>
                !down.has(ref) &&
                ((times.get(ref) ?? 0) > 0 || counting(ref).some(unknown)),
            ),
          ref =>
            nodes
              .filter(
                node =>
                  !down.has(node.entityRef) &&
                  counting(node.entityRef).some(
                    need => 'ref' in need && need.ref === ref,
                  ),
              )
              .map(node => node.entityRef),
        );
        const named = new Set(
          nodes.flatMap(node =>
            node.needs
              .filter(need => need.strength === 'hard')
              .flatMap(membersOf),
          ),
        );
        const concerned = [...down, ...affected].filter(
          ref => byRef.has(ref) || named.has(ref),
        );
        const gaps = (ref: string) => [
          ...(nothing(ref) ? [`${ref} entity`] : []),
          ...(lost.has(ref) && byRef.get(ref)?.own.seconds === null
            ? [`${ref} own-time`]
            : []),
          ...(counting(ref).some(unknown) ? [`${ref} failover`] : []),
          ...counting(ref)
            .flatMap(membersOf)
            .filter(nothing)
            .map(other => `${other} entity`),
        ];
        const waits = (ref: string) => [
          ...counting(ref).flatMap(need => {
            if ('ref' in need) {
              return [need.ref];
            }
            return met(need) ? [] : need.anyOf.filter(other => down.has(other));
          }),
          ...(down.has(ref)
            ? [...naive.cycleOf(ref)].filter(other => down.has(other))
            : []),
        ];
        const outcome = lose(nodes, lost);
        expect(
          outcome.missing.map(({ entityRef, what }) => `${entityRef} ${what}`),
        ).toEqual([...new Set(concerned.flatMap(gaps))].sort());
        for (const { entityRef, lowerBound } of outcome.down) {
          const reached = reachable([entityRef], ref =>
            waits(ref).filter(other => concerned.includes(other)),
          );
          expect([entityRef, lowerBound]).toEqual([
            entityRef,
            [...reached].some(ref => gaps(ref).length > 0),
          ]);
        }
      }),
      RUNS,
    );
  });

  it('of everything takes as long as the forecast says', () => {
    fc.assert(
      fc.property(graphs(), fc.nat(8), (nodes, at) => {
        const root = nodes[at % nodes.length].entityRef;
        const byRef = new Map(nodes.map(node => [node.entityRef, node]));
        const closure = reachable([root], ref =>
          (byRef.get(ref)?.needs ?? [])
            .filter(need => need.strength === 'hard')
            .flatMap(membersOf),
        );
        const part = nodes.filter(node => closure.has(node.entityRef));
        const forecast = forecastAll(DependencyGraph.of(nodes));
        const { down, lowerBound, seconds } = lose(part, closure);
        expect(
          new Map(
            down.map(step => [
              step.entityRef,
              [step.endsAt, step.lowerBound] as const,
            ]),
          ),
        ).toEqual(
          new Map(
            [...forecast]
              .filter(([ref]) => closure.has(ref))
              .map(([ref, found]) => [ref, [found.seconds, found.lowerBound]]),
          ),
        );
        expect(lowerBound).toBe(forecast.get(root)!.lowerBound);
        expect(seconds).toBeGreaterThanOrEqual(forecast.get(root)!.seconds);
      }),
      RUNS,
    );
  });

  it('does not depend on the order of anything', () => {
    fc.assert(
      fc.property(
        losses().chain(([nodes, lost]) =>
          fc.tuple(fc.constant(nodes), shuffled(nodes), fc.constant(lost)),
        ),
        ([nodes, others, lost]) => {
          const reversed = new Set([...lost].reverse());
          expect(lose(others, reversed)).toEqual(lose(nodes, lost));
        },
      ),
      RUNS,
    );
  });

  it('is never shorter when something takes longer to recover', () => {
    fc.assert(
      fc.property(
        losses(),
        fc.nat(8),
        fc.nat(60),
        ([nodes, lost], at, more) => {
          const slower = nodes.map((node, index) =>
            index === at % nodes.length
              ? { ...node, own: own((node.own.seconds ?? 0) + more) }
              : node,
          );
          const after = timesOf(slower, lost);
          for (const [ref, time] of timesOf(nodes, lost)) {
            expect(after.get(ref)).toBeGreaterThanOrEqual(time);
          }
        },
      ),
      RUNS,
    );
  });

  it('of less is never longer where no group has a failover time', () => {
    fc.assert(
      fc.property(
        losses({ failovers: fc.constant(null) }),
        fc.nat(9),
        ([nodes, lost], at) => {
          const saved = [...lost][at % lost.size];
          const less = new Set([...lost].filter(ref => ref !== saved));
          const before = timesOf(nodes, lost);
          for (const [ref, time] of timesOf(nodes, less)) {
            expect(time).toBeLessThanOrEqual(before.get(ref)!);
          }
        },
      ),
      RUNS,
    );
  });

  it('is recovered in an order that respects every dependency outside of cycles', () => {
    fc.assert(
      fc.property(losses(), ([nodes, lost]) => {
        const { counting, met, cycleOf, byRef, down } = naively(nodes, lost);
        const { down: steps } = lose(nodes, lost);
        const order = steps.map(step => step.entityRef);
        steps.forEach((step, at) => {
          const ready = new Set([
            ...order.slice(0, at),
            ...cycleOf(step.entityRef),
          ]);
          for (const need of counting(step.entityRef).filter(
            found => !met(found),
          )) {
            const back = membersOf(need).filter(
              ref => ready.has(ref) || !down.has(ref) || !byRef.has(ref),
            );
            expect(back.length).toBeGreaterThanOrEqual(requiredOf(need));
          }
          expect(step.endsAt).toBeGreaterThanOrEqual(step.startsAt);
        });
      }),
      RUNS,
    );
  });

  it('takes the most urgent of what waits for nothing', () => {
    fc.assert(
      fc.property(losses(), ([nodes, lost]) => {
        const { counting, cycleOf, byRef, down } = naively(nodes, lost);
        const objectives = objectivesAmong(nodes);
        const { down: steps } = lose(nodes, lost);
        const key = (ref: string) => {
          const { slack } = steps.find(step => step.entityRef === ref)!;
          const { requiredRto } = objectives(ref);
          const { tierRank } = byRef.get(ref)!;
          return [slack ?? Infinity, requiredRto ?? Infinity, tierRank, ref];
        };
        const best = (refs: string[]) =>
          refs.sort((a, b) => {
            const [one, other] = [key(a), key(b)];
            const at = one.findIndex((part, i) => part !== other[i]);
            return one[at] < other[at] ? -1 : 1;
          });
        const left = new Set(steps.map(step => step.entityRef));
        const order: string[] = [];
        while (left.size > 0) {
          const ready = [...left].filter(ref => {
            const cycle = cycleOf(ref);
            return [...cycle]
              .filter(member => left.has(member))
              .flatMap(counting)
              .every(need => {
                const back = membersOf(need).filter(
                  other =>
                    cycle.has(other) || !left.has(other) || !down.has(other),
                );
                return back.length >= requiredOf(need);
              });
          });
          const [first] = best(ready);
          const unit = [...cycleOf(first)].filter(ref => left.has(ref));
          best(unit).forEach(ref => {
            order.push(ref);
            left.delete(ref);
          });
        }
        expect(steps.map(step => step.entityRef)).toEqual(order);
      }),
      RUNS,
    );
  });

  it('has a critical path that leads up to what is back last', () => {
    fc.assert(
      fc.property(losses(), ([nodes, lost]) => {
        const { cycleOf } = naively(nodes, lost);
        const { criticalPath, down, seconds } = lose(nodes, lost);
        const byRef = new Map(down.map(step => [step.entityRef, step]));
        const path = criticalPath.map(ref => byRef.get(ref)!);
        expect(path.at(-1)?.endsAt ?? 0).toBe(seconds);
        expect(path.length > 0).toBe(down.length > 0);
        expect(down.filter(step => step.critical).length).toBe(path.length);
        path.slice(1).forEach((step, at) => {
          const before = path[at];
          const together = cycleOf(step.entityRef).has(before.entityRef);
          const alone = lost.has(before.entityRef)
            ? before.own.seconds ?? 0
            : 0;
          expect(step.startsAt).toBe(
            together ? before.startsAt + alone : before.endsAt,
          );
        });
      }),
      RUNS,
    );
  });
});
