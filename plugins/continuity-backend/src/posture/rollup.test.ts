import fc from 'fast-check';
import type { InventoryNode } from '../inventory';
import { groupLines } from './rollup';
import type { KeyedBucket } from './RollupQuery';

const group = (name: string, parent: string | null): InventoryNode => ({
  entityRef: `group:default/${name}`,
  kind: 'group',
  title: name.toLocaleUpperCase('en-US'),
  parentRef: parent && `group:default/${parent}`,
});

const owned = (owner: string | null, entities = 1): KeyedBucket => ({
  key: owner,
  tier: 'essential',
  status: 'ready',
  entities,
  passed: 2 * entities,
  failed: 0,
  unknown: 0,
  excepted: 0,
});

const company = [
  group('company', null),
  group('shop', 'company'),
  group('web', 'shop'),
  group('stores', 'company'),
];

const top = { parent: null, levels: 'next' } as const;
const under = (name: string) =>
  ({ parent: `group:default/${name}`, levels: 'next' } as const);

const summary = (lines: ReturnType<typeof groupLines>) =>
  Object.fromEntries(
    lines.map(line => [
      line.key,
      [line.tally.build().total, line.direct, line.hasChildren],
    ]),
  );

describe('groupLines', () => {
  it('counts what groups below own in every group above', () => {
    const buckets = [
      owned('group:default/company'),
      owned('group:default/web', 3),
      owned('group:default/stores', 2),
      owned('user:default/ada'),
      owned('group:default/gone'),
      owned(null),
    ];
    expect(summary(groupLines(buckets, company, top, 'none'))).toEqual({
      'group:default/company': [6, 1, true],
      'user:default/ada': [1, 1, false],
      'group:default/gone': [1, 1, false],
      null: [1, 1, false],
    });
    expect(
      summary(groupLines(buckets, company, under('company'), 'none')),
    ).toEqual({
      'group:default/shop': [3, 0, true],
      'group:default/stores': [2, 2, false],
    });
    expect(summary(groupLines(buckets, company, under('web'), 'none'))).toEqual(
      {},
    );
  });

  it('gives all levels at once, with the counts of one level after the other', () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f'];
    fc.assert(
      fc.property(
        // A group before it in the list, or none: a tree.
        fc.tuple(...names.map((_, at) => fc.nat({ max: at }))),
        fc.array(fc.constantFrom(...names, 'zz', null), { maxLength: 20 }),
        (above, owners) => {
          const groups = names.map((name, at) =>
            group(name, names[above[at] - 1] ?? null),
          );
          const buckets = owners.map(owner =>
            owned(owner && `group:default/${owner}`),
          );
          const levelByLevel = (parent: string | null): unknown[] =>
            groupLines(
              buckets,
              groups,
              { parent, levels: 'next' },
              'none',
            ).flatMap(line => [
              [line.key, parent, line.tally.build(), line.direct],
              ...(line.hasChildren ? levelByLevel(line.key) : []),
            ]);
          const sorted = (lines: unknown[]) =>
            lines.map(line => JSON.stringify(line)).sort();
          for (const parent of [null, 'group:default/a']) {
            const all = groupLines(
              buckets,
              groups,
              { parent, levels: 'all' },
              'none',
            ).map(line => [
              line.key,
              line.parent,
              line.tally.build(),
              line.direct,
            ]);
            expect(sorted(all)).toEqual(sorted(levelByLevel(parent)));
          }
        },
      ),
    );
  });

  it('takes a group whose parent is not known for a root', () => {
    const lines = groupLines(
      [owned('group:default/b')],
      [group('b', 'unknown')],
      top,
      'none',
    );
    expect(summary(lines)).toEqual({ 'group:default/b': [1, 1, false] });
  });

  it('counts every entity once among the roots, whatever the tree, cycles included', () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f'];
    fc.assert(
      fc.property(
        fc.array(fc.option(fc.constantFrom(...names), { nil: null }), {
          minLength: names.length,
          maxLength: names.length,
        }),
        fc.array(fc.constantFrom(...names, 'zz', null), { maxLength: 20 }),
        (parents, owners) => {
          const groups = names.map((name, index) =>
            group(name, parents[index]),
          );
          const buckets = owners.map(owner =>
            owned(owner && `group:default/${owner}`),
          );
          const total = groupLines(buckets, groups, top, 'none').reduce(
            (sum, line) => sum + line.tally.build().total,
            0,
          );
          expect(total).toBe(owners.length);
        },
      ),
    );
  });

  it('sums up the lines below a group to what it shows, less what it owns itself', () => {
    const buckets = ['company', 'shop', 'web', 'web', 'stores'].map(name =>
      owned(`group:default/${name}`),
    );
    const [root] = groupLines(buckets, company, top, 'none');
    const below = groupLines(buckets, company, under('company'), 'none');
    expect(
      below.reduce((sum, line) => sum + line.tally.build().total, root.direct),
    ).toBe(root.tally.build().total);
  });
});
