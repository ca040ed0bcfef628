/** Values that have a place nowhere, or almost. */
export const hostileValues: unknown[] = [
  null,
  true,
  -1,
  1.5,
  Number.MAX_SAFE_INTEGER,
  '',
  ' ',
  'x'.repeat(100_000),
  'a\0b',
  '\ud800 \u202e 💥',
  '2026-02-31',
  '2026-02-31T00:00:00Z',
  '0000-00-00T00:00:00Z',
  `component:default/${'x'.repeat(256)}`,
  'data:text/html,<script>alert(1)</script>',
  "'; drop table tests; --",
  [],
  [[]],
  {},
  { length: 3 },
  { constructor: { prototype: {} } },
];

type Body = Record<string, unknown>;

function isObject(value: unknown): value is Body {
  return value !== null && typeof value === 'object';
}

/** The paths of everything within a body, the body itself first. */
function pathsOf(value: unknown, path: string[] = []): string[][] {
  if (!isObject(value)) return [path];
  return [
    path,
    ...Object.entries(value).flatMap(([key, item]) =>
      pathsOf(item, [...path, key]),
    ),
  ];
}

function replaced(value: unknown, path: string[], by: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return by;
  const copy: any = Array.isArray(value) ? [...value] : { ...(value as Body) };
  copy[key] = replaced(copy[key], rest, by);
  return copy;
}

function valueAt(value: unknown, path: string[]): unknown {
  return path.reduce((found, key) => (found as Body)[key], value);
}

/**
 * Bodies in which one thing is hostile: each value anywhere replaced, each
 * object with a key too many, each list far too long. As JSON text, which holds
 * keys that no object literal can.
 */
export function hostileBodies(body: unknown): string[] {
  const bodies: string[] = [];
  for (const path of pathsOf(body)) {
    for (const value of hostileValues) {
      bodies.push(JSON.stringify(replaced(body, path, value)));
    }
    const here = valueAt(body, path);
    const marked = replaced(body, path, 'HERE');
    const put = (text: string) =>
      bodies.push(JSON.stringify(marked).replace('"HERE"', () => text));
    put(`${'['.repeat(5_000)}${']'.repeat(5_000)}`);
    if (Array.isArray(here)) {
      put(JSON.stringify(Array.from({ length: 501 }, () => here[0])));
    } else if (isObject(here)) {
      const rest = JSON.stringify(here).slice(1);
      const comma = rest === '}' ? '' : ',';
      put(`{"unheardOf":1${comma}${rest}`);
      put(`{"__proto__":{"polluted":true}${comma}${rest}`);
    }
  }
  return bodies;
}

/** Texts for parameters in path and query, percent-encoded. */
export const hostileTexts = [
  '',
  '%20',
  '%00',
  '-1',
  '1.5',
  'NaN',
  '1e999',
  '501',
  '2026-02-31T00:00:00Z',
  '0000-01-01T00:00:00Z',
  'x'.repeat(3_000),
  `component:default/${'x'.repeat(256)}`,
  Array.from({ length: 101 }, (_, i) => `component:default/${i}`).join(','),
  '%F0%9F%92%A5%E2%80%AE',
  '..%2f..%2fetc',
  '%25_%5C',
  "'%20or%201=1--",
  '__proto__',
  'constructor',
  '[object%20Object]',
  Buffer.from('{"sort":"status","values":[]}').toString('base64url'),
  Buffer.from('["a","\\u0000"]').toString('base64url'),
  Buffer.from('-5').toString('base64url'),
];
