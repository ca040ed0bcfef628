import { TestDatabases } from '@backstage/backend-test-utils';
import { scheduledTestSchema } from '@backstage-continuity/plugin-continuity-common';
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

describe('TestingService', () => {
  const databases = TestDatabases.create();

  describe.each(databases.eachSupportedId())('%p', databaseId => {
    it('schedules a test, marks its entities and shows it as the contract says', async () => {
      const room = await testingRoom(databases, databaseId);
      const test = await room.testing.create(
        access,
        planOf({
          entityRefs: [orders, checkout, orders],
          rrule: 'RRULE:FREQ=MONTHLY',
          owner: sales,
          note: 'Bring coffee',
        }),
      );
      expect(test).toMatchObject({
        revision: 1,
        state: 'planned',
        mode: 'exercise',
        entityRefs: [checkout, orders],
        hiddenEntities: 0,
        plannedAt: '2026-07-01',
        rrule: 'FREQ=MONTHLY',
        owner: sales,
        note: 'Bring coffee',
        createdAt: room.time.now,
        createdBy: kim,
        result: null,
      });
      expect(scheduledTestSchema.strict().parse(test)).toEqual(test);
      expect(await room.testing.get(access, test.id)).toEqual(test);
      expect(room.marked).toEqual([[checkout, orders]]);
    });

    it('refuses what cannot be planned, naming path and expectation', async () => {
      const { testing, database } = await testingRoom(databases, databaseId);
      await expect(
        testing.create(access, planOf({ rrule: 'FREQ=SOMETIMES' })),
      ).rejects.toThrow(/^body\.rrule: expected an RFC 5545 rule/);
      await expect(
        testing.create(
          access,
          planOf({ rrule: 'DTSTART:20260101T000000Z\nRRULE:FREQ=DAILY' }),
        ),
      ).rejects.toThrow(/^body\.rrule: expected a rule without DTSTART/);
      await expect(
        testing.create(access, planOf({ plannedAt: '2026-02-31' })),
      ).rejects.toThrow(/^body\.plannedAt: expected a day that exists/);
      await expect(
        testing.create(access, planOf({ owner: 'group:default/unknown' })),
      ).rejects.toThrow(/^body\.owner: expected a user or group/);
      await expect(
        testing.create(access, planOf({ owner: checkout })),
      ).rejects.toThrow(/^body\.owner: expected a user or group/);
      expect(await database('tests')).toEqual([]);
    });

    it('moves and changes a planned test, marking old and new entities', async () => {
      const room = await testingRoom(databases, databaseId);
      const { id } = await room.testing.create(access, planOf());
      room.time.now = '2026-06-16T00:00:00.000Z';
      const changed = await room.testing.change(access, id, {
        revision: 1,
        plannedAt: '2026-08-01T09:00:00.000Z',
        entityRefs: [orders],
      });
      expect(changed).toMatchObject({
        revision: 2,
        title: 'Restore the shop',
        plannedAt: '2026-08-01T09:00:00.000Z',
        entityRefs: [orders],
        createdAt: '2026-06-15T12:00:00.000Z',
        changedAt: '2026-06-16T00:00:00.000Z',
      });
      expect(room.marked[1]).toEqual([checkout, orders]);
      await expect(
        room.testing.change(access, id, { revision: 1, title: 'Late' }),
      ).rejects.toMatchObject({
        name: 'ConflictError',
        message: expect.stringContaining('was changed meanwhile'),
      });
      await expect(
        room.testing.change(access, id, { revision: 2, rrule: 'nonsense' }),
      ).rejects.toThrow(/^body\.rrule: /);
    });

    it('cancels and reinstates, and names the state where it does not fit', async () => {
      const { testing } = await testingRoom(databases, databaseId);
      const { id } = await testing.create(access, planOf());
      const cancelled = await testing.cancel(access, id, {
        revision: 1,
        reason: 'Moving house',
      });
      expect(cancelled).toMatchObject({
        state: 'cancelled',
        cancelReason: 'Moving house',
      });
      await expect(
        testing.change(access, id, { revision: 2, title: 'x' }),
      ).rejects.toThrow(/is cancelled; .*only while it is planned/);
      await expect(
        testing.recordOutcome(access, id, outcomeOf({ revision: 2 })),
      ).rejects.toMatchObject({ name: 'ConflictError' });
      const planned = await testing.reinstate(access, id, { revision: 2 });
      expect(planned).toMatchObject({
        state: 'planned',
        cancelReason: null,
        revision: 3,
      });
      await expect(
        testing.reinstate(access, id, { revision: 3 }),
      ).rejects.toThrow(/is planned; .*only while it is cancelled/);
    });

    it('goes on with a series once, whether a test of it is done or cancelled', async () => {
      const { testing } = await testingRoom(databases, databaseId);
      const first = await testing.create(
        access,
        planOf({ rrule: 'FREQ=MONTHLY;COUNT=3', owner: sales }),
      );
      const planned = async () =>
        (
          await testing.list(access, {
            sort: 'plannedAt',
            limit: 50,
            state: ['planned'],
          })
        ).items;

      await testing.recordOutcome(access, first.id, outcomeOf());
      const [second] = await planned();
      expect(second).toMatchObject({
        plannedAt: '2026-08-01',
        followsId: first.id,
        rrule: 'FREQ=MONTHLY;COUNT=2',
        revision: 1,
        owner: sales,
        entityRefs: [checkout],
        result: null,
      });
      // A correction plans nothing.
      await testing.recordOutcome(access, first.id, outcomeOf({ revision: 2 }));
      expect(await planned()).toHaveLength(1);

      await testing.cancel(access, second.id, { revision: 1 });
      const [third] = await planned();
      expect(third).toMatchObject({
        plannedAt: '2026-09-01',
        followsId: second.id,
        rrule: null,
      });
      // Reinstated and cancelled again, it is followed by the same test.
      await testing.reinstate(access, second.id, { revision: 2 });
      await testing.cancel(access, second.id, { revision: 3 });
      expect((await planned()).map(test => test.id)).toEqual([third.id]);

      await testing.cancel(access, third.id, { revision: 1 });
      expect(await planned()).toEqual([]);
    });

    it('ends a series whose rule is taken away first', async () => {
      const { testing } = await testingRoom(databases, databaseId);
      const { id } = await testing.create(
        access,
        planOf({ rrule: 'FREQ=WEEKLY' }),
      );
      await testing.change(access, id, { revision: 1, rrule: null });
      await testing.cancel(access, id, { revision: 2 });
      const { items } = await testing.list(access, {
        sort: 'plannedAt',
        limit: 50,
      });
      expect(items).toHaveLength(1);
    });

    it('lets one of two changes at the same time win', async () => {
      const { testing, database } = await testingRoom(databases, databaseId);
      const { id } = await testing.create(
        access,
        planOf({ rrule: 'FREQ=DAILY' }),
      );
      const answers = await Promise.allSettled([
        testing.recordOutcome(access, id, outcomeOf()),
        testing.recordOutcome(access, id, outcomeOf()),
        testing.cancel(access, id, { revision: 1 }),
      ]);
      expect(
        answers
          .map(answer =>
            answer.status === 'fulfilled' ? 'done' : answer.reason.name,
          )
          .sort(),
      ).toEqual(['ConflictError', 'ConflictError', 'done']);
      expect(await database('tests')).toHaveLength(2);
    });

    it('shows nothing of what the caller may not see', async () => {
      const { testing } = await testingRoom(databases, databaseId);
      const mixed = await testing.create(
        access,
        planOf({ entityRefs: [checkout, ledger] }),
      );
      const secret = await testing.create(
        access,
        planOf({ entityRefs: [ledger], title: 'Secret' }),
      );
      await testing.recordOutcome(access, mixed.id, outcomeOf());
      const outsider = accessOf('user:default/lee', { hidden: [ledger] });

      const seen = await testing.get(outsider, mixed.id);
      expect(seen).toMatchObject({ entityRefs: [checkout], hiddenEntities: 1 });
      expect(seen.result?.entities.map(each => each.entityRef)).toEqual([
        checkout,
      ]);
      expect(JSON.stringify(seen)).not.toContain('ledger');
      await expect(testing.get(outsider, secret.id)).rejects.toThrow(
        `No test with id "${secret.id}"`,
      );
      await expect(
        testing.cancel(outsider, secret.id, { revision: 1 }),
      ).rejects.toThrow(`No test with id "${secret.id}"`);
      await expect(
        testing.recordOutcome(outsider, mixed.id, outcomeOf({ revision: 2 })),
      ).rejects.toMatchObject({
        name: 'NotAllowedError',
        message: expect.not.stringContaining('ledger'),
      });
      const list = (entityRef?: string[]) =>
        testing.list(outsider, { sort: 'plannedAt', limit: 50, entityRef });
      expect((await list()).items.map(test => test.id)).toEqual([mixed.id]);
      expect((await list([ledger])).items).toEqual([]);
    });

    it('asks for the permission on every entity, old and new', async () => {
      const { testing } = await testingRoom(databases, databaseId);
      const limited = accessOf('user:default/lee', { readOnly: [orders] });
      const refused = { name: 'NotAllowedError' };
      await expect(
        testing.create(limited, planOf({ entityRefs: [checkout, orders] })),
      ).rejects.toMatchObject(refused);
      const both = await testing.create(
        access,
        planOf({ entityRefs: [checkout, orders] }),
      );
      const one = await testing.create(access, planOf());
      await expect(
        testing.change(limited, both.id, { revision: 1, title: 'x' }),
      ).rejects.toMatchObject(refused);
      await expect(
        testing.change(limited, both.id, {
          revision: 1,
          entityRefs: [checkout],
        }),
      ).rejects.toMatchObject(refused);
      await expect(
        testing.change(limited, one.id, { revision: 1, entityRefs: [orders] }),
      ).rejects.toMatchObject(refused);
      await expect(
        testing.recordOutcome(limited, both.id, outcomeOf()),
      ).rejects.toMatchObject(refused);
      await testing.change(limited, one.id, { revision: 1, title: 'Allowed' });
    });

    it('gives posture the next test, the last one and the duties of a group', async () => {
      const { testing, database } = await testingRoom(databases, databaseId);
      const late = await testing.create(
        access,
        planOf({ plannedAt: '2026-06-01', entityRefs: [checkout, orders] }),
      );
      await testing.create(access, planOf({ plannedAt: '2026-09-01' }));
      const done = await testing.create(
        access,
        planOf({ plannedAt: '2026-05-01' }),
      );
      await testing.recordOutcome(access, done.id, outcomeOf());
      const owned = await testing.create(
        access,
        planOf({ entityRefs: [ledger], owner: sales, plannedAt: '2026-06-15' }),
      );

      expect(await testing.nextPlanned([checkout, orders, 'x:y/z'])).toEqual(
        new Map([
          [checkout, '2026-06-01'],
          [orders, '2026-06-01'],
        ]),
      );
      const now = '2026-06-15T12:00:00.000Z';
      const nextAndLast = async (entityRef: string) => {
        const { column, read } = testing.nextAndLast(entityRef, now, access);
        const { value } = await database.select({ value: column }).first();
        return read(value);
      };
      expect(await nextAndLast(checkout)).toMatchObject({
        next: { id: late.id, entityRefs: [checkout, orders] },
        last: { id: done.id },
      });
      expect(await nextAndLast(orders)).toMatchObject({
        next: { id: late.id },
        last: null,
      });
      expect(await nextAndLast('x:y/z')).toEqual({
        next: null,
        last: null,
      });

      expect(await testing.plannedFor([sales], now, 2, access)).toEqual([
        {
          id: late.id,
          title: 'Restore the shop',
          plannedAt: '2026-06-01',
          late: true,
        },
        {
          id: owned.id,
          title: 'Restore the shop',
          plannedAt: '2026-06-15',
          late: false,
        },
      ]);
      const outsider = accessOf(kim, { hidden: [checkout, orders] });
      expect(await testing.plannedFor([sales], now, 2, outsider)).toMatchObject(
        [{ id: owned.id }],
      );
      // Within a transaction of the one connection that SQLite has.
      await database.transaction(async tx => {
        expect(
          (await testing.runsOf([checkout], tx)).get(checkout),
        ).toHaveLength(1);
        expect((await testing.nextPlanned([checkout], tx)).size).toBe(1);
      });
    });
  });
});
