import { TestDatabases } from '@backstage/backend-test-utils';
import { startContinuity } from '../__testUtils__/backend';
import { contentOf } from '../__testUtils__/hostile';

jest.setTimeout(300_000);

/** So long one file may be thought about; most take milliseconds. */
const PATIENCE_MS = 10_000;
const ENTITY = `apiVersion: backstage.io/v1alpha1
kind: Component
metadata: { name: newcomer }
spec:
  type: service
  lifecycle: production
  owner: group:default/web
  continuity:
    tier: essential
`;
const REVIEW = `apiVersion: continuity/v1alpha1
kind: Review
metadata: { key: first }
spec:
  entityRef: component:default/checkout
  reviewedBy: user:default/anna
  reviewedAt: '2026-01-01T00:00:00Z'
`;

const [letters, repeated] = [[...'abcdefghij'], 10];
/** Each name stands for ten of the one before, the last for ten thousand million. */
const laughs = letters
  .map((letter, index) => {
    const before = letters[index - 1];
    const items = Array(repeated).fill(before ? `*${before}` : 'ha');
    return `${letter}: &${letter} [${items.join(',')}]`;
  })
  .join('\n');

const deep = (levels: number) =>
  Array.from({ length: levels }, (_, level) => `${' '.repeat(level)}a:`).join(
    '\n',
  );
const many = (count: number, line: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => line(index)).join('\n');
const within = (text: string) => text.replace(/^/gm, '    ');

/** Each alone is a file; what is behind a good document is part of it. */
const files: [string, string][] = [
  ['texts that multiply', laughs],
  ['texts that multiply within a good document', within(laughs)],
  ['maps that take each other in', `${within('x: &x\n  y: 1\n<<: *x')}`],
  ['an alias of itself', within('x: &x [*x]')],
  ['an alias of nothing', within('x: *nothing')],
  ['five hundred levels', within(deep(500))],
  ['five thousand levels in one line', within(`x: ${'{a: '.repeat(5_000)}`)],
  ['brackets without end', within(`x: ${'['.repeat(500_000)}`)],
  ['a key of a million letters', within(`${'k'.repeat(1_000_000)}: 1`)],
  ['keys without end', within(many(50_000, index => `key-${index}: 1`))],
  ['the same key again and again', within(many(5_000, () => 'key: 1'))],
  ['keys that are lists', within('? [a, {b: c}]\n: 1')],
  ['keys of prototypes', within('__proto__: { polluted: true }')],
  ['a constructor', within('constructor: { prototype: { polluted: true } }')],
  ['types of other languages', within("x: !!js/function 'return 1'")],
  ['bytes', within('x: !!binary AAAA')],
  ['numbers beyond numbers', within('tier: 1e999999\nrto: .inf\nrpo: .nan')],
  ['quotes that are never closed', within(`x: "${'a\n'.repeat(50_000)}`)],
  ['spaces without end', within(`x:${' '.repeat(500_000)}`)],
  ['lines without end', '\n'.repeat(1_000_000)],
  ['comments without end', '# a\n'.repeat(200_000)],
  ['documents without end', '---\n'.repeat(100_000)],
  ['other directives', '%YAML 9.9\n%TAG ! tag:example.com,2000:\n---\na: 1'],
  ['NUL', 'a: "\u0000"\n'],
  ['half a character', 'a: "\ud800"\n'],
  ['marks of byte order', '\ufeff'.repeat(1_000)],
  ['tabs', '\ta:\n\t\tb: 1\n'],
  ['no YAML', '{"a": '],
  ['nothing', ''],
];

describe('hostile YAML', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
  let backend: Awaited<ReturnType<typeof startContinuity>>;
  let before: Awaited<ReturnType<typeof contentOf>>;

  beforeAll(async () => {
    const database = await databases.init('SQLITE_3');
    backend = await startContinuity({ database });
    before = await contentOf(database);
  });
  afterAll(() => backend.stop());

  const send = async (path: string, body: object) => {
    const started = performance.now();
    const answer = await backend.call('post', path).send(body);
    expect(performance.now() - started).toBeLessThan(PATIENCE_MS);
    expect(answer.text.length).toBeLessThan(1_000_000);
    expect(answer.text).not.toMatch(/\n\s+at |node_modules|Maximum call stack/);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
    return answer;
  };

  it.each(files)('is no history: %s', async (_, content) => {
    for (const text of [content, REVIEW + content]) {
      const { status } = await send('/import', {
        files: [{ name: 'history.yaml', content: text }],
        dryRun: true,
      });
      expect([200, 400]).toContain(status);
    }
    expect(await contentOf(backend.database)).toEqual(before);
  });

  it.each(files)('is no catalog file: %s', async (_, content) => {
    for (const text of [content, ENTITY + content]) {
      const { status } = await send('/validate', {
        documents: [{ path: 'catalog-info.yaml', text }],
      });
      expect([200, 400]).toContain(status);
    }
    expect(await contentOf(backend.database)).toEqual(before);
  });

  it('leaves what stands beside it to be read', async () => {
    const good = { name: 'good.yaml', content: REVIEW };
    // No text with these is taken at all, whatever it is.
    const read = files.filter(([name]) => !/^(NUL|half)/.test(name));
    const { body } = await send('/import', {
      files: [good, ...read.map(([name, content]) => ({ name, content }))],
      dryRun: true,
      acceptPartial: true,
    });
    expect(body).toMatchObject({ created: 1 });
    expect(body.rejected).toBeGreaterThan(10);
  });
});
