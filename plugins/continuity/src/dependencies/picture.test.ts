import {
  dependencyEdge,
  dependencyEntity,
  dependencyListWith,
  entityRef,
} from '../__testUtils__';
import { layOut } from './layout';
import { mergeLists } from './neighbourhood';
import { sceneOf } from './scene';

const ref = (name: string) => `component:default/${name}`;
const noPath = { unfolded: [], keep: new Set<string>() };

function pictureOf(...args: Parameters<typeof mergeLists>) {
  const merged = mergeLists(...args);
  if (!merged) throw new Error('Nothing to draw');
  return merged;
}

describe('the picture', () => {
  it('puts what is needed to the right and what needs to the left', () => {
    const merged = pictureOf(
      [
        dependencyListWith([dependencyEntity('db')]),
        dependencyListWith([dependencyEntity('shop')], {
          direction: 'needed-by',
          edges: [dependencyEdge(ref('shop'), entityRef)],
        }),
      ],
      [],
    );
    const { at } = layOut(sceneOf(merged, noPath), () => '');
    const x = (name: string) => at.get(ref(name))!.x;
    expect(x('shop')).toBeLessThan(x('checkout'));
    expect(x('checkout')).toBeLessThan(x('db'));
  });

  it('adds branches to what is there, only the path where one is shown', () => {
    const far = (names: string[]) =>
      dependencyListWith(
        names.map(name => dependencyEntity(name)),
        {
          root: dependencyEntity('db'),
          edges: names.map(name => dependencyEdge(ref('db'), ref(name))),
        },
      );
    const list = dependencyListWith([dependencyEntity('db')]);
    const whole = pictureOf([list], [{ list: far(['a', 'b']), only: null }]);
    expect(whole.entities.map(({ title, steps }) => [title, steps])).toEqual([
      ['checkout', 0],
      ['db', 1],
      ['a', 2],
      ['b', 2],
    ]);
    const path = pictureOf(
      [list],
      [{ list: far(['a', 'b']), only: new Set([ref('b')]) }],
    );
    expect(path.entities.map(({ title }) => title)).toEqual([
      'checkout',
      'db',
      'b',
    ]);
  });

  it('folds many leaves into one, but never what asks for attention', () => {
    const leaves = Array.from({ length: 40 }, (_, index) =>
      dependencyEntity(`leaf-${index}`, index === 39 ? { status: 'gap' } : {}),
    );
    const merged = pictureOf([dependencyListWith(leaves)], []);
    const scene = sceneOf(merged, {
      unfolded: [],
      keep: new Set([ref('leaf-20')]),
    });
    const drawn = scene.entities.map(({ title }) => title);
    expect(drawn).toHaveLength(8);
    expect(drawn).toContain('leaf-39');
    expect(drawn).toContain('leaf-20');
    expect(scene.folds[0].entities).toHaveLength(33);
    const all = sceneOf(merged, {
      ...noPath,
      unfolded: [scene.folds[0].branch],
    });
    expect(all.entities).toHaveLength(41);
    expect(all.folds).toHaveLength(0);
  });

  it('parts the members of a group at one node, and marks cycles', () => {
    const group = { key: 'g', required: 1, members: 2, failover: null };
    const merged = pictureOf(
      [
        dependencyListWith(
          [dependencyEntity('east'), dependencyEntity('west')],
          {
            edges: [
              dependencyEdge(entityRef, ref('east'), { group }),
              dependencyEdge(entityRef, ref('west'), { group }),
              dependencyEdge(ref('west'), entityRef),
            ],
          },
        ),
      ],
      [],
    );
    const { junctions, lines } = layOut(sceneOf(merged, noPath), () => '');
    expect(junctions).toHaveLength(1);
    expect(
      lines.filter(({ inCycle }) => inCycle).map(({ target }) => target),
    ).toEqual([junctions[0].id, ref('west'), entityRef]);
  });
});
