import { TestDatabases } from '@backstage/backend-test-utils';
import { defaultPolicy } from '@backstage-continuity/plugin-continuity-common';
import type { Knex } from 'knex';
import { catalogEntity } from './__testUtils__/catalog';
import { inventoryRoom } from './__testUtils__/inventoryRoom';

jest.setTimeout(120_000);

const CHECKOUT = 'component:default/checkout';
const CART = 'component:default/cart';
const ORDERS = 'vitalbusinessfunction:default/orders';

const checkout = (
  options: Parameters<typeof catalogEntity>[2] = {},
): ReturnType<typeof catalogEntity> =>
  catalogEntity('Component', 'checkout', {
    ...options,
    spec: {
      continuity: { tier: 'essential', rto: 'PT1H', supports: ['orders'] },
      ...options.spec,
    },
    relations: {
      ownedBy: 'group:default/shop',
      partOf: 'system:default/sales',
      ...options.relations,
    },
  });

const company = [
  checkout(),
  catalogEntity('Component', 'cart', {
    relations: { ownedBy: 'group:default/shop' },
  }),
  catalogEntity('Component', 'lab', { spec: { lifecycle: 'experimental' } }),
  catalogEntity('VitalBusinessFunction', 'orders', {
    title: 'Orders',
    spec: { owner: 'sales', type: undefined, lifecycle: undefined, rto: '2h' },
  }),
  catalogEntity('System', 'sales', {
    relations: { partOf: 'domain:default/commerce' },
  }),
  catalogEntity('Domain', 'commerce'),
  catalogEntity('Group', 'shop', {
    relations: { childOf: 'group:default/company' },
  }),
  catalogEntity('Group', 'company'),
  catalogEntity('User', 'anna'),
];

const countWrites = (database: Knex) => {
  const writes: string[] = [];
  database.on('query', ({ sql }: { sql: string }) => {
    if (/^(insert|update|delete)/i.test(sql) && !sql.includes('_sync')) {
      writes.push(sql);
    }
  });
  return writes;
};

describe('InventorySync', () => {
  const databases = TestDatabases.create({
    ids: ['SQLITE_3', 'POSTGRES_18'],
  });

  describe.each(databases.eachSupportedId())('%p', databaseId => {
    const filledRoom = async () => {
      const room = await inventoryRoom(await databases.init(databaseId));
      room.catalog.put(...company);
      await room.sync.run();
      return { ...room, firstMarks: await room.takeMarks() };
    };

    it('mirrors the catalog in pages and marks all of it, in scope or not', async () => {
      const { inventory, firstMarks, catalog, sync } = await filledRoom();
      expect(catalog.asked.pages).toBeGreaterThan(2);
      expect(firstMarks).toEqual([
        CART,
        CHECKOUT,
        'component:default/lab',
        'domain:default/commerce',
        'system:default/sales',
      ]);
      expect(await inventory.entityRefsInScope(null, 1)).toEqual([CART]);
      expect(await inventory.entityRefsInScope(CART, 5)).toEqual([CHECKOUT]);

      const entity = (await inventory.getEntities([CHECKOUT])).get(CHECKOUT);
      expect(entity).toMatchObject({
        entityRef: CHECKOUT,
        kind: 'component',
        ownerRef: 'group:default/shop',
        systemRef: 'system:default/sales',
        domainRef: 'domain:default/commerce',
        inScope: true,
        functionRefs: [ORDERS],
        missingFunctionRefs: [],
        fields: { tier: 'essential', rto: 3600, supports: [ORDERS] },
        mistakes: [],
      });
      const before = entity!.syncedAt;
      await sync.run();
      const again = await inventory.getEntities([CHECKOUT]);
      expect(again.get(CHECKOUT)!.syncedAt > before).toBe(true);

      const facts = (await inventory.factsOf(again)).get(CHECKOUT);
      expect(facts).toMatchObject({
        functions: [{ entityRef: ORDERS, title: 'Orders', rto: 7200 }],
        lastReviewAt: null,
        runs: [],
      });
      expect(await inventory.listFunctions()).toEqual([
        expect.objectContaining({ entityRef: ORDERS, mistakes: [] }),
      ]);
      expect(
        await inventory.exists([CHECKOUT, ORDERS, 'user:default/nobody']),
      ).toEqual(new Set([CHECKOUT, ORDERS]));
      expect(await inventory.entityRefsOwnedBy(['group:default/shop'])).toEqual(
        expect.arrayContaining([CART, CHECKOUT]),
      );
    });

    it('writes and marks nothing where nothing changed', async () => {
      const { database, sync, takeMarks, catalog } = await filledRoom();
      const writes = countWrites(database);
      expect(await sync.run()).toEqual({ read: 9, written: 0, removed: 0 });
      expect(writes).toEqual([]);

      // Another etag, but nothing that is kept of the entity.
      catalog.put(checkout({ annotations: { 'example.org/build': '43' } }));
      await sync.run();
      expect(await takeMarks()).toEqual([]);
    });

    it('takes up what is renamed, re-owned, re-parented and deleted', async () => {
      const { inventory, sync, takeMarks, catalog } = await filledRoom();

      catalog.put(
        checkout({
          title: 'Till',
          relations: { ownedBy: 'group:default/company' },
        }),
      );
      await sync.run();
      expect(await takeMarks()).toEqual([CHECKOUT]);
      expect(
        (await inventory.getEntities([CHECKOUT])).get(CHECKOUT),
      ).toMatchObject({ title: 'Till', ownerRef: 'group:default/company' });

      catalog.put(
        catalogEntity('System', 'sales', {
          relations: { partOf: 'domain:default/retail' },
        }),
      );
      await sync.run();
      expect(await takeMarks()).toEqual([CHECKOUT, 'system:default/sales']);
      expect(
        (await inventory.getEntities([CHECKOUT])).get(CHECKOUT)?.domainRef,
      ).toBe('domain:default/retail');

      expect(await inventory.subtreeOf(['group:default/company'])).toEqual([
        'group:default/company',
        'group:default/shop',
      ]);
      catalog.put(catalogEntity('Group', 'shop', { title: 'Shop' }));
      await sync.run();
      expect(await takeMarks()).toEqual([CART]);
      expect(await inventory.subtreeOf(['group:default/company'])).toEqual([
        'group:default/company',
      ]);
      expect(await inventory.getNodes('group', ['group:default/shop'])).toEqual(
        [
          {
            entityRef: 'group:default/shop',
            kind: 'group',
            title: 'Shop',
            parentRef: null,
          },
        ],
      );

      catalog.drop(CART);
      catalog.put(catalogEntity('Component', 'basket'));
      const outcome = await sync.run();
      expect(outcome).toMatchObject({ written: 1, removed: 1 });
      expect(await takeMarks()).toEqual(['component:default/basket', CART]);
      expect((await inventory.getEntities([CART])).size).toBe(0);
    });

    it('marks what a function concerns, declared from either side', async () => {
      const { inventory, sync, takeMarks, catalog } = await filledRoom();
      const orders = (spec: object) =>
        catalogEntity('VitalBusinessFunction', 'orders', {
          spec: { owner: 'sales', ...spec, type: undefined },
        });

      catalog.put(orders({ supportedBy: ['cart'], rtoo: '1h' }));
      await sync.run();
      expect(await takeMarks()).toEqual([CART, CHECKOUT]);
      expect(
        (await inventory.getEntities([CART])).get(CART)?.functionRefs,
      ).toEqual([ORDERS]);
      const known = (await inventory.getFunctions([ORDERS])).get(ORDERS);
      expect(known?.mistakes.map(mistake => mistake.path)).toContain(
        'spec.rtoo',
      );

      catalog.put(orders({ rto: '1h' }));
      await sync.run();
      expect(await takeMarks()).toEqual([CART, CHECKOUT]);
      expect(
        (await inventory.getEntities([CART])).get(CART)?.functionRefs,
      ).toEqual([]);

      catalog.drop(ORDERS);
      await sync.run();
      expect(await takeMarks()).toEqual([CHECKOUT]);
      expect(
        (await inventory.getEntities([CHECKOUT])).get(CHECKOUT),
      ).toMatchObject({ functionRefs: [], missingFunctionRefs: [ORDERS] });

      catalog.put(orders({}));
      await sync.run();
      expect(await takeMarks()).toEqual([CHECKOUT]);
    });

    it('removes nothing and says why when the catalog fails half way', async () => {
      const { inventory, sync, takeMarks, catalog, database } =
        await filledRoom();
      catalog.drop(CART, 'user:default/anna');
      catalog.failAfter(catalog.asked.pages + 2);
      await expect(sync.run()).rejects.toThrow('The catalog is away');
      expect((await inventory.getEntities([CART])).has(CART)).toBe(true);
      expect(await database('inventory_sync').first()).toMatchObject({
        error: 'The catalog is away',
      });

      catalog.failAfter(Infinity);
      expect(await sync.run()).toMatchObject({ removed: 2 });
      expect(await takeMarks()).toEqual([CART]);
      expect(await database('inventory_sync').first()).toMatchObject({
        error: null,
      });
    });

    it('keeps what a page passed over but the catalog still has', async () => {
      const { sync, catalog } = await filledRoom();
      const all = catalog.service.streamEntities.getMockImplementation()!;
      catalog.service.streamEntities.mockImplementation(async function* some(
        ...args
      ) {
        for await (const page of all(...args)) {
          yield page.filter(entity => entity.metadata.name !== 'cart');
        }
      });
      expect(await sync.run()).toMatchObject({ written: 0, removed: 0 });
      expect(catalog.asked.refs).toEqual([CART]);
    });

    it('decides the scope anew when the policy changed', async () => {
      const { inventory, syncUnder, takeMarks } = await filledRoom();
      const narrower = syncUnder({
        ...defaultPolicy,
        scope: { 'metadata.name': { $in: ['checkout', 'sales'] } },
      });
      await narrower.run();
      expect(await takeMarks()).toEqual([
        CART,
        CHECKOUT,
        'component:default/lab',
        'domain:default/commerce',
        'system:default/sales',
      ]);
      expect(await inventory.entityRefsInScope(null, 10)).toEqual([
        CHECKOUT,
        'system:default/sales',
      ]);
      expect(await narrower.run()).toMatchObject({ written: 0 });
    });

    it('refreshes entities by name', async () => {
      const { inventory, sync, takeMarks, catalog } = await filledRoom();
      catalog.put(checkout({ title: 'Till' }));
      catalog.drop(CART);
      expect(
        await sync.refresh([CHECKOUT, CART, 'component:default/never-was']),
      ).toEqual({ written: 1, removed: 1 });
      expect(await takeMarks()).toEqual([CART, CHECKOUT]);
      expect(
        (await inventory.getEntities([CHECKOUT])).get(CHECKOUT)?.title,
      ).toBe('Till');
      expect(await sync.refresh([CHECKOUT])).toEqual({
        written: 0,
        removed: 0,
      });
    });

    it('ends on groups that are below themselves', async () => {
      const { inventory, sync, catalog } = await filledRoom();
      const group = (name: string, parent: string) =>
        catalogEntity('Group', name, {
          relations: { childOf: `group:default/${parent}` },
        });
      catalog.put(group('a', 'b'), group('b', 'c'), group('c', 'a'));
      await sync.run();
      expect(
        await inventory.subtreeOf(['group:default/a', 'user:default/anna']),
      ).toEqual(
        expect.arrayContaining([
          'user:default/anna',
          'group:default/a',
          'group:default/b',
          'group:default/c',
        ]),
      );
    });

    it('reads 5,000 entities, hostile ones among them, page by page', async () => {
      const room = await inventoryRoom(await databases.init(databaseId), {
        pageSize: 1000,
      });
      const many = Array.from({ length: 5_000 }, (_, index) =>
        catalogEntity('Component', `service-${index}`, {
          title: index % 100 === 0 ? `\u0000${'<b>'.repeat(1000)}` : undefined,
          spec: {
            continuity: {
              tier: index % 3 === 0 ? 'x'.repeat(5000) : 'essential',
              '\u0000': 'key',
              __proto__: { tier: 'gold' },
              supports: [`orders-${index}`, 'y'.repeat(590)],
            },
          },
          relations: {
            ownedBy: `group:default/team-${index % 50}`,
            dependsOn: Array.from(
              { length: index === 0 ? 10_000 : 1 },
              (__, other) => `component:default/service-${other}`,
            ),
          },
        }),
      );
      room.catalog.put(...many);
      expect(await room.sync.run()).toEqual({
        read: 5_000,
        written: 5_000,
        removed: 0,
      });
      expect(room.catalog.asked.pages).toBeLessThanOrEqual(7);
      expect(await room.changes.pending()).toBe(5_000);

      const refs = many.map(one => `component:default/${one.metadata.name}`);
      const read = await room.inventory.getEntities(refs);
      expect(read.size).toBe(5_000);
      expect(read.get(refs[0])?.dependencyRefs).toHaveLength(10_000);
      expect(read.get(refs[1])?.fields.tier).toBe('essential');
    });
  });
});
