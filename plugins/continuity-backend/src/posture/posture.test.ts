import { TestDatabases } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import {
  confirmReviewsSchema,
  contract,
  type EntityFilters,
  type Finding,
  type RollupDimension,
} from '@backstage-continuity/plugin-continuity-common';
import { accessOf } from '../__testUtils__/access';
import { service } from '../__testUtils__/company';
import {
  ANALYSIS,
  analysisContent,
  riskContent,
  RISKS,
  STRATEGY,
  strategyContent,
} from '../__testUtils__/records';
import { catalogEntity, createWorld } from '../__testUtils__/world';
import type { Access } from '../http';
import { createPostureHandlers } from './routes';

jest.setTimeout(120_000);

const NOW = '2026-06-01T12:00:00.000Z';
const anna = accessOf('user:default/anna');

const webs = { ownedBy: 'group:default/web', partOf: 'system:default/shop' };
const stores = { ownedBy: 'group:default/stores' };

function titled(title: string, entity: Entity): Entity {
  return { ...entity, metadata: { ...entity.metadata, title } };
}

const company: Entity[] = [
  catalogEntity('Group', 'company', { type: 'company', children: [] }),
  catalogEntity(
    'Group',
    'online',
    { type: 'department', children: [] },
    { childOf: 'group:default/company' },
  ),
  catalogEntity(
    'Group',
    'web',
    { type: 'team', children: [] },
    { childOf: 'group:default/online' },
  ),
  catalogEntity(
    'Group',
    'stores',
    { type: 'team', children: [] },
    { childOf: 'group:default/company' },
  ),
  catalogEntity('Domain', 'commerce', {}),
  catalogEntity('System', 'shop', {}, { partOf: 'domain:default/commerce' }),
  titled(
    'Taking orders',
    catalogEntity(
      'VitalBusinessFunction',
      'orders',
      {
        owner: 'stores',
        rto: 'PT12H',
        rpo: 'PT2H',
        mtpd: 'P2D',
        supportedBy: ['checkout'],
      },
      { ownedBy: 'group:default/stores' },
    ),
  ),
  service(
    'checkout',
    { tier: 'essential', rto: 'PT4H', rpo: 'PT1H', mtpd: 'P1D' },
    webs,
  ),
  service('basket', { tier: 'non-essential' }, webs),
  service('search', { tier: 'esential' }, webs),
  service(
    'till',
    { tier: 'essential', rto: 'PT5H', mtpd: 'PT5H', supports: ['orders'] },
    stores,
  ),
  service('blog', undefined, stores),
];

const CHECKOUT = 'component:default/checkout';

async function setUp(
  database: Parameters<typeof createWorld>[0],
  entities = company,
) {
  const world = await createWorld(database, { entities, now: NOW });
  // Handlers ask the real clock; the world has its own.
  jest.useFakeTimers({
    now: new Date(NOW),
    doNotFake: [
      'nextTick',
      'setImmediate',
      'setTimeout',
      'clearTimeout',
      'setInterval',
      'clearInterval',
      'queueMicrotask',
      'performance',
      'hrtime',
    ],
  });
  const handlers = createPostureHandlers({ ...world, ...world.posture });
  const at = (now: string) => {
    world.clock.now = now;
    jest.setSystemTime(new Date(now));
  };
  const card = (name: string, access: Access = anna) =>
    handlers.getEntityPosture({
      access,
      params: { kind: 'component', namespace: 'default', name },
    });
  const list = async (
    filters: EntityFilters = {},
    access: Access = anna,
    sort = 'title',
  ) =>
    (
      await handlers.listEntities({
        access,
        query: contract.listEntities.query.parse({
          ...filters,
          sort,
          limit: 500,
        }),
      })
    ).items;
  const rollup = (
    by: RollupDimension,
    more: object = {},
    access: Access = anna,
  ) =>
    handlers.getRollup({
      access,
      query: contract.getRollup.query.parse({ by, ...more }),
    });
  const findings = (more: object = {}, access: Access = anna) =>
    handlers.listFindings({
      access,
      query: contract.listFindings.query.parse(more),
    });
  const confirm = (...names: string[]) =>
    world.reviews.confirm(
      anna,
      confirmReviewsSchema.parse({
        items: names.map(name => ({ entityRef: `component:default/${name}` })),
      }),
    );
  const tabletop = async (name: string, validatedAt: string) => {
    const test = await world.testing.create(anna, {
      title: 'Walk through the plan',
      area: 'continuity',
      type: 'tabletop',
      entityRefs: [`component:default/${name}`],
      plannedAt: validatedAt.slice(0, 10),
      rrule: null,
      owner: null,
      note: null,
    });
    await world.testing.recordOutcome(anna, test.id, {
      ...contract.recordOutcome.body.parse({
        revision: test.revision,
        outcome: 'successful',
        instants: {
          disruptedAt: new Date(
            Date.parse(validatedAt) - 3_600_000,
          ).toISOString(),
        },
        entities: [
          { entityRef: `component:default/${name}`, instants: { validatedAt } },
        ],
      }),
    });
  };
  const makeReady = async (name: string) => {
    await confirm(name);
    await tabletop(name, world.clock.now);
  };
  return {
    ...world,
    handlers,
    at,
    card,
    list,
    rollup,
    findings,
    confirm,
    tabletop,
    makeReady,
  };
}

describe('posture', () => {
  const databases = TestDatabases.create();
  afterEach(() => jest.useRealTimers());

  it.each(databases.eachSupportedId())(
    'follows a review and a test at once, and time without any write, %p',
    async databaseId => {
      const { card, rollup, makeReady, confirm, at, findings } = await setUp(
        await databases.init(databaseId),
      );
      const before = await card('checkout');
      expect(before.status).toBe('gap');
      expect(before.findings.map(item => item.check)).toEqual(
        expect.arrayContaining(['review.never', 'tests.never']),
      );
      expect(before.objectives.rto.target.seconds).toBe(4 * 3600);
      expect(before.objectives.rto.required.seconds).toBe(12 * 3600);

      await makeReady('checkout');
      const ready = await card('checkout');
      expect(ready.status).toBe('ready');
      expect(ready.score.score).toBe(1);
      expect(ready.review.dueAt).toBe('2027-06-01T12:00:00.000Z');
      expect(ready.objectives.rto.achieved).toMatchObject({
        seconds: 3600,
        verdict: 'met',
      });
      expect((await rollup('tier')).total.byStatus.ready).toBe(1);

      at('2027-05-25T12:00:00.000Z');
      expect((await card('checkout')).status).toBe('due-soon');
      at('2027-06-01T12:00:00.000Z');
      expect((await card('checkout')).status).toBe('due-soon');
      at('2027-06-01T12:00:00.001Z');
      const late = await card('checkout');
      expect(late.status).toBe('overdue');
      expect(late.findings[0]).toMatchObject({
        state: 'open',
        dueAt: '2027-06-01T12:00:00.000Z',
      });
      expect((await rollup('group')).total.byStatus.overdue).toBe(1);
      const open = await findings({ entityRef: CHECKOUT });
      expect(open.items.map(item => item.check).sort()).toEqual([
        'recovery.forecast-unknown',
        'review.overdue',
        'tests.overdue',
      ]);

      await confirm('checkout');
      expect(
        (await findings({ entityRef: CHECKOUT })).items.map(item => item.check),
      ).toEqual(['tests.overdue', 'recovery.forecast-unknown']);
    },
  );

  it.each(databases.eachSupportedId())(
    'is the same after deleting and computing everything anew, %p',
    async databaseId => {
      const world = await setUp(await databases.init(databaseId));
      await world.makeReady('checkout');
      world.at('2026-07-01T00:00:00.000Z');
      await world.exceptions.request(anna, {
        items: [
          {
            entityRef: 'component:default/till',
            check: 'objectives.no-margin',
            subject: null,
          },
        ],
        reason: 'Accepted until the move',
        expiresAt: '2026-09-01T00:00:00.000Z',
      });
      await world.confirm('till');
      // An analysis makes a strategy stale, and another place both.
      const author = accessOf('user:default/ada');
      const write = async (type: string, content: object) => {
        const { drafts, approvals, queries } = world.records;
        const id = await drafts.create(author, { type, subjectRef: CHECKOUT });
        await drafts.save(author, id, {
          version: 1,
          content: content as never,
        });
        await approvals.submit(author, id, { version: 2 });
        const [{ revision, contentHash }] = (await queries.detail(author, id))
          .revisions;
        await approvals.approve(
          accessOf('user:default/kim', { groups: ['group:default/web'] }),
          id,
          { revision, contentHash },
        );
      };
      await write(STRATEGY, strategyContent());
      await write(ANALYSIS, analysisContent());
      await write(RISKS, riskContent());
      const stale = await world
        .database('posture_findings')
        .where({ entity_ref: CHECKOUT })
        .whereLike('check_id', '%.stale-by-change')
        .pluck('check_id');
      expect(stale).toEqual(['strategy.stale-by-change']);
      const read = async () => ({
        records: await world.database('records').orderBy('id').select(),
        events: await world.database('record_events').orderBy('id').select(),
        posture: await world.database('posture').orderBy('entity_ref').select(),
        findings: await world
          .database('posture_findings')
          .orderBy(['entity_ref', 'check_id', 'subject'])
          .select(),
        functions: await world
          .database('posture_functions')
          .orderBy(['entity_ref', 'function_ref'])
          .select(),
        registers: await world.database('record_registers').select(),
        risks: await world.database('risk_register').select(),
        measures: await world.database('risk_measures').select(),
      });
      const withoutTime = (rows: Awaited<ReturnType<typeof read>>) => ({
        ...rows,
        posture: rows.posture.map(({ evaluated_at, ...row }) => row),
      });
      const before = await read();
      expect(before.posture).toHaveLength(5);
      expect([before.risks.length, before.measures.length]).toEqual([1, 1]);
      for (const table of [
        'posture',
        'posture_findings',
        'posture_functions',
        'risk_register',
        'risk_measures',
      ]) {
        await world.database(table).delete();
      }
      await world.posture.service.rebuild();
      await world.posture.service.sweep();
      expect(withoutTime(await read())).toEqual(withoutTime(before));
    },
  );

  it.each(databases.eachSupportedId())(
    'rolls up along every dimension to what the list of entities shows, %p',
    async databaseId => {
      const { list, rollup, makeReady } = await setUp(
        await databases.init(databaseId),
      );
      await makeReady('checkout');
      const all = await list();
      expect(
        all.map(item => [item.entityRef.split('/')[1], item.status]),
      ).toEqual([
        ['basket', 'gap'],
        ['blog', 'unclassified'],
        ['checkout', 'ready'],
        ['search', 'unclassified'],
        ['till', 'gap'],
      ]);
      const keyed = async (by: RollupDimension, more: object = {}) => {
        const { items, total } = await rollup(by, more);
        for (const { byStatus, total: count, byTier } of [...items, total]) {
          const sum = (counts: object) =>
            Object.values(counts).reduce((a, b) => a + b, 0);
          expect(sum(byStatus)).toBe(count);
          expect(
            Object.values(byTier).reduce((a, counts) => a + sum(counts), 0),
          ).toBe(count);
        }
        return Object.fromEntries(items.map(item => [item.key, item.total]));
      };
      expect(await keyed('group')).toEqual({ 'group:default/company': 5 });
      expect(await keyed('group', { parent: 'group:default/company' })).toEqual(
        {
          'group:default/online': 3,
          'group:default/stores': 2,
        },
      );
      expect(await keyed('system')).toEqual({
        'system:default/shop': 3,
        null: 2,
      });
      expect(await keyed('domain')).toEqual({
        'domain:default/commerce': 3,
        null: 2,
      });
      expect(await keyed('tier')).toEqual({
        essential: 2,
        'non-essential': 1,
        null: 2,
      });
      expect(await keyed('function')).toEqual({
        'vitalbusinessfunction:default/orders': 2,
        null: 3,
      });
      expect((await rollup('function')).total.total).toBe(5);

      const online = await rollup('tier', { group: 'group:default/online' });
      expect(online.total.total).toBe(3);
      expect((await list({ group: ['group:default/online'] })).length).toBe(3);
      expect(
        (await list({ tier: ['unclassified'] })).map(item => item.title),
      ).toEqual(['blog', 'search']);
      expect(
        (await list({ function: ['vitalbusinessfunction:default/orders'] }))
          .length,
      ).toBe(2);
      expect((await list({ status: ['gap'] })).length).toBe(2);
      expect((await list({ q: 'CHECK' })).length).toBe(1);
      expect((await list({ q: '%' })).length).toBe(0);
    },
  );

  it.each(databases.eachSupportedId())(
    'moves with the catalog, %p',
    async databaseId => {
      const { rollup, list, sync, card } = await setUp(
        await databases.init(databaseId),
      );
      const moved = company
        .filter(entity => entity.metadata.name !== 'blog')
        .map(entity =>
          entity.metadata.name === 'checkout'
            ? service('checkout', { tier: 'essential' }, stores)
            : entity,
        );
      await sync(moved);
      expect((await list()).map(item => item.title)).not.toContain('blog');
      const { items } = await rollup('group', {
        parent: 'group:default/company',
      });
      expect(
        Object.fromEntries(items.map(item => [item.key, item.total])),
      ).toEqual({
        'group:default/online': 2,
        'group:default/stores': 2,
      });
      await expect(card('blog')).rejects.toThrow('not found');
    },
  );

  it.each(databases.eachSupportedId())(
    'pages through findings in every order, each exactly once, %p',
    async databaseId => {
      const { findings } = await setUp(await databases.init(databaseId));
      const key = (item: Finding) =>
        `${item.entityRef} ${item.check} ${item.subject}`;
      const state = ['open', 'undecided', 'due-soon', 'excepted'];
      const all = await findings({ state, limit: 500 });
      expect(all.items.length).toBeGreaterThan(10);
      for (const sort of ['severity', 'since', 'entity', 'check', 'owner']) {
        for (const direction of ['', '-']) {
          const seen: string[] = [];
          let cursor: string | undefined;
          do {
            const page = await findings({
              state,
              limit: 3,
              cursor,
              sort: `${direction}${sort}`,
            });
            seen.push(...page.items.map(key));
            cursor = page.nextCursor ?? undefined;
          } while (cursor);
          expect([...seen].sort()).toEqual(all.items.map(key).sort());
        }
      }
      await expect(findings({ cursor: 'nonsense' })).rejects.toThrow(
        'query.cursor',
      );
      const page = await findings({ state, limit: 3 });
      await expect(
        findings({ state, sort: 'since', cursor: page.nextCursor }),
      ).rejects.toThrow('query.cursor');
    },
  );

  it.each(databases.eachSupportedId())(
    'shows a caller nothing of what the catalog hides, %p',
    async databaseId => {
      const { card, list, rollup, findings, handlers } = await setUp(
        await databases.init(databaseId),
      );
      const contractor: Access = {
        ...anna,
        scope: {
          type: 'where',
          criteria: { property: 'owner', values: ['group:default/web'] },
        },
        visible: async refs =>
          new Set(
            refs.filter(ref =>
              ['checkout', 'basket', 'search'].some(name => ref.endsWith(name)),
            ),
          ),
      };
      expect((await list({}, contractor)).map(item => item.title)).toEqual([
        'basket',
        'checkout',
        'search',
      ]);
      const groups = await rollup('group', {}, contractor);
      expect(groups.total.total).toBe(3);
      expect(groups.items.map(item => [item.key, item.title])).toEqual([
        ['group:default/web', 'web'],
      ]);
      const byFunction = await rollup('function', {}, contractor);
      expect(byFunction.items.find(item => item.key)?.total).toBe(1);
      const secretive: Access = {
        ...contractor,
        visible: async () => new Set(),
      };
      const posture = await card('checkout', secretive);
      expect(posture.functions.map(item => item.title)).toEqual(['orders']);
      expect(JSON.stringify(posture)).not.toContain('Taking orders');
      const found = await findings({ limit: 500 }, contractor);
      expect(new Set(found.items.map(item => item.ownerRef))).toEqual(
        new Set(['group:default/web']),
      );
      expect(
        (
          await handlers.listFunctions({
            access: contractor,
            query: contract.listFunctions.query.parse({}),
          })
        ).items,
      ).toEqual([]);
      const nobody: Access = { ...anna, scope: { type: 'none' } };
      expect(await list({}, nobody)).toEqual([]);
    },
  );

  it.each(databases.eachSupportedId())(
    'keeps a trend in which quiet days cost nothing, %p',
    async databaseId => {
      const { handlers, posture, at, makeReady, database } = await setUp(
        await databases.init(databaseId),
      );
      const snapshotOn = async (day: string) => {
        at(`${day}T23:00:00.000Z`);
        await posture.trends.snapshot(`${day}T23:00:00.000Z`);
      };
      const rows = async () =>
        (await database('posture_snapshots').select()).length;
      await snapshotOn('2026-06-01');
      const first = await rows();
      for (const day of ['02', '03', '04']) await snapshotOn(`2026-06-${day}`);
      expect(await rows()).toBe(first);

      at('2026-06-05T08:00:00.000Z');
      await makeReady('checkout');
      await snapshotOn('2026-06-05');
      await snapshotOn('2026-06-06');
      at('2026-06-08T08:00:00.000Z');
      const trend = async (more: object = {}, access: Access = anna) =>
        (
          await handlers.getTrend({
            access,
            query: contract.getTrend.query.parse({ days: 30, ...more }),
          })
        ).items;
      const days = (await trend()).map(point => [
        point.day.slice(-2),
        point.total,
        point.byStatus.ready,
        point.byStatus.gap,
      ]);
      expect(days).toEqual([
        ['01', 5, 0, 3],
        ['02', 5, 0, 3],
        ['03', 5, 0, 3],
        ['04', 5, 0, 3],
        ['05', 5, 1, 2],
        ['06', 5, 1, 2],
        ['07', 5, 1, 2],
        ['08', 5, 1, 2],
      ]);
      expect((await trend({ days: 2 })).map(point => point.day)).toEqual([
        '2026-06-07',
        '2026-06-08',
      ]);
      expect((await trend({ group: 'group:default/online' }))[0].total).toBe(3);
      expect(
        (await trend({ function: 'vitalbusinessfunction:default/orders' }))[0]
          .total,
      ).toBe(2);
      expect((await trend({ tier: 'unclassified' }))[0].total).toBe(2);
      expect((await trend({ kind: 'Component' })).map(p => p.total)).toEqual(
        days.map(([, total]) => total),
      );
      expect(
        (await trend({ q: 'Checkout' })).map(point => [point.day, point.total]),
      ).toEqual([['2026-06-08', 1]]);
      const certain: Access = {
        ...anna,
        scope: {
          type: 'where',
          criteria: { property: 'ref', values: [CHECKOUT] },
        },
      };
      expect(
        (await trend({}, certain)).map(point => [point.day, point.total]),
      ).toEqual([['2026-06-08', 1]]);
    },
  );

  it.each(databases.eachSupportedId())(
    'reconstructs the weeks before the first counted day from history, %p',
    async databaseId => {
      const { handlers, posture, at, makeReady } = await setUp(
        await databases.init(databaseId),
      );
      expect(await posture.reconstruction.run()).toBe(false);
      at('2025-06-05T12:00:00.000Z');
      await makeReady('checkout');
      at(NOW);
      await posture.trends.snapshot(NOW);
      expect(await posture.reconstruction.run()).toBe(true);
      expect(await posture.reconstruction.run()).toBe(false);

      const trend = async (more: object = {}) =>
        (
          await handlers.getTrend({
            access: anna,
            query: contract.getTrend.query.parse({ days: 800, ...more }),
          })
        ).items;
      const points = await trend();
      expect(points[0].day.slice(0, 7)).toBe('2025-06');
      expect(points[0]).toMatchObject({ total: 5, reconstructed: true });
      expect(points[0].byStatus.ready).toBe(1);
      // Two weeks before the review is due it is due soon.
      expect(points[points.length - 2]).toMatchObject({ reconstructed: true });
      expect(points[points.length - 2].byStatus['due-soon']).toBe(1);
      expect(points[points.length - 1]).toMatchObject({
        day: NOW.slice(0, 10),
        reconstructed: false,
        total: 5,
      });
      expect((await trend({ group: 'group:default/stores' }))[0].total).toBe(2);
    },
  );
});
