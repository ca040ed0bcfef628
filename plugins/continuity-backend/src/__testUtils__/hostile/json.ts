import fc from 'fast-check';
import { hostileText } from './texts';

/** Objects with keys too many, which no object literal could hold. */
const keys = [
  'unheardOf',
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'length',
  '',
  'a\0b',
  '\ud800',
  'x'.repeat(100_000),
].map(key => JSON.stringify(key));

const repeated = (text: string, count: number) =>
  `[${Array.from({ length: count }, () => text).join(',')}]`;

/** JSON that hardly any place has a use for, as text. */
const hostileJson: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: hostileText.map(text => JSON.stringify(text)) },
  { weight: 1, arbitrary: fc.json() },
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      'null',
      'true',
      '[]',
      '{}',
      '[[]]',
      '-1',
      '-0',
      '1.5',
      '1e400',
      '-1e400',
      '1e-400',
      '1E308',
      '2147483647',
      '2147483648',
      '9007199254740993',
      '315576000001',
      '123456789012345678901234567890',
      '"\\ud800"',
      '{"length":3}',
      '{"$ref":"#"}',
      '{"$gt":""}',
      '{"constructor":{"prototype":{"polluted":true}}}',
      '{"__proto__":{"polluted":true}}',
      '[{"__proto__":{"polluted":true}}]',
      '{"toString":null,"valueOf":null}',
      '{"then":null}',
    ),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom('[]', '{"a":}'), fc.nat({ max: 14 }))
      .map(([pair, power]) => {
        const open = pair.slice(0, -1);
        return `${open.repeat(2 ** power)}1${pair
          .slice(-1)
          .repeat(2 ** power)}`;
      }),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(
        fc.constantFrom('1', 'null', '{}', '""', '"component:default/a"'),
        fc.constantFrom(101, 501, 5_001, 40_000),
      )
      .map(([item, count]) => repeated(item, count)),
  },
);

function isObject(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object';
}

/** The paths of everything within a value, the value itself first. */
function pathsOf(value: unknown, path: string[] = []): string[][] {
  if (!isObject(value)) return [path];
  return [
    path,
    ...Object.entries(value).flatMap(([key, item]) =>
      pathsOf(item, [...path, key]),
    ),
  ];
}

/** As JSON, with another text in the place that the path leads to. */
function written(
  value: unknown,
  path: string[],
  put: (here: string) => string,
): string {
  const [first, ...rest] = path;
  if (first === undefined) return put(JSON.stringify(value));
  const parts = Object.entries(value as object).map(([key, item]) => {
    const text =
      key === first ? written(item, rest, put) : JSON.stringify(item);
    return Array.isArray(value) ? text : `${JSON.stringify(key)}:${text}`;
  });
  return Array.isArray(value) ? `[${parts}]` : `{${parts}}`;
}

type Mutation = (here: string) => string;

const addKey = (key: string, item: string) => (here: string) => {
  if (!here.startsWith('{')) return item;
  const rest = here.slice(1);
  return `{${key}:${item}${rest === '}' ? '' : ','}${rest}`;
};

const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  { weight: 6, arbitrary: hostileJson.map(text => () => text) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom(...keys), hostileJson)
      .map(([key, item]) => addKey(key, item)),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom<Mutation>(
      here => `[${here}]`,
      here => `{"a":${here}}`,
      here => JSON.stringify(here),
      here => repeated(here, 201),
      // Each key twice; the last one counts.
      here =>
        /^\{.+\}$/s.test(here) ? here.replace(/^\{(.+)\}$/s, '{$1,$1}') : here,
      // What is no JSON any more.
      here => `${here},`,
      here => here.slice(0, -1),
      () => 'NaN',
      () => 'undefined',
      () => '',
      here => `/* */${here}`,
      here => `\ufeff${here}`,
    ),
  },
);

function isText(value: unknown, path: string[]): boolean {
  return (
    typeof path.reduce((at, key) => (at as never)[key], value) === 'string'
  );
}

/** A value as JSON in which one thing is hostile, or is no JSON. */
export function mutated(value: unknown): fc.Arbitrary<string> {
  const paths = pathsOf(value);
  const texts = paths.filter(path => isText(value, path));
  const anything = fc
    .tuple(fc.constantFrom(...paths), mutation)
    .map(([path, mutate]) => written(value, path, mutate));
  if (texts.length === 0) return anything;
  // Text in the place of text may well be right, and comes further.
  const text = fc
    .tuple(fc.constantFrom(...texts), hostileText)
    .map(([path, by]) => written(value, path, () => JSON.stringify(by)));
  return fc.oneof(anything, text);
}
