import fc from 'fast-check';
import {
  objectiveNames,
  type Figure,
  type FigureSource,
  type ObjectiveName,
} from '../../model/objectives';
import { graphs, reachable, shuffled } from './__testUtils__/graphs';
import { DependencyGraph } from './graph';
import { inheritNeeds } from './inherit';
import { membersOf, requiredOf, type DependencyNode, type Need } from './node';

const RUNS = { numRuns: 500 };

function inherited(nodes: DependencyNode[]) {
  return inheritNeeds(DependencyGraph.of(nodes));
}

function passesAll(need: Need): boolean {
  return (
    need.strength === 'hard' && requiredOf(need) === membersOf(need).length
  );
}

type Passes = (need: Need, target: DependencyNode) => boolean;
const byTime: Passes = need => passesAll(need);
const byData: Passes = (need, target) =>
  passesAll(need) && (need.data ?? target.holdsData);
const byOperation: Passes = need => passesAll(need) && need.use === 'operation';
const passing = { rto: byTime, rpo: byData, mtpd: byTime };

/** Whether something passes from one node to the other. */
function leads(by: DependencyNode, to: DependencyNode, passes: Passes) {
  return by.needs.some(
    need => membersOf(need).includes(to.entityRef) && passes(need, to),
  );
}

function least(...figures: (number | null)[]): number | null {
  const decided = figures.filter(figure => figure !== null);
  return decided.length > 0 ? Math.min(...decided) : null;
}

type Inherited = Figure & {
  source: Extract<FigureSource, { type: 'dependent' }>;
};
function isInherited(figure: Figure): figure is Inherited {
  return figure.source?.type === 'dependent';
}

/** From nothing required, until nothing falls any more. */
function requiredNaively(nodes: DependencyNode[], objective: ObjectiveName) {
  const required = new Map(
    nodes.map(node => [node.entityRef, node.asked[objective].seconds]),
  );
  for (let round = 0; round <= nodes.length; round++) {
    for (const by of nodes) {
      const target = least(
        by.declared[objective].seconds,
        required.get(by.entityRef)!,
      );
      for (const to of nodes) {
        if (leads(by, to, passing[objective])) {
          required.set(
            to.entityRef,
            least(required.get(to.entityRef)!, target),
          );
        }
      }
    }
  }
  return required;
}

/** The shortest way from what starts, of equal ones that over the smallest predecessors. */
function waysNaively(
  nodes: DependencyNode[],
  starts: (node: DependencyNode) => string | null,
  passes: Passes,
) {
  interface Found {
    path: string[];
    steps: number;
    start: string;
  }
  const settled = new Map<string, Found>();
  const arrivals = new Map<string, Found>();
  for (const node of nodes) {
    const start = starts(node);
    if (start !== null) {
      settled.set(node.entityRef, { path: [], steps: 0, start });
    }
  }
  for (let steps = 1; steps <= nodes.length + 1; steps++) {
    for (const to of nodes) {
      const candidates = nodes
        .filter(
          by =>
            settled.get(by.entityRef)?.steps === steps - 1 &&
            leads(by, to, passes),
        )
        .map(by => {
          const { path, start } = settled.get(by.entityRef)!;
          return { path: [...path, by.entityRef], steps, start };
        })
        .sort((a, b) =>
          [a.start, a.path.at(-1)!] < [b.start, b.path.at(-1)!] ? -1 : 1,
        );
      if (candidates.length > 0 && !arrivals.has(to.entityRef)) {
        arrivals.set(to.entityRef, candidates[0]);
        if (!settled.has(to.entityRef)) {
          settled.set(to.entityRef, candidates[0]);
        }
      }
    }
  }
  return arrivals;
}

describe('what is inherited', () => {
  it('is the smallest figure over all ways', () => {
    fc.assert(
      fc.property(graphs(), nodes => {
        const results = inherited(nodes);
        for (const objective of objectiveNames) {
          const naive = requiredNaively(nodes, objective);
          for (const [ref, { required }] of results) {
            expect([ref, required[objective].seconds]).toEqual([
              ref,
              naive.get(ref),
            ]);
          }
        }
      }),
      RUNS,
    );
  });

  it('comes along a way that there is, from where the figure was decided, and no shorter one', () => {
    fc.assert(
      fc.property(graphs(), nodes => {
        const results = inherited(nodes);
        const byRef = new Map(nodes.map(node => [node.entityRef, node]));
        const check = (
          ref: string,
          objective: ObjectiveName,
          { seconds, source: { path, steps, origin } }: Inherited,
        ) => {
          expect(steps).toBe(path.length);
          [...path, ref].reduce((by, to) => {
            expect(
              leads(byRef.get(by)!, byRef.get(to)!, passing[objective]),
            ).toBe(true);
            return to;
          });
          const first = byRef.get(path[0])!;
          expect(
            first.declared[objective].seconds === seconds
              ? first.declared[objective]
              : first.asked[objective],
          ).toEqual({ seconds, source: origin });
          const shortest = waysNaively(
            nodes,
            ({ declared, asked }) =>
              least(declared[objective].seconds, asked[objective].seconds) ===
              seconds
                ? ''
                : null,
            passing[objective],
          ).get(ref)!;
          expect(path).toEqual(shortest.path);
        };
        for (const [ref, { required }] of results) {
          for (const objective of objectiveNames) {
            const figure = required[objective];
            const direct = isInherited(figure) ? [] : [figure];
            expect(direct).toEqual(
              direct.map(() => byRef.get(ref)!.asked[objective]),
            );
            [figure]
              .filter(isInherited)
              .forEach(found => check(ref, objective, found));
          }
        }
      }),
      RUNS,
    );
  });

  it('names the functions whose peaks reach an entity, and how', () => {
    fc.assert(
      fc.property(graphs(), nodes => {
        const results = inherited(nodes);
        const ways = ['f', 'g'].map(functionRef => {
          const starts = (node: DependencyNode) =>
            node.peaked.includes(functionRef) ? '' : null;
          return {
            functionRef,
            time: waysNaively(nodes, starts, byTime),
            data: waysNaively(nodes, starts, byData),
          };
        });
        for (const [ref, { peaked }] of results) {
          const expected = ways
            .filter(({ time }) => time.has(ref))
            .map(({ functionRef, time, data }) => {
              const bare = (way = time.get(ref)) =>
                way ? { path: way.path, steps: way.steps } : null;
              return {
                functionRef,
                byTime: bare(),
                byData: data.has(ref) ? bare(data.get(ref)) : null,
              };
            });
          expect([ref, peaked]).toEqual([ref, expected]);
        }
      }),
      RUNS,
    );
  });

  it('names the nearest function that is down whenever the entity is', () => {
    fc.assert(
      fc.property(graphs(), nodes => {
        const results = inherited(nodes);
        const ways = waysNaively(
          nodes,
          node => node.functions[0] ?? null,
          byOperation,
        );
        for (const node of nodes) {
          const { serves } = results.get(node.entityRef)!;
          const way = ways.get(node.entityRef);
          const direct = node.functions[0] && {
            functionRef: node.functions[0],
            path: [],
            steps: 0,
          };
          const reached = way && {
            functionRef: way.start,
            path: way.path,
            steps: way.steps,
          };
          expect(serves).toEqual(direct ?? reached ?? null);
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
          expect([...inherited(others)]).toEqual([...inherited(nodes)]);
        },
      ),
      RUNS,
    );
  });

  it('never loosens when an objective is tightened', () => {
    fc.assert(
      fc.property(graphs(), fc.nat(8), fc.nat(60), (nodes, at, seconds) => {
        const tightened = nodes.map((node, index) =>
          index === at % nodes.length
            ? {
                ...node,
                declared: {
                  ...node.declared,
                  rto: {
                    seconds: least(seconds, node.declared.rto.seconds),
                    source: { type: 'file' as const },
                  },
                },
              }
            : node,
        );
        const before = inherited(nodes);
        for (const [ref, { required }] of inherited(tightened)) {
          expect(required.rto.seconds ?? Infinity).toBeLessThanOrEqual(
            before.get(ref)!.required.rto.seconds ?? Infinity,
          );
        }
      }),
      RUNS,
    );
  });

  it('is the same when only what changed reaches is computed again', () => {
    fc.assert(
      fc.property(
        graphs(),
        fc.uniqueArray(fc.nat(8), { minLength: 1, maxLength: 2 }),
        (nodes, changed) => {
          const whole = inherited(nodes);
          const byRef = new Map(nodes.map(node => [node.entityRef, node]));
          const region = reachable(
            changed.map(at => nodes[at % nodes.length].entityRef),
            ref => byRef.get(ref)?.needs.flatMap(membersOf) ?? [],
          );
          const others = nodes.filter(
            node =>
              !region.has(node.entityRef) &&
              node.needs.flatMap(membersOf).some(ref => region.has(ref)),
          );
          const given = new Map(
            others.map(({ entityRef }) => [entityRef, whole.get(entityRef)!]),
          );
          const part = DependencyGraph.of([
            ...others,
            ...nodes.filter(node => region.has(node.entityRef)),
          ]);
          const again = inheritNeeds(part, given);
          expect([...again]).toEqual(
            [...whole].filter(([ref]) => region.has(ref)),
          );
        },
      ),
      RUNS,
    );
  });
});
