import { TestDatabases } from '@backstage/backend-test-utils';
import { VALIDATION_TEXT } from '@backstage-continuity/plugin-continuity-common';
import { readableIf, startContinuity } from '../__testUtils__/backend';
import {
  ANNA,
  BASKET,
  BORIS,
  CARLA,
  CHECKOUT,
  TILL,
} from '../__testUtils__/company';

jest.setTimeout(120_000);

const file = (name: string, spec: string) => ({
  path: `${name}/catalog-info.yaml`,
  text: `apiVersion: backstage.io/v1alpha1
kind: Component
metadata:
  name: ${name}
spec:
  type: service
  lifecycle: production
${spec}`,
});

const slowNeed = file(
  'checkout',
  `  dependsOn:
    - component:slow
  continuity:
    tier: essential
    rto: PT4H
    rpo: PT1H
    mtpd: P1D
`,
);
const slow = file(
  'slow',
  `  owner: group:web
  continuity:
    tier: non-essential
    rto: PT24H
`,
);

describe('checking a change over HTTP', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
  let stop: (() => Promise<void>) | undefined;
  afterEach(async () => {
    await stop?.();
    stop = undefined;
  });

  async function start(
    policy: Parameters<typeof startContinuity>[0]['policy'] = {},
  ) {
    const database = await databases.init('SQLITE_3');
    const backend = await startContinuity({ policy, database });
    stop = backend.stop;
    return backend;
  }

  it('tells what breaks, where, and changes nothing', async () => {
    const { api, call } = await start();
    const before = (await call('get', '/findings')).body;
    const report = await api(ANNA).validate({
      body: { documents: [slowNeed, slow], removed: [BASKET] },
    });
    expect(report.entities).toEqual([
      { entityRef: CHECKOUT, change: 'changed', path: slowNeed.path },
      {
        entityRef: 'component:default/slow',
        change: 'added',
        path: slow.path,
      },
      { entityRef: BASKET, change: 'removed', path: null },
    ]);
    expect(report.broken).toContainEqual(
      expect.objectContaining({
        check: 'dependencies.rto-inversion',
        entityRef: CHECKOUT,
        path: slowNeed.path,
        line: 9,
      }),
    );
    expect((await call('get', '/findings')).body).toEqual(before);
    expect(
      (await call('get', '/entities/component/default/slow')).status,
    ).not.toBe(200);
  });

  it('shows a caller no more than the catalog does', async () => {
    const { api } = await start({
      [BORIS]: {
        'catalog.entity.read': readableIf('IS_ENTITY_OWNER', {
          claims: ['group:default/stores'],
        }),
      },
      [CARLA]: {
        'catalog.entity.read': readableIf('IS_ENTITY_OWNER', { claims: [] }),
      },
    });
    const till = file('till', '  continuity: { tier: unheard-of }\n');
    const body = { documents: [slowNeed, till] };
    const all = await api(ANNA).validate({ body });
    const some = await api(BORIS).validate({ body });
    expect(new Set(some.broken.map(({ entityRef }) => entityRef))).toEqual(
      new Set([TILL]),
    );
    const total = all.broken.length + all.mended.length;
    expect(some.broken.length + some.mended.length + some.hidden).toBe(total);
    const none = await api(CARLA).validate({ body });
    expect(none).toMatchObject({ broken: [], mended: [], hidden: total });
  });

  it('takes what the contract allows, and says what it does not', async () => {
    const { call } = await start();
    const send = (body: object) => call('post', '/validate').send(body);
    const large = (characters: number) => ({
      path: 'large.yaml',
      text: `# ${'\u20ac'.repeat(characters - 2)}`,
    });
    const full = Array.from({ length: 20 }, () => large(VALIDATION_TEXT));
    expect((await send({ documents: full })).status).toBe(200);
    const refused = await send({ documents: [...full, large(10)] });
    expect(refused.status).toBe(400);
    expect(refused.body.error.message).toContain('10000000 characters');
    expect(
      (await send({ documents: [large(VALIDATION_TEXT + 1)] })).status,
    ).toBe(400);
    expect((await send({ documents: [large(12_000_000)] })).status).toBe(413);
  });
});
