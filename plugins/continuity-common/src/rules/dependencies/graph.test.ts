import { groupOf, needFor, nodeWith } from './__testUtils__/graphs';
import { forecastAll } from './forecast';
import { DependencyGraph } from './graph';
import { inheritNeeds } from './inherit';

const nameOf = (at: number) => `n${String(at).padStart(5, '0')}`;

/** Each needs the next. */
function chain(length: number, last: string[] = []) {
  return Array.from({ length }, (_, at) =>
    nodeWith({
      entityRef: nameOf(at),
      needs: (at + 1 < length ? [nameOf(at + 1)] : last).map(ref =>
        needFor(ref),
      ),
      own: { seconds: 1, source: { type: 'declared' } },
    }),
  );
}

describe('DependencyGraph', () => {
  it('knows nodes and what they name, in the order of the refs', () => {
    const graph = DependencyGraph.of(
      [
        nodeWith({ entityRef: 'b', needs: [needFor('z'), needFor('a')] }),
        nodeWith({
          entityRef: 'c',
          needs: [needFor('soft', { strength: 'soft' }), groupOf(['b', 'b'])],
        }),
      ],
      { others: ['a'] },
    );
    expect(
      Array.from({ length: graph.size }, (_, index) => [
        graph.ref(index),
        graph.node(index)?.entityRef,
        graph.exists(index),
      ]),
    ).toEqual([
      ['a', undefined, true],
      ['b', 'b', true],
      ['c', 'c', true],
      ['z', undefined, false],
    ]);
    expect(graph.indexOf('soft')).toBeUndefined();
    expect([...graph.needs.memberStart]).toEqual([0, 1, 2, 3]);
  });

  it('refuses an entity that is there twice', () => {
    const node = nodeWith({ entityRef: 'a' });
    expect(() => DependencyGraph.of([node, node])).toThrow(
      'a is in the graph twice',
    );
  });

  it('is followed along a chain of any length, of which a path names the ends', () => {
    const nodes = chain(20_000);
    nodes[0] = {
      ...nodes[0],
      declared: {
        ...nodes[0].declared,
        rto: { seconds: 60, source: { type: 'tier', tier: 'essential' } },
      },
    };
    const graph = DependencyGraph.of(nodes);
    const { source } = inheritNeeds(graph).get(nameOf(19_999))!.required.rto;
    expect(source).toEqual({
      type: 'dependent',
      steps: 19_999,
      path: [
        nameOf(0),
        ...Array.from({ length: 49 }, (_, at) => nameOf(19_950 + at)),
      ],
      origin: { type: 'tier', tier: 'essential' },
    });
    expect(forecastAll(graph).get(nameOf(0))).toEqual({
      seconds: 20_000,
      lowerBound: false,
      missing: null,
      next: nameOf(1),
      loop: null,
    });
  });

  it('gives the same long paths when only their end is computed again', () => {
    const nodes = chain(130);
    nodes[0] = {
      ...nodes[0],
      functions: ['f'],
      peaked: ['f'],
      asked: {
        ...nodes[0].asked,
        rto: { seconds: 60, source: { type: 'function', entityRef: 'f' } },
      },
    };
    const whole = inheritNeeds(DependencyGraph.of(nodes));
    for (const from of [30, 60, 129]) {
      const before = nameOf(from - 1);
      const again = inheritNeeds(
        DependencyGraph.of(nodes.slice(from - 1)),
        new Map([[before, whole.get(before)!]]),
      );
      expect([...again]).toEqual([...whole].slice(from));
    }
  });

  it('tells a readable loop of a cycle of any size', () => {
    const small = forecastAll(DependencyGraph.of(chain(3, [nameOf(0)])));
    expect(small.get(nameOf(1))).toMatchObject({
      seconds: 3,
      next: null,
      loop: [nameOf(1), nameOf(2), nameOf(0)],
    });
    const large = forecastAll(DependencyGraph.of(chain(20_000, [nameOf(0)])));
    expect(large.get(nameOf(0))!.seconds).toBe(20_000);
    expect(large.get(nameOf(7))!.loop).toEqual([
      ...Array.from({ length: 43 }, (_, at) => nameOf(7 + at)),
      ...Array.from({ length: 7 }, (_, at) => nameOf(at)),
    ]);
  });
});
