import { TestDatabases } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  onlyIf,
  readableIf,
  startContinuity,
  type Decisions,
} from '../__testUtils__/backend';
import {
  ANNA,
  BASKET,
  CARLA,
  CHECKOUT,
  company,
  STORES,
  TILL,
  WEB,
} from '../__testUtils__/company';
import { addHistory, inDays } from '../__testUtils__/history';

jest.setTimeout(120_000);

const entity = (name: string) => `/entities/component/default/${name}`;
const ref = (name: string) => `component:default/${name}`;

/** In each of these ways a policy shows Anna only what her team owns. */
const policies: [string, Decisions][] = [
  [
    'posture by owner',
    { 'continuity.posture.read': onlyIf('IS_OWNER', { claims: [WEB] }) },
  ],
  [
    'the catalog by owner',
    { 'catalog.entity.read': readableIf('IS_ENTITY_OWNER', { claims: [WEB] }) },
  ],
  [
    // That only the catalog itself can decide.
    'the catalog by a rule unknown here',
    { 'catalog.entity.read': readableIf('HAS_LABEL', { label: ['web'] }) },
  ],
];

describe('visibility over HTTP', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
  let stop: (() => Promise<void>) | undefined;
  afterEach(async () => {
    await stop?.();
    stop = undefined;
  });

  async function start(decisions: Decisions) {
    const all = catalogServiceMock({ entities: company });
    const readable = catalogServiceMock({
      entities: company.filter(one =>
        one.relations?.some(({ targetRef }) => targetRef === WEB),
      ),
    });
    const catalog = catalogServiceMock.mock({
      streamEntities: (query, options) =>
        (JSON.stringify(options).includes(ANNA)
          ? readable
          : all
        ).streamEntities(query),
    });
    const backend = await startContinuity({
      catalog,
      database: await databases.init('SQLITE_3'),
      policy: { [ANNA]: decisions },
    });
    stop = backend.stop;
    return {
      ...backend,
      anna: backend.api(ANNA),
      history: await addHistory(backend.api(CARLA)),
    };
  }

  it.each(policies)(
    'shows only what a policy lets through: %s',
    async (_, decisions) => {
      const { anna, history } = await start(decisions);
      const { reviews, exceptions } = history;
      const refs = (items: { entityRef: string }[]) =>
        [...new Set(items.map(item => item.entityRef))].sort();

      expect(refs((await anna.listEntities()).items)).toEqual([
        BASKET,
        CHECKOUT,
      ]);
      const findings = await anna.listFindings({ query: { limit: 500 } });
      expect(refs(findings.items)).toEqual([BASKET, CHECKOUT]);
      const hidden = await anna.listFindings({ query: { entityRef: TILL } });
      expect(hidden.items).toEqual([]);
      for (const by of [
        'group',
        'system',
        'domain',
        'tier',
        'function',
      ] as const) {
        const rollup = await anna.getRollup({ query: { by } });
        expect(rollup.total.total).toBe(2);
        expect(JSON.stringify(rollup)).not.toMatch(/stores|till|blog/);
      }
      expect((await anna.getTrend()).items.at(-1)?.total).toBe(2);
      for (const row of (await anna.listFunctions()).items) {
        expect(row).toMatchObject({ total: 1, weakestRef: CHECKOUT });
      }
      expect((await anna.listReviews()).items.map(item => item.id)).toEqual([
        reviews[0].id,
      ]);
      expect((await anna.listExceptions()).items.map(item => item.id)).toEqual([
        exceptions[0].id,
      ]);
      const tests = (await anna.listTests()).items;
      expect(
        tests.map(item => [item.title, item.hiddenEntities]).sort(),
      ).toEqual([
        ['of both', 1],
        ['of web', 0],
      ]);
      const occurrences = await anna.listOccurrences({
        query: { from: inDays(0), to: inDays(60) },
      });
      expect(new Set(occurrences.items.map(item => item.title)).size).toBe(2);
      const duties = await anna.getDuties();
      expect(duties).toMatchObject({ exceptionsToDecide: 1 });
      expect(JSON.stringify([tests, occurrences, duties])).not.toContain(
        'till',
      );
    },
  );

  it.each(policies)(
    'downloads only what a policy lets through: %s',
    async (_, decisions) => {
      const { call } = await start(decisions);
      for (const path of [
        '/entities',
        '/findings?limit=500&state=open,undecided,due-soon,excepted',
        '/rollup?by=group',
        '/rollup?by=function',
        '/trend',
        '/functions',
        '/reviews',
        '/exceptions',
        '/tests',
      ]) {
        const csv = await call('get', path).set('Accept', 'text/csv');
        expect([path, csv.status]).toEqual([path, 200]);
        expect(csv.headers['content-type']).toContain('text/csv');
        expect(csv.text).not.toMatch(/default\/(till|blog)|of stores/);
      }
    },
  );

  it.each(policies)(
    'answers of what is hidden as of what does not exist: %s',
    async (_, decisions) => {
      const { call, history } = await start(decisions);
      const { tests, reviews, exceptions } = history;
      const same = async (
        method: 'get' | 'post' | 'put' | 'patch' | 'delete',
        path: (name: string) => string,
        hidden: string,
        body?: (name: string) => object,
      ) => {
        const ask = async (name: string) => {
          const answer = await call(method, path(name)).send(body?.(name));
          const text = JSON.stringify(answer.body).split(name).join('NAME');
          return [answer.status, text];
        };
        const answer = await ask(hidden);
        expect(answer[0]).toBe(404);
        expect(answer).toEqual(await ask('nope'));
      };
      const revision = () => ({ revision: 1 });
      const classification = (name: string) => `${entity(name)}/classification`;

      await same('get', entity, 'till');
      await same('get', name => `${entity(name)}/review-preview`, 'till');
      await same('get', classification, 'till');
      await same('put', classification, 'till', () => ({
        revision: 0,
        continuity: {},
      }));
      await same(
        'delete',
        name => `${classification(name)}?revision=1`,
        'till',
      );
      await same(
        'post',
        () => '/reviews',
        'till',
        name => ({ items: [{ entityRef: ref(name) }] }),
      );
      await same(
        'post',
        () => '/exceptions',
        'till',
        name => ({
          items: [{ entityRef: ref(name), check: 'review.never' }],
          reason: 'Because',
          expiresAt: inDays(30).replace(/T.*/, 'T00:00:00Z'),
        }),
      );
      await same(
        'post',
        () => '/tests',
        'till',
        name => ({
          title: 'T',
          area: 'continuity',
          type: 'full',
          plannedAt: '2026-12-01',
          entityRefs: [ref(name)],
        }),
      );
      await same(
        'post',
        id => `/reviews/${id}/revert`,
        reviews[1].id,
        () => ({}),
      );
      for (const decision of ['approve', 'reject', 'revoke']) {
        await same(
          'post',
          id => `/exceptions/${id}/${decision}`,
          exceptions[1].id,
          revision,
        );
      }
      await same('get', id => `/tests/${id}`, tests.stores.id);
      await same('patch', id => `/tests/${id}`, tests.stores.id, revision);
      for (const action of ['cancel', 'reinstate']) {
        await same(
          'post',
          id => `/tests/${id}/${action}`,
          tests.stores.id,
          revision,
        );
      }
      await same(
        'post',
        id => `/tests/${id}/outcome`,
        tests.stores.id,
        () => ({ revision: 1, outcome: 'successful', entities: [] }),
      );
    },
  );

  it.each(policies)(
    'names the missing permission, not the entities, where a test concerns hidden ones: %s',
    async (_, decisions) => {
      const { anna, call, history } = await start(decisions);
      const answer = await call(
        'post',
        `/tests/${history.tests.both.id}/cancel`,
      ).send({ revision: 1 });
      expect(answer.status).toBe(403);
      expect(answer.body.error.message).toContain('continuity.test.schedule');
      expect(answer.text).not.toContain('till');
      await expect(
        anna.createCalendarFeed({ body: { subjectRef: STORES } }),
      ).rejects.toMatchObject({ response: { status: 403 } });
    },
  );
});
