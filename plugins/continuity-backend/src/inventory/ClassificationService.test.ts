import { TestDatabases } from '@backstage/backend-test-utils';
import { accessOf } from '../__testUtils__/access';
import { catalogEntity } from './__testUtils__/catalog';
import { inventoryRoom } from './__testUtils__/inventoryRoom';

jest.setTimeout(60_000);

const CHECKOUT = 'component:default/checkout';
const ORDERS = 'vitalbusinessfunction:default/orders';
const anna = accessOf('user:default/anna');

describe('ClassificationService', () => {
  const databases = TestDatabases.create({
    ids: ['SQLITE_3', 'POSTGRES_18'],
  });

  describe.each(databases.eachSupportedId())('%p', databaseId => {
    const filledRoom = async () => {
      const room = await inventoryRoom(await databases.init(databaseId));
      room.catalog.put(
        catalogEntity('Component', 'checkout', {
          spec: { continuity: { rto: 'PT1H' } },
        }),
        catalogEntity('VitalBusinessFunction', 'orders'),
      );
      await room.sync.run();
      await room.takeMarks();
      const entity = async () =>
        (await room.inventory.getEntities([CHECKOUT])).get(CHECKOUT);
      return { ...room, entity };
    };

    it('adds to what the file says, which wins field by field', async () => {
      const { classifications, entity, takeMarks, catalog, sync } =
        await filledRoom();
      expect(await classifications.get(anna, CHECKOUT)).toBeNull();

      const first = await classifications.put(anna, CHECKOUT, {
        revision: 0,
        continuity: { tier: 'essential', rto: '2h', supports: ['orders'] },
      });
      expect(first).toMatchObject({
        entityRef: CHECKOUT,
        revision: 1,
        classifiedBy: 'user:default/anna',
        continuity: { tier: 'essential', rto: '2h', supports: ['orders'] },
      });
      expect(await classifications.get(anna, CHECKOUT)).toEqual(first);
      expect(await takeMarks()).toEqual([CHECKOUT]);
      expect(await entity()).toMatchObject({
        fields: { tier: 'essential', rto: 3600 },
        portalFields: ['tier', 'supports'],
        overriddenFields: ['rto'],
        functionRefs: [ORDERS],
      });

      // It outlives a change of the file, and the entity itself.
      catalog.drop(CHECKOUT);
      await sync.run();
      catalog.put(catalogEntity('Component', 'checkout'));
      await sync.run();
      await takeMarks();
      expect(await entity()).toMatchObject({
        fields: { tier: 'essential', rto: 7200 },
        functionRefs: [ORDERS],
      });

      await classifications.delete(anna, CHECKOUT, 1);
      expect(await takeMarks()).toEqual([CHECKOUT]);
      expect(await entity()).toMatchObject({
        fields: { tier: null, rto: null },
        functionRefs: [],
      });
    });

    it('lets one of two writers lose', async () => {
      const { classifications } = await filledRoom();
      const put = (revision: number, tier: string) =>
        classifications.put(anna, CHECKOUT, { revision, continuity: { tier } });
      await put(0, 'gold');
      await expect(put(0, 'silver')).rejects.toMatchObject({
        name: 'ConflictError',
        message: expect.stringContaining(CHECKOUT),
      });
      await put(1, 'silver');
      const racing = await Promise.allSettled([put(2, 'a'), put(2, 'b')]);
      expect(racing.map(result => result.status).sort()).toEqual([
        'fulfilled',
        'rejected',
      ]);
      await expect(
        classifications.delete(anna, CHECKOUT, 1),
      ).rejects.toMatchObject({ name: 'ConflictError' });
      await classifications.delete(anna, CHECKOUT, 3);
      await expect(
        classifications.delete(anna, CHECKOUT, 3),
      ).rejects.toMatchObject({ name: 'NotFoundError' });
    });

    it('accepts no mistake, and names all of them', async () => {
      const { classifications, takeMarks } = await filledRoom();
      await expect(
        classifications.put(anna, CHECKOUT, {
          revision: 0,
          continuity: { tiers: 'gold', rto: 'soon' },
        }),
      ).rejects.toMatchObject({
        name: 'InputError',
        message: expect.stringMatching(
          /body\.continuity\.(tiers.*body\.continuity\.rto|rto.*body\.continuity\.tiers)/,
        ),
      });
      await expect(
        classifications.put(
          accessOf('user:default/bob', { hidden: [CHECKOUT] }),
          CHECKOUT,
          { revision: 0, continuity: {} },
        ),
      ).rejects.toMatchObject({ name: 'NotFoundError' });
      expect(await classifications.get(anna, CHECKOUT)).toBeNull();
      expect(await takeMarks()).toEqual([]);
    });

    it('imports the same document once', async () => {
      const { classifications, changes, entity, takeMarks } =
        await filledRoom();
      const document = {
        entityRef: CHECKOUT,
        continuity: { tier: 'essential' },
        classifiedAt: '2026-01-02T03:04:05.678Z',
        classifiedBy: 'user:default/bob',
      };
      const load = (changed: object = {}) =>
        changes.transaction((tx, markChanged) =>
          classifications.importClassification(tx, markChanged, {
            ...document,
            ...changed,
          }),
        );
      expect(await load()).toBe('created');
      expect(await takeMarks()).toEqual([CHECKOUT]);
      expect(await load()).toBe('unchanged');
      expect(await takeMarks()).toEqual([]);
      expect(await load({ continuity: { tier: 'gold' } })).toBe('updated');
      expect((await entity())?.fields.tier).toBe('gold');
      expect(await classifications.get(anna, CHECKOUT)).toMatchObject({
        revision: 2,
        classifiedAt: document.classifiedAt,
        classifiedBy: 'user:default/bob',
      });
      await expect(load({ continuity: { rto: -1 } })).rejects.toThrow(
        'continuity.rto',
      );
    });
  });
});
