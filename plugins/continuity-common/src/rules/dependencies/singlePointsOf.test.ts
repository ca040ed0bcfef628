import { groupOf, needFor, nodeWith } from './__testUtils__/graphs';
import { DependencyGraph } from './graph';
import type { DependencyNode } from './node';
import { singlePointsOf } from './singlePointsOf';

const SIZE = 20_000;
const REGION = { site: null, region: 'eu', provider: null };

/** Each needs the next; the last needs `end`. */
function chain(name: string, size: number, end: string[] = []) {
  return Array.from({ length: size }, (_, at) =>
    nodeWith({
      entityRef: `${name}-${at}`,
      needs: (at + 1 < size ? [`${name}-${at + 1}`] : end).map(ref =>
        needFor(ref),
      ),
    }),
  );
}

/** Top needs one of two. */
const top = nodeWith({
  entityRef: 'top',
  needs: [groupOf(['left-0', 'right-0'])],
});

function pointsOf(nodes: DependencyNode[], stepsAtMost?: number) {
  return singlePointsOf(DependencyGraph.of(nodes), ['top'], { stepsAtMost });
}

describe('the search for single points', () => {
  it('does not lose what only one member of a group needs', () => {
    const nodes = [top, ...chain('left', SIZE), ...chain('right', 1)];
    // The two members, and the group that each is in.
    expect(pointsOf(nodes, 4)).toEqual({
      entities: ['top'],
      locations: [],
      complete: true,
    });
  });

  it('nor a long cycle that only one member needs', () => {
    const nodes = [
      top,
      ...chain('left', SIZE, ['left-1']),
      ...chain('right', 1),
    ];
    expect(pointsOf(nodes, 4)).toMatchObject({
      entities: ['top'],
      complete: true,
    });
  });

  it('loses one for all that it needs by itself', () => {
    const nodes = [
      top,
      ...chain('left', 1, ['shared-0']),
      ...chain('right', 1, ['shared-0']),
      ...chain('shared', SIZE),
    ];
    const { entities, complete } = pointsOf(nodes, 20);
    expect(entities).toHaveLength(SIZE + 1);
    expect(complete).toBe(true);
  });

  it('takes a few steps for each of many that meet in one place', () => {
    const leaves = Array.from({ length: SIZE }, (_, at) =>
      nodeWith({ entityRef: `leaf-${at}` }),
    );
    const needs = leaves.map(({ entityRef }) => needFor(entityRef));
    const nodes = [
      top,
      ...chain('left', 1, ['shared-0']),
      nodeWith({ entityRef: 'right-0', needs: [...needs] }),
      ...chain('shared', 100),
      ...leaves,
    ].map(node =>
      node.entityRef === 'shared-99' ? nodeWith({ ...node, needs }) : node,
    );
    const { entities, complete } = pointsOf(nodes);
    expect(entities).toHaveLength(SIZE + 1);
    expect(complete).toBe(true);
  });

  it('ends when it has taken as many steps as it may, and says so', () => {
    const nodes = [
      top,
      ...chain('left', 1, ['shared-0']),
      ...chain('right', 1, ['shared-0']),
      nodeWith({ entityRef: 'shared-0', location: REGION }),
    ];
    expect(pointsOf(nodes, 1)).toEqual({
      entities: ['top'],
      locations: [],
      complete: false,
    });
    expect(pointsOf(nodes)).toEqual({
      entities: ['shared-0', 'top'],
      locations: [],
      complete: true,
    });
  });
});
