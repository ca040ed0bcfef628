import { VALIDATION_ENTITIES } from '@backstage-continuity/plugin-continuity-common';
import { readEntities } from './readEntities';

const read = (text: string, path = 'catalog-info.yaml') =>
  readEntities([{ path, text }]);

const component = (name: string, spec = 'spec: {}') =>
  `apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata:\n  name: ${name}\n${spec}\n`;

const nestedMaps = (levels: number) =>
  Array.from({ length: levels }, (_, level) => `${' '.repeat(level)}a:\n`).join(
    '',
  );

describe('reading the entities of changed files', () => {
  it('takes several of a file and knows where they are', async () => {
    const { entities, mistakes } = await read(
      [component('Checkout'), component('basket')].join('---\n'),
    );
    expect(mistakes).toEqual([]);
    expect(
      entities.map(({ entityRef, path, lineOf }) => [
        entityRef,
        path,
        lineOf(['metadata', 'name']),
      ]),
    ).toEqual([
      ['component:default/checkout', 'catalog-info.yaml', 4],
      ['component:default/basket', 'catalog-info.yaml', 10],
    ]);
  });

  it('passes over what continuity is not about', async () => {
    const { entities, mistakes } = await read(
      `# nothing
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: checkout }
---
apiVersion: backstage.io/v1alpha1
kind: Location
metadata: { name: all }
---
apiVersion: example.org/v1
kind: Component
metadata: {}
---
apiVersion: backstage.io/v1alpha1
kind: Component
metadata: { name: '\${{ values.name }}' }
---
- a list
---
just text
`,
    );
    expect({ entities, mistakes }).toEqual({ entities: [], mistakes: [] });
  });

  it('says what cannot be read, and reads the rest', async () => {
    const { entities, mistakes } = await readEntities([
      { path: 'a.yaml', text: 'a: [1\nb: 2' },
      { path: 'b.yaml', text: component('Not a name') },
      { path: 'c.yaml', text: component('checkout') },
      { path: 'd.yaml', text: component('checkout') },
      { path: 'e.yaml', text: component('no-spec', '') },
      {
        path: 'f.yaml',
        text: component('needy', 'spec:\n  dependsOn:\n    - basket\n'),
      },
      { path: 'g.yaml', text: component('twice', 'spec:\n  a: 1\n  a: 2') },
    ]);
    expect(entities.map(({ path }) => path)).toEqual(['c.yaml']);
    expect(mistakes).toEqual([
      { path: 'a.yaml', line: expect.any(Number), message: expect.any(String) },
      {
        path: 'b.yaml',
        line: 4,
        message: 'metadata.name: no valid name',
      },
      {
        path: 'd.yaml',
        line: 4,
        message: 'component:default/checkout is already described in c.yaml',
      },
      {
        path: 'e.yaml',
        line: expect.any(Number),
        message: expect.stringMatching(/^spec: /),
      },
      {
        path: 'f.yaml',
        line: 7,
        message:
          'spec.dependsOn[0]: expected an entity reference, got "basket"',
      },
      { path: 'g.yaml', line: 7, message: 'The key "a" repeats' },
    ]);
  });

  it.each([
    ['nested lists', '[\n'.repeat(200_000)],
    ['nested maps', '{a: '.repeat(100_000)],
    ['nested blocks', '- '.repeat(200_000)],
    ['as many nested blocks as a stack takes', `${'- '.repeat(1900)}a`],
    ['nested keys', '? '.repeat(400)],
    ['nested block maps', nestedMaps(900)],
    ['lists as keys', '? - a\n: b'],
    ['closing brackets', ']'.repeat(400_000)],
    [
      'aliases of aliases',
      `a0: &a0 [x]\n${Array.from(
        { length: 30 },
        (_, index) =>
          `a${index + 1}: &a${index + 1} [*a${index}, *a${index}]\n`,
      ).join('')}`,
    ],
  ])('is not held up by %s', async (_, text) => {
    const { mistakes } = await read(text);
    expect(mistakes).toHaveLength(1);
  });

  it('says where files are nested too deeply, and reads the others', async () => {
    const deep = (levels: number) =>
      `${component('labels')}---\n\n${'- '.repeat(levels)}a`;
    const { entities, mistakes } = await readEntities([
      { path: 'a.yaml', text: deep(1900) },
      { path: 'b.yaml', text: `a: 1\n${'? '.repeat(400)}` },
      { path: 'c.yaml', text: nestedMaps(2000) },
      { path: 'd.yaml', text: '- '.repeat(2000) },
      { path: 'e.yaml', text: component('checkout') },
      { path: 'f.yaml', text: nestedMaps(90) },
    ]);
    expect(entities.map(({ path }) => path)).toEqual(['a.yaml', 'e.yaml']);
    expect(mistakes.map(({ path, line }) => [path, line])).toEqual([
      ['a.yaml', 8],
      ['b.yaml', 2],
      ['c.yaml', expect.any(Number)],
      ['d.yaml', 1],
    ]);
    expect(new Set(mistakes.map(({ message }) => message))).toEqual(
      new Set(['Nested too deeply']),
    );
  });

  it('takes as many entities as the contract allows', async () => {
    const files = (count: number) =>
      Array.from({ length: count }, (_, index) => ({
        path: `${index % 100}.yaml`,
        text: component(`c${index}`),
      }));
    const { entities } = await readEntities(files(VALIDATION_ENTITIES));
    expect(entities).toHaveLength(VALIDATION_ENTITIES);
    await expect(
      readEntities(files(VALIDATION_ENTITIES + 1)),
    ).rejects.toMatchObject({
      name: 'InputError',
      message: expect.stringContaining('at most 1000 entities'),
    });
  });
});
