import {
  TestDatabases,
  type TestDatabaseId,
} from '@backstage/backend-test-utils';
import { BASKET, CHECKOUT, ORDERS, TILL } from '../__testUtils__/company';
import { catalogEntity } from '../__testUtils__/world';
import {
  ANALYSIS,
  analysisContent,
  checkout,
  companyWith,
  database,
  DATABASE,
  HOUR,
  MINUTE,
  riskContent,
  RISKS,
  STRATEGY,
  strategyContent,
} from '../__testUtils__/records';
import { ada, anna, boris, recordsRoom } from './__testUtils__/room';

jest.setTimeout(120_000);

describe('records when what they rest on changes', () => {
  const databases = TestDatabases.create();
  const start = async (databaseId: TestDatabaseId) =>
    recordsRoom(await databases.init(databaseId));

  it.each(databases.eachSupportedId())(
    'are stale if they rest on it, once, until somebody confirms, %p',
    async databaseId => {
      const room = await start(databaseId);
      const { records, approve, write, fails, kindsOf } = room;
      const detail = (id: string) => records.queries.detail(ada, id);
      const analysis = await write(ANALYSIS, CHECKOUT, analysisContent());
      await approve(analysis, anna, boris);
      const other = await write(ANALYSIS, BASKET, analysisContent());
      await approve(other);
      const draft = await write(RISKS, CHECKOUT, riskContent());
      expect((await detail(analysis)).stale).toBeNull();
      expect((await detail(other)).state).toBe('approved');

      // The database gives way to a queue.
      const plain = catalogEntity('Resource', 'orders-queue', {
        type: 'queue',
        continuity: { tier: 'essential' },
      });
      const queue = {
        ...plain,
        metadata: { ...plain.metadata, title: 'Queue of orders' },
      };
      const changed = companyWith(
        queue,
        checkout({ dependencies: [{ ref: 'resource:default/orders-queue' }] }),
      );
      room.clock.now = '2026-06-02T12:00:00.000Z';
      await room.sync(changed);
      const [need] = [
        expect.objectContaining({ ref: 'resource:default/orders-queue' }),
      ];
      expect((await detail(analysis)).stale).toEqual({
        since: '2026-06-02T12:00:00.000Z',
        changes: [
          {
            facet: 'dependencies',
            before: [expect.objectContaining({ ref: DATABASE })],
            after: [need],
            titles: {
              [DATABASE]: 'orders-db',
              'resource:default/orders-queue': 'Queue of orders',
            },
          },
        ],
      });
      expect((await detail(other)).stale).toBeNull();
      // What is not approved rests on nothing yet.
      expect((await detail(draft)).stale).toBeNull();
      expect(await fails(CHECKOUT, 'analysis.stale-by-change')).toBe(true);
      expect(await fails(BASKET, 'analysis.stale-by-change')).toBe(false);
      const stale = await records.queries.list(ada, {
        attention: ['stale'],
        limit: 10,
      });
      expect(stale.items.map(({ id }) => id)).toEqual([analysis]);

      // It is told once, however often it is looked at and whatever follows.
      await room.sync(
        companyWith(
          queue,
          checkout({ dependencies: [], location: { site: 'east' } }),
        ),
      );
      await room.posture.service.rebuild();
      await room.posture.service.sweep();
      expect(
        (await kindsOf(analysis)).filter(kind => kind === 'became-stale'),
      ).toHaveLength(1);
      expect((await detail(analysis)).stale).toMatchObject({
        since: '2026-06-02T12:00:00.000Z',
        changes: [{ facet: 'location' }, { facet: 'dependencies' }],
      });

      await records.upkeep.confirm(boris, analysis, await room.seen(analysis));
      expect((await detail(analysis)).stale).toBeNull();
      expect(await fails(CHECKOUT, 'analysis.stale-by-change')).toBe(false);
      const { items } = await records.queries.events(ada, analysis, {
        limit: 1,
      });
      expect(items[0]).toMatchObject({
        kind: 'confirmed',
        changes: [{ facet: 'location' }, { facet: 'dependencies' }],
      });
    },
  );

  it.each(databases.eachSupportedId())(
    'are no longer stale when it is as it was, or when they are revised, %p',
    async databaseId => {
      const room = await start(databaseId);
      const { records, approve, revise, write } = room;
      const stale = async (id: string) =>
        (await records.queries.detail(ada, id)).stale !== null;
      const id = await write(ANALYSIS, CHECKOUT, analysisContent());
      await approve(id, anna, boris);
      const moved = companyWith(checkout({ location: { site: 'east' } }));
      await room.sync(moved);
      expect(await stale(id)).toBe(true);
      await room.sync(companyWith());
      expect(await stale(id)).toBe(false);
      await room.sync(moved);
      expect(await stale(id)).toBe(true);
      await revise(id, analysisContent(), anna, boris);
      expect(await stale(id)).toBe(false);
      expect(
        (await room.kindsOf(id)).filter(kind => kind === 'became-stale'),
      ).toHaveLength(2);
    },
  );

  it.each(databases.eachSupportedId())(
    'follow an analysis where they rest on what it asks, which it does not, %p',
    async databaseId => {
      const room = await start(databaseId);
      const { records, approve, revise, write } = room;
      const strategies = await Promise.all(
        [CHECKOUT, DATABASE].map(ref =>
          write(STRATEGY, ref, strategyContent()),
        ),
      );
      const risks = await write(RISKS, CHECKOUT, riskContent());
      await approve(strategies[0], anna, boris);
      await approve(strategies[1], anna);
      await approve(risks, anna, boris);
      const analysis = await write(ANALYSIS, CHECKOUT, analysisContent());
      const changesOf = async (id: string) =>
        (await records.queries.detail(ada, id)).stale?.changes;
      expect(await changesOf(strategies[0])).toBeUndefined();
      await approve(analysis, anna, boris);
      expect(await changesOf(analysis)).toBeUndefined();
      const required = {
        facet: 'required',
        after: { rto: HOUR, rpo: 5 * MINUTE, mtpd: 4 * HOUR },
      };
      for (const id of strategies) {
        expect(await changesOf(id)).toMatchObject([required]);
        await records.upkeep.confirm(anna, id, await room.seen(id));
      }
      expect(await changesOf(risks)).toMatchObject([
        { facet: 'analysis', before: null, after: { revision: 1 } },
      ]);
      // A revision that asks the same changes nothing of what is required.
      await revise(
        analysis,
        analysisContent({ summary: 'Said better' }),
        anna,
        boris,
      );
      expect(await changesOf(strategies[0])).toBeUndefined();
      expect(await changesOf(risks)).toMatchObject([
        { facet: 'analysis', after: { revision: 2 } },
      ]);
      await revise(analysis, analysisContent({ rto: 0 }), anna, boris);
      expect(await changesOf(analysis)).toBeUndefined();
      expect(await changesOf(strategies[0])).toMatchObject([
        { facet: 'required', before: { rto: HOUR }, after: { rto: 0 } },
      ]);
    },
  );

  it.each(databases.eachSupportedId())(
    'about functions follow their owner and what supports them, %p',
    async databaseId => {
      const room = await start(databaseId);
      const { records, approve, write } = room;
      const id = await write(ANALYSIS, ORDERS, analysisContent());
      // Anna owns this one instead of the stores.
      await records.upkeep.putPeople(ada, id, {
        version: 0,
        ownOwnerRef: 'user:default/anna',
        contributors: [],
        circulation: [],
      });
      await approve(id, anna, boris);
      const orders = (spec: object, ownedBy = 'group:default/stores') =>
        catalogEntity(
          'VitalBusinessFunction',
          'orders',
          {
            owner: 'stores',
            rto: 'PT12H',
            rpo: 'PT2H',
            mtpd: 'P2D',
            supportedBy: ['checkout', 'till'],
            ...spec,
          },
          { ownedBy },
        );
      const settle = async (...entities: Parameters<typeof companyWith>) => {
        await room.sync(companyWith(...entities));
        await records.facts.refreshFunctions(
          room.database as never,
          [ORDERS],
          room.clock.now,
        );
        return (await records.queries.detail(ada, id)).stale?.changes;
      };
      expect(await settle()).toBeUndefined();
      expect(await settle(orders({ supportedBy: ['checkout'] }))).toMatchObject(
        [{ facet: 'functions', before: [CHECKOUT, TILL], after: [CHECKOUT] }],
      );
      expect(await settle(orders({ rto: 'PT1H' }))).toMatchObject([
        { facet: 'declared', after: { rto: HOUR } },
      ]);
      expect(await settle(orders({}, 'group:default/web'))).toEqual([
        {
          facet: 'owner',
          before: 'group:default/stores',
          after: 'group:default/web',
          titles: {
            'group:default/stores': 'stores',
            'group:default/web': 'web',
          },
        },
      ]);
      // Its title is nothing that it rests on.
      const renamed = orders({});
      renamed.metadata.title = 'Taking orders';
      renamed.metadata.etag = 'renamed';
      expect(await settle(renamed)).toBeUndefined();
      expect((await records.queries.detail(ada, id)).subjectTitle).toBe(
        'Taking orders',
      );
    },
  );

  it.each(databases.eachSupportedId())(
    'have the dates, owner and tier that catalog and policy give them, %p',
    async databaseId => {
      const room = await start(databaseId);
      const id = await room.write(ANALYSIS, DATABASE, analysisContent());
      const detail = () => room.records.queries.detail(ada, id);
      expect(await detail()).toMatchObject({
        tier: 'essential',
        ownerRef: 'group:default/web',
      });
      await room.sync(
        companyWith(
          catalogEntity(
            'Resource',
            'orders-db',
            { ...database().spec, continuity: { tier: 'mission-critical' } },
            { ownedBy: 'group:default/stores' },
          ),
        ),
      );
      expect(await detail()).toMatchObject({
        tier: 'mission-critical',
        ownerRef: 'group:default/stores',
        stale: null,
      });
    },
  );
});
