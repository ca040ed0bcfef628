import { TestDatabases } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { onlyIf, startContinuity } from '../__testUtils__/backend';
import { ANNA, BORIS, STORES, WEB } from '../__testUtils__/company';
import { catalogEntity } from '../__testUtils__/world';

jest.setTimeout(120_000);

const HOUR = 3600;
const named = (name: string) => ({
  params: { kind: 'component', namespace: 'default', name },
});
const ref = (name: string) => `component:default/${name}`;

function service(
  name: string,
  owner: string,
  continuity: object,
  needs: string[] = [],
): Entity {
  const entity = catalogEntity(
    'Component',
    name,
    { type: 'service', lifecycle: 'production', continuity },
    { ownedBy: owner },
  );
  entity.relations?.push(
    ...needs.map(target => ({ type: 'dependsOn', targetRef: ref(target) })),
  );
  return entity;
}

/** Shop needs basket, which needs the stores' vault, or one of two mirrors. */
const entities = [
  catalogEntity(
    'VitalBusinessFunction',
    'selling',
    { owner: WEB, rto: '2h', mtpd: '6h', wrt: '1h', supportedBy: ['shop'] },
    { ownedBy: WEB },
  ),
  service('shop', WEB, { recoveryTime: '30m' }, ['basket']),
  service('basket', WEB, {
    recoveryTime: '1h',
    dependencies: [
      { ref: ref('vault') },
      { anyOf: [ref('mirror-a'), ref('mirror-b')], failover: '3m' },
    ],
  }),
  service('vault', STORES, {
    rto: '1d',
    recoveryTime: '4h',
    location: { site: 'east' },
  }),
  service('mirror-a', WEB, { location: { site: 'east' } }),
  service('mirror-b', WEB, { recoveryTime: '10m', location: { site: 'west' } }),
  service('lone', WEB, { recoveryTime: '0' }),
];

describe('recovery over HTTP', () => {
  const databases = TestDatabases.create();
  let stop: (() => Promise<void>) | undefined;
  afterEach(async () => {
    await stop?.();
    stop = undefined;
  });

  async function start(databaseId: Parameters<typeof databases.init>[0]) {
    const backend = await startContinuity({
      database: await databases.init(databaseId),
      entities,
      policy: {
        [ANNA]: {
          'continuity.posture.read': onlyIf('IS_OWNER', { claims: [WEB] }),
        },
      },
    });
    stop = backend.stop;
    return { ...backend, anna: backend.api(ANNA), boris: backend.api(BORIS) };
  }

  it.each(databases.eachSupportedId())(
    'says what is needed and what needs it, %p',
    async databaseId => {
      const { boris } = await start(databaseId);
      const needs = await boris.listDependencies({
        ...named('shop'),
        query: { depth: 1 },
      });
      expect(needs).toMatchObject({
        root: { entityRef: ref('shop'), forecast: { seconds: 5.5 * HOUR } },
        items: [{ entityRef: ref('basket'), steps: 1, hasMore: true }],
        edges: [{ from: ref('shop'), to: ref('basket'), strength: 'hard' }],
        total: 1,
        hidden: 0,
      });
      const neededBy = await boris.listDependencies({
        ...named('vault'),
        query: { direction: 'needed-by', depth: 5 },
      });
      expect(neededBy.items.map(item => [item.entityRef, item.steps])).toEqual([
        [ref('basket'), 1],
        [ref('shop'), 2],
      ]);
      expect(neededBy.edges[0]).toMatchObject({
        from: ref('basket'),
        to: ref('vault'),
        declaredBy: 'block',
        inverted: true,
      });
      // Pages together hold everything once.
      const pages = [];
      let cursor: string | undefined;
      do {
        const page = await boris.listDependencies({
          ...named('shop'),
          query: { depth: 20, limit: 2, cursor },
        });
        pages.push(page);
        cursor = page.nextCursor ?? undefined;
      } while (cursor);
      expect(
        pages.flatMap(page => page.items.map(item => item.entityRef)),
      ).toEqual(['basket', 'mirror-a', 'mirror-b', 'vault'].map(ref));
      expect(
        pages.flatMap(page => page.edges.map(edge => edge.to)).sort(),
      ).toEqual(['basket', 'mirror-a', 'mirror-b', 'vault'].map(ref));
    },
  );

  it.each(databases.eachSupportedId())(
    'forecasts how services and functions come back, %p',
    async databaseId => {
      const { boris } = await start(databaseId);
      const forecast = await boris.getForecast(named('shop'));
      expect(forecast).toMatchObject({
        targetRto: 2 * HOUR,
        targetMtpd: 6 * HOUR,
        // Of two mirrors one is enough, but nobody knows of the other.
        forecast: { seconds: 5.5 * HOUR, lowerBound: true },
        verdict: { rto: 'missed', mtpd: 'unknown' },
        missing: [{ what: 'own-time', entityRef: ref('mirror-a') }],
        down: 5,
      });
      expect(forecast.criticalPath.map(step => step?.entityRef)).toEqual(
        ['vault', 'basket', 'shop'].map(ref),
      );
      // The basket can begin when one of the mirrors is back, and is in a hurry.
      expect(
        forecast.steps.map(step => [
          step.entityRef,
          step.startsAt,
          step.endsAt,
        ]),
      ).toEqual([
        [ref('vault'), 0, 4 * HOUR],
        [ref('mirror-a'), 0, 0],
        [ref('basket'), 4 * HOUR, 5 * HOUR],
        [ref('shop'), 5 * HOUR, 5.5 * HOUR],
        [ref('mirror-b'), 0, 600],
      ]);

      const ofFunction = await boris.getFunctionForecast({
        params: { namespace: 'default', name: 'selling' },
      });
      expect(ofFunction).toMatchObject({
        forecast: { seconds: 5.5 * HOUR },
        // With an hour of work to catch up.
        verdict: { rto: 'missed', mtpd: 'missed' },
      });
      const { items } = await boris.listFunctions();
      const detail = await boris.getFunction({
        params: { namespace: 'default', name: 'selling' },
      });
      expect(detail).toMatchObject(items[0]);
      expect(detail).toMatchObject({
        forecast: { seconds: 5.5 * HOUR, lowerBound: true },
        slowestRef: ref('vault'),
        slowestSeconds: 4 * HOUR,
        supporters: [{ entityRef: ref('shop'), exists: true }],
        singlePointsTotal: 3,
      });
      expect(
        detail.singlePoints.map(point => [
          point.entityRef,
          point.forecast.seconds,
        ]),
      ).toEqual([
        [ref('vault'), 4 * HOUR],
        [ref('basket'), HOUR],
        [ref('shop'), HOUR / 2],
      ]);
    },
  );

  it.each(databases.eachSupportedId())(
    'tries losses out and stores nothing, %p',
    async databaseId => {
      const { boris, database } = await start(databaseId);
      const simulate = (lost: object) =>
        boris.simulate({ body: { lost } as never });
      const one = await simulate({ entityRefs: [ref('mirror-a')] });
      expect(one).toMatchObject({
        lost: 1,
        down: 1,
        functions: [],
        // For as long as it takes to change over to the other mirror.
        interrupted: [
          {
            entityRef: 'vitalbusinessfunction:default/selling',
            forecast: { seconds: 180 },
            passesRtoAt: null,
          },
        ],
      });
      const east = await simulate({ site: ['east', 'nowhere'] });
      expect(east).toMatchObject({
        lost: 2,
        unmatched: [{ by: 'site', value: 'nowhere' }],
        down: 4,
        functions: [
          {
            entityRef: 'vitalbusinessfunction:default/selling',
            forecast: { seconds: 4 * HOUR },
            passesRtoAt: 2 * HOUR,
            passesMtpdAt: null,
            lastRef: ref('shop'),
          },
        ],
      });
      const none = await simulate({ technology: ['cobol'] });
      expect(none).toMatchObject({
        lost: 0,
        down: 0,
        unmatched: [{ by: 'technology', value: 'cobol' }],
        steps: [],
      });
      expect(await simulate({ owner: [STORES] })).toMatchObject({
        lost: 1,
        down: 3,
      });
      expect((await boris.listLossOptions()).items.slice(0, 2)).toEqual([
        { by: 'site', value: 'east', entities: 2 },
        { by: 'site', value: 'west', entities: 1 },
      ]);
      expect(await database('changes').select()).toEqual([]);
    },
  );

  it('names nobody whom the caller may not see, and counts them', async () => {
    const { anna, call } = await start('SQLITE_3');
    const needs = await anna.listDependencies({
      ...named('shop'),
      query: { depth: 3 },
    });
    expect(needs).toMatchObject({ total: 3, hidden: 1 });
    const forecast = await anna.getForecast(named('shop'));
    expect(forecast).toMatchObject({
      down: 5,
      hidden: 1,
      // Its time counts all the same.
      forecast: { seconds: 5.5 * HOUR },
    });
    expect(forecast.criticalPath[0]).toBeNull();
    const detail = await anna.getFunction({
      params: { namespace: 'default', name: 'selling' },
    });
    expect(detail).toMatchObject({ slowestRef: null, singlePointsTotal: 3 });
    const lost = await anna.simulate({
      body: { lost: { entityRefs: [ref('vault')], site: ['east'] } },
    });
    expect(lost).toMatchObject({
      lost: 2,
      unmatched: [{ by: 'entityRefs', value: ref('vault') }],
      hidden: 1,
    });
    const options = await anna.listLossOptions();
    expect(options.items[0]).toEqual({
      by: 'site',
      value: 'east',
      entities: 1,
    });
    const findings = await anna.listFindings({
      query: { entityRef: ref('basket') },
    });
    const inversion = findings.items.find(
      item => item.check === 'dependencies.rto-inversion',
    );
    expect(inversion?.message).toContain('an entity you cannot see');
    const shown = JSON.stringify([
      needs,
      forecast,
      detail,
      { ...lost, unmatched: [] },
      findings.items.map(({ message, figures }) => [message, figures]),
    ]);
    expect(shown).not.toContain('vault');
    expect(
      (await call('get', '/entities/component/default/vault/forecast')).status,
    ).toBe(404);
  });

  it('names the limits that a request passes', async () => {
    const { call } = await start('SQLITE_3');
    const many = Array.from({ length: 501 }, (_, index) => `site-${index}`);
    const tooMany = await call('post', '/simulations').send({
      lost: { site: many },
    });
    expect(tooMany.status).toBe(400);
    expect(tooMany.body.error.message).toMatch(/body\.lost\.site.*500/);
    const tooDeep = await call(
      'get',
      '/entities/component/default/shop/dependencies?depth=21',
    );
    expect(tooDeep.status).toBe(400);
    expect(tooDeep.body.error.message).toMatch(/query\.depth.*20/);
  });
});
