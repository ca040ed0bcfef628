import { TestDatabases } from '@backstage/backend-test-utils';
import { accessOf } from '../__testUtils__/access';
import {
  checkout,
  kim,
  ledger,
  orders,
  outcomeOf,
  planOf,
  sales,
  testingRoom,
} from './__testUtils__/testingRoom';

jest.setTimeout(60_000);

const access = accessOf(kim);
const list = { sort: 'plannedAt' as const, limit: 50 };

describe('TestSchedule', () => {
  const databases = TestDatabases.create();

  describe.each(databases.eachSupportedId())('%p', databaseId => {
    it('pages through the schedule in both directions, past what is hidden', async () => {
      const { testing } = await testingRoom(databases, databaseId);
      const visible: string[] = [];
      for (let day = 1; day <= 9; day++) {
        const hidden = day % 3 === 0;
        await testing.create(
          access,
          planOf({
            title: `Day ${day}`,
            plannedAt: `2026-07-0${day}`,
            entityRefs: [hidden ? ledger : checkout],
          }),
        );
        if (!hidden) visible.push(`Day ${day}`);
      }
      const outsider = accessOf(kim, { hidden: [ledger] });
      const walk = async (sort: 'plannedAt' | '-plannedAt') => {
        const titles: string[] = [];
        let cursor: string | undefined;
        do {
          const page = await testing.list(outsider, { sort, limit: 2, cursor });
          expect(page.items).toHaveLength(2);
          titles.push(...page.items.map(test => test.title));
          cursor = page.nextCursor ?? undefined;
        } while (cursor);
        return titles;
      };
      expect(await walk('plannedAt')).toEqual(visible);
      expect(await walk('-plannedAt')).toEqual([...visible].reverse());
      await expect(
        testing.list(access, { ...list, cursor: 'nonsense' }),
      ).rejects.toThrow(/^query\.cursor: expected/);
      await expect(
        testing.list({ ...access, scope: { type: 'none' } }, list),
      ).resolves.toEqual({ items: [], nextCursor: null });
    });

    it('filters by time, entity, owner, area, type and state', async () => {
      const { testing } = await testingRoom(databases, databaseId);
      await testing.create(access, planOf({ title: 'day' }));
      await testing.create(
        access,
        planOf({ title: 'instant', plannedAt: '2026-07-01T09:00:00.000Z' }),
      );
      await testing.create(
        access,
        planOf({
          title: 'other',
          plannedAt: '2026-08-01',
          entityRefs: [orders, ledger],
          owner: sales,
          area: 'security',
          type: 'tabletop',
        }),
      );
      const titles = async (
        filter: Partial<Parameters<typeof testing.list>[1]>,
      ) =>
        (await testing.list(access, { ...list, ...filter })).items.map(
          test => test.title,
        );
      // The whole of a planned day counts, whatever part of it the window covers.
      expect(
        await titles({
          from: '2026-07-01T09:00:00.001Z',
          to: '2026-07-02T00:00:00.000Z',
        }),
      ).toEqual(['day']);
      expect(await titles({ to: '2026-07-01T09:00:00.001Z' })).toEqual([
        'instant',
        'day',
      ]);
      expect(await titles({ entityRef: [ledger, orders] })).toEqual(['other']);
      expect(await titles({ owner: [sales] })).toEqual(['other']);
      expect(await titles({ area: ['security'] })).toEqual(['other']);
      expect(await titles({ type: ['tabletop'] })).toEqual(['other']);
      expect(await titles({ state: ['completed'] })).toEqual([]);
    });

    it('shows recurring tests with their future occurrences in a window', async () => {
      const { testing } = await testingRoom(databases, databaseId);
      const series = await testing.create(
        access,
        planOf({ plannedAt: '2026-06-01', rrule: 'FREQ=MONTHLY' }),
      );
      await testing.recordOutcome(access, series.id, outcomeOf());
      const once = await testing.create(
        access,
        planOf({
          title: 'Once',
          plannedAt: '2026-08-15T09:00:00.000Z',
          entityRefs: [ledger],
        }),
      );
      const window = {
        from: '2026-06-01T00:00:00.000Z',
        to: '2026-09-01T00:00:00.000Z',
      };
      const { items, truncated } = await testing.occurrences(access, window);
      expect(truncated).toBe(false);
      expect(
        items.map(({ at, state, projected, outcome }) => [
          at,
          state,
          projected,
          outcome,
        ]),
      ).toEqual([
        ['2026-06-01', 'completed', false, 'successful'],
        ['2026-07-01', 'planned', false, null],
        ['2026-08-01', 'planned', true, null],
        ['2026-08-15T09:00:00.000Z', 'planned', false, null],
      ]);
      expect(items[3].testId).toBe(once.id);

      const outsider = accessOf(kim, { hidden: [checkout] });
      expect((await testing.occurrences(outsider, window)).items).toMatchObject(
        [{ testId: once.id }],
      );
      expect(
        (await testing.occurrences(access, { ...window, area: ['security'] }))
          .items,
      ).toEqual([]);
    });

    it('bounds the window and the number of occurrences', async () => {
      const { testing } = await testingRoom(databases, databaseId);
      for (const title of ['a', 'b', 'c']) {
        await testing.create(
          access,
          planOf({ title, plannedAt: '2026-01-01', rrule: 'FREQ=DAILY' }),
        );
      }
      const from = '2026-01-01T00:00:00.000Z';
      const year = await testing.occurrences(access, {
        from,
        to: '2027-02-01T00:00:00.000Z',
      });
      expect(year.items).toHaveLength(1000);
      expect(year.truncated).toBe(true);
      await expect(
        testing.occurrences(access, { from, to: '2027-02-06T00:00:00.000Z' }),
      ).rejects.toThrow(/^query\.to: expected .* at most 400 days later/);
      await expect(
        testing.occurrences(access, { from, to: '2025-01-01T00:00:00.000Z' }),
      ).rejects.toMatchObject({ name: 'InputError' });
    });
  });
});
