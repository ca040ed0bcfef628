import { TestDatabases } from '@backstage/backend-test-utils';
import { startContinuity } from '../__testUtils__/backend';
import { ANNA, BASKET, CHECKOUT, TILL } from '../__testUtils__/company';
import { addHistory, inDays } from '../__testUtils__/history';
import { bodies } from '../__testUtils__/requests';

jest.setTimeout(120_000);

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';
type Case = [
  method: Method,
  path: string,
  body: object | undefined,
  status: number,
  named: string,
];

const cursor = (position: unknown) =>
  Buffer.from(JSON.stringify(position)).toString('base64url');

const test = (changed: object) => ({ ...bodies.createTest, ...changed });
const outcome = (changed: object) => ({ ...bodies.recordOutcome, ...changed });
const exceptions = (changed: object) => ({
  items: [{ entityRef: BASKET, check: 'review.never' }],
  reason: 'Because',
  expiresAt: inDays(30),
  ...changed,
});
const block = (continuity: object, revision = 0) => ({ revision, continuity });
const blog = '/entities/component/default/blog/classification';

/** What the schemas let through, and is wrong all the same. */
const cases: Case[] = [
  // Cursors that no answer gave, each of a shape that might reach a database.
  ...[
    cursor({ sort: 'severity', values: ['a', 'b', 'c', 'd', 'e'] }),
    cursor({
      sort: 'severity',
      values: [1, '0000-01-01T00:00:00Z', '', '', ''],
    }),
    cursor({ sort: 'severity', values: [1, inDays(1), '\0', '', ''] }),
    cursor({ sort: 'status', values: [1, 'x', 'y'] }),
    cursor({ sort: 'status', values: [1] }),
    cursor({ reviewedAt: '0000-01-01T00:00:00Z', id: '\0' }),
    cursor({ requestedAt: '2026-02-31T00:00:00Z', id: 'x' }),
    cursor(['0000-01-01T00:00:00.000Z', 'x']),
    cursor(-1),
    cursor(1e300),
    cursor(null),
    '%7B%7D',
  ].flatMap(text =>
    [
      '/findings?',
      '/entities?',
      '/reviews?',
      '/exceptions?',
      '/tests?',
      '/functions?',
      '/rollup?by=tier&',
    ].map(
      (path): Case => [
        'get',
        `${path}cursor=${text}`,
        undefined,
        400,
        'query.cursor',
      ],
    ),
  ),
  [
    'get',
    '/rollup?by=tier&parent=group:default/web',
    undefined,
    400,
    'query.parent',
  ],
  [
    'get',
    '/tests/occurrences?from=2026-02-01T00:00:00Z&to=2026-01-01T00:00:00Z',
    undefined,
    400,
    'query.to',
  ],
  [
    'get',
    '/tests/occurrences?from=2026-02-01T00:00:00Z&to=2028-01-01T00:00:00Z',
    undefined,
    400,
    'query.to',
  ],

  [
    'put',
    blog,
    block({ tier: 'x'.repeat(100_000) }),
    400,
    'body.continuity.tier',
  ],
  ['put', blog, block({ constructor: 1 }), 400, 'body.continuity.constructor'],
  ['put', blog, block({ rto: -1 }), 400, 'body.continuity.rto'],
  ['put', blog, block({ rto: 'P1Y' }), 400, 'body.continuity.rto'],
  [
    'put',
    blog,
    block({ supports: ['a:b:c'] }),
    400,
    'body.continuity.supports[0]',
  ],
  [
    'put',
    blog,
    block({ supports: [`vitalbusinessfunction:default/${'x'.repeat(300)}`] }),
    400,
    'body.continuity.supports[0]',
  ],
  [
    'put',
    blog,
    block({ location: { site: 'x'.repeat(100_000) } }),
    400,
    'body.continuity.location.site',
  ],
  ['put', blog, block({}, 2_147_483_646), 409, 'changed since'],
  ['put', blog, block({}, 2_147_483_647), 400, 'body.revision'],
  [
    'delete',
    `${blog}?revision=2147483646`,
    undefined,
    404,
    'does not classify',
  ],

  ['post', '/tests', test({ plannedAt: '2026-02-31' }), 400, 'body.plannedAt'],
  [
    'post',
    '/tests',
    test({ plannedAt: '2026-02-31T10:00:00Z' }),
    400,
    'body.plannedAt',
  ],
  ['post', '/tests', test({ plannedAt: '1950-01-01' }), 400, 'body.plannedAt'],
  ['post', '/tests', test({ rrule: 'FREQ=SECONDLY' }), 400, 'body.rrule'],
  [
    'post',
    '/tests',
    test({ rrule: 'FREQ=DAILY;BYMONTH=13' }),
    400,
    'body.rrule',
  ],
  [
    'post',
    '/tests',
    test({ rrule: 'DTSTART:20260101\nRRULE:FREQ=DAILY' }),
    400,
    'body.rrule',
  ],
  [
    'post',
    '/tests',
    test({ owner: 'group:default/nobody' }),
    400,
    'body.owner',
  ],
  ['post', '/tests', test({ owner: CHECKOUT }), 400, 'body.owner'],
  [
    'post',
    '/tests',
    test({ entityRefs: ['component:default/nope'] }),
    404,
    'nope',
  ],
  [
    'post',
    '/tests/TEST/outcome',
    outcome({ revision: 7 }),
    409,
    'changed meanwhile',
  ],
  [
    'post',
    '/tests/TEST/outcome',
    outcome({ entities: [{ entityRef: TILL }] }),
    400,
    'body.entities[0]',
  ],
  [
    'post',
    '/tests/TEST/outcome',
    outcome({ instants: { disruptedAt: inDays(9) } }),
    400,
    'body.instants.disruptedAt',
  ],
  [
    'post',
    '/tests/TEST/outcome',
    outcome({ evidence: [{ title: 'T', url: 'data:text/html,hello' }] }),
    400,
    'body.evidence[0].url',
  ],
  ['post', '/tests/TEST/reinstate', { revision: 1 }, 409, 'planned'],

  [
    'post',
    '/reviews',
    { items: [{ entityRef: CHECKOUT }, { entityRef: CHECKOUT }] },
    400,
    'body.items[1]',
  ],
  [
    'post',
    '/reviews',
    { items: [{ entityRef: CHECKOUT, contentHash: 'old' }] },
    409,
    CHECKOUT,
  ],
  [
    'post',
    '/reviews',
    { items: [{ entityRef: 'group:default/web' }] },
    404,
    'group:default/web',
  ],
  [
    'post',
    '/exceptions',
    exceptions({ expiresAt: inDays(-1) }),
    400,
    'body.expiresAt',
  ],
  [
    'post',
    '/exceptions',
    exceptions({ expiresAt: inDays(5000) }),
    400,
    'body.expiresAt',
  ],
  [
    'post',
    '/exceptions',
    exceptions({
      items: Array(2).fill({ entityRef: BASKET, check: 'review.never' }),
    }),
    400,
    'body.items[1]',
  ],
  [
    'post',
    '/exceptions',
    exceptions({ items: [{ entityRef: CHECKOUT, check: 'tests.never' }] }),
    409,
    'already',
  ],
  ['post', '/calendar-feeds', { subjectRef: CHECKOUT }, 400, 'body.subjectRef'],
  [
    'post',
    '/calendar-feeds',
    { subjectRef: 'group:default/no' },
    400,
    'body.subjectRef',
  ],
];

describe('requests that are well formed and wrong', () => {
  const databases = TestDatabases.create();
  let stop: (() => Promise<void>) | undefined;
  afterEach(async () => {
    await stop?.();
    stop = undefined;
  });

  it.each(databases.eachSupportedId())(
    'are refused, naming what is wrong, %p',
    async databaseId => {
      const database = await databases.init(databaseId);
      const backend = await startContinuity({ database });
      stop = backend.stop;
      const { tests } = await addHistory(backend.api(ANNA));
      const wrong = [];
      for (const [method, path, body, status, named] of cases) {
        const answer = await backend
          .call(method, path.replace('TEST', tests.web.id))
          .send(body);
        const message = String(answer.body.error?.message);
        if (answer.status !== status || !message.includes(named)) {
          const sent = JSON.stringify(body)?.slice(0, 200);
          wrong.push([path, sent, answer.status, message.slice(0, 300)]);
        }
      }
      expect(wrong).toEqual([]);
    },
  );

  it('are refused for their form', async () => {
    const database = await databases.init('SQLITE_3');
    const { call, stop: end } = await startContinuity({ database });
    stop = end;
    const send = (text: string, type = 'application/json') =>
      call('post', '/reviews').set('Content-Type', type).send(text);
    expect((await send('{"items":')).status).toBe(400);
    expect((await send('"text"')).status).toBe(400);
    expect((await send('{}', 'application/json; charset=x')).status).toBe(415);
    expect((await send(`"${'x'.repeat(1_100_000)}"`)).status).toBe(413);
    const asForm = await send('items=1', 'application/x-www-form-urlencoded');
    expect(asForm.status).toBe(415);
    expect(asForm.body.error.message).toContain('application/json');
    expect((await call('get', '/policy?unheardOf=1')).status).toBe(400);
    expect((await call('get', '/tests/%E0%A4%A')).status).toBe(400);
    expect((await call('patch', '/reviews')).status).toBe(404);
  });
});
