import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import {
  confirmReviewsSchema,
  defaultPolicy,
} from '@backstage-continuity/plugin-continuity-common';
import { ChangesService } from '../changes';
import { migrationsDir } from '../database';
import { accessOf } from '../__testUtils__/access';
import { inventoryEntity, inventoryOf } from '../__testUtils__/inventory';
import { ReviewsService } from './ReviewsService';

jest.setTimeout(60_000);

const CHECKOUT = 'component:default/checkout';
const ORDERS = 'component:default/orders';
const SECRET = 'component:default/secret';
const anna = accessOf('user:default/anna');
const ben = accessOf('user:default/ben');

describe('ReviewsService', () => {
  const databases = TestDatabases.create();

  async function setUp(databaseId: Parameters<typeof databases.init>[0]) {
    const database = await databases.init(databaseId);
    await database.migrate.latest({ directory: migrationsDir });
    const logger = mockServices.logger.mock();
    const changes = ChangesService.create({ database, logger });
    const inventory = inventoryOf(
      inventoryEntity(CHECKOUT, { tier: 'mission-critical', rto: 7200 }),
      inventoryEntity(ORDERS),
      inventoryEntity(SECRET),
    );
    const clock = { now: new Date('2026-03-01T10:00:00.000Z') };
    const reviews = ReviewsService.create({
      database,
      changes,
      inventory,
      policy: defaultPolicy,
      now: () => clock.now,
    });
    const confirm = (
      access: typeof anna,
      entityRefs: string[],
      more: object = {},
    ) =>
      reviews.confirm(
        access,
        confirmReviewsSchema.parse({
          items: entityRefs.map(entityRef => ({ entityRef })),
          ...more,
        }),
      );
    const importOne = (key: string, document: object) =>
      changes.transaction((tx, markChanged) =>
        reviews.importReview(tx, markChanged, key, {
          entityRef: CHECKOUT,
          kind: 'confirmed',
          reviewedAt: '2025-01-01T00:00:00.000Z',
          reviewedBy: 'user:default/cleo',
          ...document,
        }),
      );
    const marked = () =>
      database('changes').orderBy('entity_ref').pluck('entity_ref');
    return { database, inventory, clock, reviews, confirm, importOne, marked };
  }

  it.each(databases.eachSupportedId())(
    'shows what a review vouches for and what changed since, on %p',
    async databaseId => {
      const { reviews, confirm, inventory, clock } = await setUp(databaseId);

      const first = await reviews.preview(anna, CHECKOUT);
      expect(first).toMatchObject({
        entityRef: CHECKOUT,
        lastReview: null,
        changes: null,
        nextDueAt: '2026-09-01T10:00:00.000Z',
        vouchesFor: { owner: 'group:default/sales', fields: { rto: 7200 } },
      });
      await confirm(anna, [CHECKOUT], { note: 'as it should be' });
      expect((await reviews.preview(anna, CHECKOUT)).changes).toEqual([]);

      clock.now = new Date('2026-04-01T10:00:00.000Z');
      inventory.put(
        inventoryEntity(CHECKOUT, { tier: 'mission-critical', rto: 0 }),
      );
      const second = await reviews.preview(anna, CHECKOUT);
      expect(second.changes).toEqual([
        { field: 'rto', before: 7200, after: 0 },
      ]);
      expect(second.contentHash).not.toBe(first.contentHash);
      expect(second.lastReview).toMatchObject({
        note: 'as it should be',
        reviewedBy: 'user:default/anna',
        reviewedAt: '2026-03-01T10:00:00.000Z',
      });
      expect((await reviews.preview(anna, ORDERS)).nextDueAt).toBeNull();
    },
  );

  it.each(databases.eachSupportedId())(
    'confirms all or none, and marks what it touched, on %p',
    async databaseId => {
      const { reviews, confirm, marked, inventory } = await setUp(databaseId);
      const { contentHash } = await reviews.preview(anna, CHECKOUT);
      inventory.put(inventoryEntity(CHECKOUT, { rto: 60 }));

      await expect(
        confirm(anna, [], {
          items: [{ entityRef: ORDERS }, { entityRef: CHECKOUT, contentHash }],
        }),
      ).rejects.toMatchObject({
        name: 'ConflictError',
        message: expect.stringContaining(CHECKOUT),
      });
      await expect(confirm(anna, [ORDERS, CHECKOUT, ORDERS])).rejects.toThrow(
        'body.items[2].entityRef',
      );
      await expect(
        confirm(accessOf('user:default/anna', { hidden: [SECRET] }), [
          ORDERS,
          SECRET,
        ]),
      ).rejects.toMatchObject({ name: 'NotFoundError' });
      await expect(
        confirm(anna, [ORDERS, 'component:default/nowhere']),
      ).rejects.toMatchObject({ name: 'NotFoundError' });
      await expect(
        confirm(accessOf('service:default/robot'), [ORDERS]),
      ).rejects.toMatchObject({ name: 'NotAllowedError' });
      expect(await marked()).toEqual([]);
      expect((await reviews.list(anna, { limit: 10 })).items).toEqual([]);

      const items = await confirm(anna, [ORDERS, CHECKOUT]);
      expect(items.map(item => item.entityRef)).toEqual([ORDERS, CHECKOUT]);
      expect(await marked()).toEqual([CHECKOUT, ORDERS]);
      const last = await reviews.lastReviews([ORDERS, CHECKOUT, SECRET]);
      expect(last.get(ORDERS)).toEqual({
        id: items[0].id,
        reviewedAt: '2026-03-01T10:00:00.000Z',
        reviewedBy: 'user:default/anna',
      });
      expect(last.has(SECRET)).toBe(false);
    },
  );

  it.each(databases.eachSupportedId())(
    'keeps both entries of two people who confirm at once, on %p',
    async databaseId => {
      const { reviews, confirm } = await setUp(databaseId);
      await Promise.all([
        confirm(anna, [CHECKOUT, ORDERS]),
        confirm(ben, [ORDERS, CHECKOUT]),
      ]);
      const { items } = await reviews.list(anna, {
        entityRef: [CHECKOUT],
        limit: 10,
      });
      expect(items.map(item => item.reviewedBy).sort()).toEqual([
        'user:default/anna',
        'user:default/ben',
      ]);
    },
  );

  it.each(databases.eachSupportedId())(
    'takes back the newest standing review only, by a correcting entry, on %p',
    async databaseId => {
      const { reviews, confirm, clock } = await setUp(databaseId);
      const [older] = await confirm(anna, [CHECKOUT]);
      clock.now = new Date('2026-03-02T10:00:00.000Z');
      const [newer] = await confirm(ben, [CHECKOUT]);
      clock.now = new Date('2026-03-03T10:00:00.000Z');

      await expect(reviews.revert(anna, older.id)).rejects.toThrow(
        `only the newest standing one, ${newer.id}`,
      );
      const correction = await reviews.revert(anna, newer.id, 'too soon');
      expect(correction).toMatchObject({
        kind: 'reverted',
        reverts: newer.id,
        note: 'too soon',
        reviewedBy: 'user:default/anna',
      });
      await expect(reviews.revert(anna, newer.id)).rejects.toThrow(
        'already taken back',
      );
      await expect(reviews.revert(anna, correction.id)).rejects.toThrow(
        'is a correction itself',
      );
      expect((await reviews.lastReviews([CHECKOUT])).get(CHECKOUT)?.id).toBe(
        older.id,
      );
      const { items } = await reviews.list(anna, { limit: 10 });
      expect(items.map(({ id, reverted }) => [id, reverted])).toEqual([
        [correction.id, false],
        [newer.id, true],
        [older.id, false],
      ]);

      clock.now = new Date('2026-03-31T10:00:00.001Z');
      await expect(reviews.revert(anna, older.id)).rejects.toThrow(
        'until 2026-03-31T10:00:00.000Z',
      );
      clock.now = new Date('2026-03-31T10:00:00.000Z');
      await reviews.revert(anna, older.id);
      expect((await reviews.lastReviews([CHECKOUT])).size).toBe(0);
    },
  );

  it.each(databases.eachSupportedId())(
    'lets one of two people win who take back the same review at once, on %p',
    async databaseId => {
      const { reviews, confirm } = await setUp(databaseId);
      const [review] = await confirm(anna, [CHECKOUT]);
      const results = await Promise.allSettled([
        reviews.revert(anna, review.id),
        reviews.revert(ben, review.id),
      ]);
      expect(results.map(result => result.status).sort()).toEqual([
        'fulfilled',
        'rejected',
      ]);
      expect(
        results.find(result => result.status === 'rejected'),
      ).toMatchObject({ reason: { name: 'ConflictError' } });
    },
  );

  it.each(databases.eachSupportedId())(
    'tells nobody of reviews of entities they may not see, on %p',
    async databaseId => {
      const { reviews, confirm } = await setUp(databaseId);
      const [hidden] = await confirm(anna, [SECRET, CHECKOUT]);
      const outsider = accessOf('user:default/otto', { hidden: [SECRET] });
      const reader = accessOf('user:default/rita', { readOnly: [SECRET] });

      await expect(reviews.revert(outsider, hidden.id)).rejects.toMatchObject({
        name: 'NotFoundError',
        message: `No review ${hidden.id}`,
      });
      await expect(reviews.revert(reader, hidden.id)).rejects.toMatchObject({
        name: 'NotAllowedError',
      });
      await expect(reviews.preview(outsider, SECRET)).rejects.toMatchObject({
        name: 'NotFoundError',
      });
      const { items } = await reviews.list(outsider, { limit: 10 });
      expect(items.map(item => item.entityRef)).toEqual([CHECKOUT]);
      expect(
        await reviews.list(outsider, { entityRef: [SECRET], limit: 10 }),
      ).toEqual({ items: [], nextCursor: null });
    },
  );

  it.each(databases.eachSupportedId())(
    'pages through what is visible, newest first, without gaps, on %p',
    async databaseId => {
      const { reviews, confirm, clock } = await setUp(databaseId);
      for (let day = 1; day <= 9; day++) {
        clock.now = new Date(`2026-05-0${day}T00:00:00.000Z`);
        await confirm(anna, [CHECKOUT, SECRET]);
      }
      const outsider = accessOf('user:default/otto', { hidden: [SECRET] });
      const days: string[] = [];
      const sizes: number[] = [];
      let cursor: string | undefined;
      do {
        const page = await reviews.list(outsider, { limit: 4, cursor });
        days.push(...page.items.map(item => item.reviewedAt.slice(8, 10)));
        sizes.push(page.items.length);
        cursor = page.nextCursor ?? undefined;
      } while (cursor);
      expect(sizes).toEqual([4, 4, 1]);
      expect(days).toEqual([
        '09',
        '08',
        '07',
        '06',
        '05',
        '04',
        '03',
        '02',
        '01',
      ]);
      await expect(
        reviews.list(anna, { limit: 4, cursor: 'nonsense' }),
      ).rejects.toThrow('query.cursor');
    },
  );

  it.each(databases.eachSupportedId())(
    'takes up imported history once by its key, on %p',
    async databaseId => {
      const { reviews, confirm, importOne, marked, database } = await setUp(
        databaseId,
      );
      expect(await importOne('r-1', {})).toBe('created');
      expect(await marked()).toEqual([CHECKOUT]);
      await database('changes').delete();
      expect(await importOne('r-1', {})).toBe('unchanged');
      expect(await marked()).toEqual([]);
      expect(await importOne('r-1', { entityRef: ORDERS })).toBe('updated');
      expect(await marked()).toEqual([CHECKOUT, ORDERS]);
      await expect(
        importOne('r-2', { reviewedAt: '2026-03-01T10:00:00.001Z' }),
      ).rejects.toThrow('spec.reviewedAt');

      const { id } = (await reviews.lastReviews([ORDERS])).get(ORDERS)!;
      // Nobody knows what an imported review vouched for.
      const preview = await reviews.preview(anna, ORDERS);
      expect(preview.lastReview).toMatchObject({ id, vouchedFor: null });
      expect(preview.changes).toBeNull();
      await confirm(anna, [ORDERS]);
      expect((await reviews.list(anna, { limit: 10 })).items).toHaveLength(2);
    },
  );

  it.each(databases.eachSupportedId())(
    'finds the last reviews of many entities, on %p',
    async databaseId => {
      const { reviews, importOne } = await setUp(databaseId);
      await importOne('old', { reviewedAt: '2020-01-01T00:00:00.000Z' });
      await importOne('new', { reviewedAt: '2025-06-01T00:00:00.000Z' });
      const refs = [...Array(1200).keys()].map(n => `component:default/c${n}`);
      const last = await reviews.lastReviews([...refs, CHECKOUT]);
      expect([...last]).toMatchObject([
        [CHECKOUT, { reviewedAt: '2025-06-01T00:00:00.000Z' }],
      ]);
    },
  );

  it.each(databases.eachSupportedId())(
    'goes up and down, on %p',
    async databaseId => {
      const { database } = await setUp(databaseId);
      await database.migrate.rollback({ directory: migrationsDir }, true);
      expect(await database.schema.hasTable('reviews')).toBe(false);
    },
  );
});
