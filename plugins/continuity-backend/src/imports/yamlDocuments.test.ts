import { readYaml } from './yamlDocuments';

const read = (content: string) => [...readYaml(content)];
const values = (content: string) =>
  read(content).map(item => ('value' in item ? item.value : item));

describe('readYaml', () => {
  it('reads document by document and knows their lines', () => {
    const [first, second] = read(
      '# history\n---\na: 1\n---\n# another\nb:\n  - c: 2\n    d: 3\n---\n',
    );
    if (!('lineOf' in first) || !('lineOf' in second)) throw new Error();
    expect([first.value, second.value]).toEqual([
      { a: 1 },
      { b: [{ c: 2, d: 3 }] },
    ]);
    expect(first.lineOf(['a'])).toBe(3);
    expect(second.lineOf(['b', 0, 'd'])).toBe(8);
    expect(second.lineOf(['b', 0, 'missing'])).toBe(7);
  });

  it('takes relative dates with and without quotes', () => {
    expect(
      values(
        "a: {{ now - P3M2D at 09:30 + PT1H20M }}\nb: '{{ today }}'\nc: [{{ now }}]\nd: { e: {{ today }} }\n",
      ),
    ).toEqual([
      {
        a: '{{ now - P3M2D at 09:30 + PT1H20M }}',
        b: '{{ today }}',
        c: ['{{ now }}'],
        d: { e: '{{ today }}' },
      },
    ]);
  });

  it('goes on after a document that is no YAML', () => {
    expect(values('a: 1\n---\nb: [1\n---\nc: 3\n')).toEqual([
      { a: 1 },
      {
        line: expect.any(Number),
        expected: expect.stringMatching(/^valid YAML/),
      },
      { c: 3 },
    ]);
  });

  it.each([
    ['duplicate keys', 'x: 1\na: 1\na: 2\n', 3],
    ['nested duplicate keys', 'a:\n  b: 1\n  b: 2\n', 3],
    ['aliases', 'a: &a [x]\nb: [*a, *a]\n', 2],
    ['endless aliases', 'a: &a [*a]\n', 1],
    ['keys that are no text', '? [a]\n: 1\n', 1],
    ['deep sequences', `a: 1\nb: ${'['.repeat(50_000)}`, 2],
    ['deep maps', `${'{a: '.repeat(5_000)}`, 1],
    ['deep block sequences', `a: 1\n${'- '.repeat(50_000)}`, 2],
    ['deep explicit keys', '? '.repeat(50_000), 1],
    ['closing brackets without end', `a: 1\n${'}'.repeat(100_000)}`, 2],
    ['deep indentation', `${' '.repeat(200)}a: 1\n`, 1],
    ['an endless document', `a: ${'x'.repeat(600_000)}`, 1],
    ['documents without end', '---\n'.repeat(20_002), 20_001],
  ])('refuses %s, soon and with the line', (_, content, line) => {
    const start = Date.now();
    expect(values(content)[0]).toEqual({ line, expected: expect.any(String) });
    expect(Date.now() - start).toBeLessThan(5_000);
  });

  it('says of what is too deep to be followed that it is', () => {
    expect(values(`a: 1\n---\nb: ${'{a: '.repeat(5_000)}`)).toEqual([
      { a: 1 },
      { line: 3, expected: 'a document that is less deeply nested' },
    ]);
  });

  it('reads prototype keys as what they are', () => {
    const [value] = values('__proto__:\n  polluted: true\n');
    expect(Object.keys(value as object)).toEqual(['__proto__']);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});
