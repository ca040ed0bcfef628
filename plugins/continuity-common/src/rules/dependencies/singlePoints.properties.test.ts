import fc from 'fast-check';
import { graphs, reachable } from './__testUtils__/graphs';
import { DependencyGraph } from './graph';
import { locationKey } from './location';
import { membersOf, requiredOf, type DependencyNode } from './node';
import { lostTools, takesDown } from './singlePoints';
import { singlePointsOf } from './singlePointsOf';

const RUNS = { numRuns: 500 };

/** What is down, by repeating the definition until nothing changes. */
function downNaively(nodes: DependencyNode[], lost: string[]) {
  const down = new Set(lost);
  for (let before = -1; before < down.size; ) {
    before = down.size;
    for (const { entityRef, needs } of nodes) {
      const falls = needs.some(
        need =>
          need.strength === 'hard' &&
          need.use === 'operation' &&
          membersOf(need).filter(ref => !down.has(ref)).length <
            requiredOf(need),
      );
      if (falls) {
        down.add(entityRef);
      }
    }
  }
  return down;
}

function placeOf(node: DependencyNode) {
  return locationKey(node.location);
}

function functionsDown(nodes: DependencyNode[], lost: string[]) {
  const down = downNaively(nodes, lost);
  const functions = nodes
    .filter(node => down.has(node.entityRef))
    .flatMap(node => node.functions);
  return [...new Set(functions)].sort();
}

/** Those and all that needs them to operate. */
function withDependents(nodes: DependencyNode[], refs: string[]) {
  const found = reachable(refs, ref =>
    nodes
      .filter(node =>
        node.needs.some(
          need =>
            need.strength === 'hard' &&
            need.use === 'operation' &&
            membersOf(need).includes(ref),
        ),
      )
      .map(node => node.entityRef),
  );
  return nodes.filter(node => found.has(node.entityRef));
}

describe('single points of failure', () => {
  it('are what trying every single one finds', () => {
    fc.assert(
      fc.property(graphs(), nodes => {
        const supporters = nodes
          .filter(node => node.functions.includes('f'))
          .map(node => node.entityRef);
        const byRef = new Map(nodes.map(node => [node.entityRef, node]));
        const closure = reachable(supporters, ref =>
          (byRef.get(ref)?.needs ?? [])
            .filter(need => need.strength === 'hard')
            .flatMap(membersOf),
        );
        const part = nodes.filter(node => closure.has(node.entityRef));
        const takes = (lost: string[]) =>
          supporters.some(ref => downNaively(part, lost).has(ref));
        const entities = part
          .map(node => node.entityRef)
          .filter(ref => takes([ref]));
        const places = new Set(part.map(placeOf).filter(place => place));
        const locations = [...places]
          .sort()
          .map(location => ({
            location,
            entities: part
              .filter(node => placeOf(node) === location)
              .map(node => node.entityRef)
              // What takes it down alone is listed by itself.
              .filter(ref => !takes([ref])),
          }))
          .filter(found => takes(found.entities));
        expect(singlePointsOf(DependencyGraph.of(part), supporters)).toEqual({
          entities,
          locations,
          complete: true,
        });
      }),
      RUNS,
    );
  });

  it('are true also where the search ends before all is known', () => {
    fc.assert(
      fc.property(graphs(), fc.nat(6), (nodes, stepsAtMost) => {
        const graph = DependencyGraph.of(nodes);
        const supporters = nodes
          .filter(node => node.functions.includes('f'))
          .map(node => node.entityRef);
        const all = singlePointsOf(graph, supporters);
        const some = singlePointsOf(graph, supporters, { stepsAtMost });
        expect(all.entities).toEqual(expect.arrayContaining(some.entities));
        const falls = (lost: string[]) =>
          supporters.some(ref => downNaively(nodes, lost).has(ref));
        for (const { entities } of some.locations) {
          expect(falls(entities)).toBe(true);
          expect(entities.filter(ref => falls([ref]))).toEqual([]);
        }
        expect(
          !some.complete || some.entities.length === all.entities.length,
        ).toBe(true);
      }),
      RUNS,
    );
  });

  it('are judged the same from what they take down', () => {
    fc.assert(
      fc.property(graphs(), fc.nat(8), (nodes, at) => {
        const x = nodes[at % nodes.length];
        const dependents = withDependents(nodes, [x.entityRef]);
        const neighbours = dependents
          .flatMap(node => node.needs)
          .filter(
            need =>
              need.strength === 'hard' &&
              need.use === 'operation' &&
              membersOf(need).includes(x.entityRef),
          )
          .flatMap(membersOf);
        const part = nodes.filter(
          node =>
            dependents.includes(node) || neighbours.includes(node.entityRef),
        );
        const place = placeOf(x);
        const together = nodes
          .filter(
            node =>
              neighbours.includes(node.entityRef) &&
              place !== null &&
              placeOf(node) === place,
          )
          .map(node => node.entityRef);
        const alone = functionsDown(nodes, [x.entityRef]);
        // Others fall with a place, too: what needs the entity is what counts.
        const atPlace = functionsDown(dependents, [x.entityRef, ...together]);
        const byPlace =
          atPlace.length > 0 ? { functions: atPlace, location: place } : null;
        const expected =
          alone.length > 0 ? { functions: alone, location: null } : byPlace;
        expect(takesDown(DependencyGraph.of(part), x.entityRef)).toEqual(
          expected,
        );
        expect(takesDown(DependencyGraph.of(nodes), x.entityRef)).toEqual(
          expected,
        );
      }),
      RUNS,
    );
  });

  it('are no tools to recover with', () => {
    fc.assert(
      fc.property(graphs(), fc.nat(8), (nodes, at) => {
        const x = nodes[at % nodes.length];
        const down = downNaively(nodes, [x.entityRef]);
        const lost = x.needs
          .filter(
            need =>
              need.strength === 'hard' &&
              need.use === 'recovery' &&
              membersOf(need).filter(ref => !down.has(ref)).length <
                requiredOf(need),
          )
          .map(need => [...membersOf(need)].sort()[0]);
        const part = withDependents(nodes, [x.entityRef]);
        expect(lostTools(DependencyGraph.of(part), x.entityRef)).toEqual(
          [...new Set(lost)].sort(),
        );
      }),
      RUNS,
    );
  });
});
