import { mockCredentials, TestDatabases } from '@backstage/backend-test-utils';
import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { startContinuity } from '../__testUtils__/backend';
import { ANNA, CHECKOUT } from '../__testUtils__/company';
import { inDays } from '../__testUtils__/history';
import { contentOf } from '../__testUtils__/hostile';

jest.setTimeout(300_000);

/** So long nobody waits for an answer, or for the end. */
const PATIENCE_MS = 5_000;

const PATH = '/api/continuity/tests';
const AUTHORIZED = [
  'Host: localhost',
  'Connection: close',
  `Authorization: ${mockCredentials.user.header(ANNA)}`,
  '',
].join('\r\n');
const JSON_TYPE = 'Content-Type: application/json\r\n';

/** What would be written, were it sent as it should be. */
const body = JSON.stringify({
  title: 'Exercise',
  area: 'continuity',
  type: 'full',
  entityRefs: [CHECKOUT],
  plannedAt: inDays(2),
});
const { length } = Buffer.from(body);

const get = (path: string, headers = '') =>
  `GET ${path} HTTP/1.1\r\n${AUTHORIZED}${headers}\r\n`;
const post = (headers: string, content: string | Buffer = body) =>
  Buffer.concat([
    Buffer.from(`POST ${PATH} HTTP/1.1\r\n${AUTHORIZED}${headers}\r\n`),
    Buffer.from(content),
  ]);
const sized = (size: number | string) => `Content-Length: ${size}\r\n`;
const CHUNKED = 'Transfer-Encoding: chunked\r\n';
const chunk = (size: string, content = body) => `${size}\r\n${content}\r\n`;
const gzipped = (content: Buffer) =>
  post(
    `${JSON_TYPE}Content-Encoding: gzip\r\n${sized(content.length)}`,
    content,
  );
const packed = gzipSync(body);

/**
 * Each with the status of the answer; null: who sends it hangs up in the middle,
 * and the connection may just end.
 */
const broken: [string, string | Buffer, (number | null)[]][] = [
  ['a body that ends early', post(JSON_TYPE + sized(length + 10)), [400, null]],
  [
    'no body after its length',
    post(JSON_TYPE + sized(length), ''),
    [400, null],
  ],
  ['a length that is too short', post(JSON_TYPE + sized(length - 1)), [400]],
  ['a length below zero', post(JSON_TYPE + sized(-1)), [400]],
  ['a length in words', post(JSON_TYPE + sized('many')), [400]],
  ['a length beyond numbers', post(JSON_TYPE + sized('9'.repeat(40))), [400]],
  ['two lengths', post(JSON_TYPE + sized(length) + sized(1)), [400]],
  ['a length and chunks', post(JSON_TYPE + sized(length) + CHUNKED), [400]],
  [
    'a chunk of no size',
    post(JSON_TYPE + CHUNKED, `${chunk('zz')}0\r\n\r\n`),
    [400],
  ],
  [
    'a chunk that is longer than it says',
    post(JSON_TYPE + CHUNKED, `${chunk('5')}0\r\n\r\n`),
    [400],
  ],
  [
    'a chunk that ends early',
    post(JSON_TYPE + CHUNKED, chunk('ffff')),
    [400, null],
  ],
  [
    'chunks without an end',
    post(JSON_TYPE + CHUNKED, chunk(length.toString(16))),
    [400, null],
  ],
  [
    'a chunk beyond numbers',
    post(JSON_TYPE + CHUNKED, chunk('f'.repeat(40))),
    [400],
  ],
  [
    'an unheard of transfer',
    post(`${JSON_TYPE}Transfer-Encoding: x\r\n`),
    [400],
  ],
  ...['utf-16', 'iso-8859-1', 'utf-7', 'none', '"'].map(
    (charset): [string, Buffer, number[]] => [
      `the character set ${charset}`,
      post(
        `Content-Type: application/json; charset=${charset}\r\n${sized(
          length,
        )}`,
      ),
      [400, 415],
    ],
  ),
  [
    'half a character',
    post(JSON_TYPE + sized(12), Buffer.from('7b2274223a22e282227d0a0a', 'hex')),
    [400],
  ],
  ['half of what was packed', gzipped(packed.subarray(0, -20)), [400]],
  ['what was not packed', gzipped(Buffer.from(body)), [400]],
  ['what was packed and spoilt', gzipped(packed.fill(0, 20, 30)), [400]],
  ['what is huge unpacked', gzipped(gzipSync(Buffer.alloc(50_000_000))), [413]],
  [
    'what is packed twice',
    post(`${JSON_TYPE}Content-Encoding: gzip, gzip\r\n${sized(length)}`),
    [415],
  ],
  ['a header of 100 kB', get(PATH, `X-A: ${'a'.repeat(100_000)}\r\n`), [431]],
  ['100,000 headers', get(PATH, 'X-A: a\r\n'.repeat(100_000)), [431]],
  ['an address of 100 kB', get(`${PATH}?q=${'a'.repeat(100_000)}`), [431, 414]],
  ['a header with an unfit sign', get(PATH, 'X-A: a\u0000b\r\n'), [400]],
  ['a header without a name', get(PATH, ': a\r\n'), [400]],
  ['another protocol', 'SSH-2.0-OpenSSH_9.9\r\n\r\n', [400]],
  ['a method of nobody', get(PATH).replace('GET', 'STEAL'), [400]],
  ['a version of the future', get(PATH).replace('1.1', '9.9'), [400]],
  ['no host', `GET ${PATH} HTTP/1.1\r\n\r\n`, [400]],
  ...['%', '%E0%A4%A', '%ff', '%c0%ae', '%zz', '%u0041', '%00'].flatMap(
    (sign): [string, string, number[]][] => [
      [
        `${sign} in a path`,
        get(`/api/continuity/entities/component/default/${sign}`),
        [400, 404],
      ],
      [`${sign} in a parameter`, get(`${PATH}?entityRef=${sign}`), [400]],
      [`${sign} in the name of one`, get(`${PATH}?${sign}=1`), [400]],
    ],
  ),
  ...[
    '/../../etc/passwd',
    '/%2e%2e/%2e%2e/state',
    '/..%2fstate',
    '/./tests/..;/',
  ].map((path): [string, string, number[]] => [
    `the way ${path}`,
    get(`/api/continuity${path}`),
    [400, 404],
  ]),
];

/** Sends bytes; what came back until the other end hung up. */
function exchange(
  port: number,
  bytes: string | Buffer,
  { hangUp = false } = {},
): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    const chunks: Buffer[] = [];
    const end = () => resolve(Buffer.concat(chunks).toString());
    socket.setTimeout(PATIENCE_MS, () => {
      socket.destroy();
      reject(new Error(`It hangs after ${Buffer.concat(chunks)}`));
    });
    socket.on('data', (data: Buffer) => chunks.push(data));
    // What is still being sent when it is refused meets a closed connection.
    socket.on('error', end);
    socket.on('close', end);
    socket.write(bytes);
    if (hangUp) socket.end();
  });
}

describe('requests that are no proper HTTP', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
  let backend: Awaited<ReturnType<typeof startContinuity>>;
  let before: Awaited<ReturnType<typeof contentOf>>;

  beforeAll(async () => {
    const database = await databases.init('SQLITE_3');
    backend = await startContinuity({ database });
    before = await contentOf(database);
  });
  afterAll(() => backend.stop());

  it.each(broken)(
    'are refused, and neither hang nor harm: %s',
    async (_, bytes, expected) => {
      const answer = await exchange(backend.port, bytes, {
        hangUp: expected.includes(null),
      });
      const statuses = [...answer.matchAll(/^HTTP\/1\.1 (\d{3}) /gm)].map(
        ([, status]) => Number(status),
      );
      expect(expected).toContain(statuses[0] ?? null);
      expect(statuses.filter(status => status >= 500)).toEqual([]);
      expect(answer).not.toMatch(/\n\s+at |node_modules/);
      expect(await contentOf(backend.database)).toEqual(before);
    },
  );

  it('leave others answered', async () => {
    const wellFormed = post(
      JSON_TYPE + CHUNKED,
      `${chunk(length.toString(16))}0\r\n\r\n`,
    );
    expect(await exchange(backend.port, wellFormed)).toMatch(
      /^HTTP\/1\.1 201 /,
    );
  });
});
