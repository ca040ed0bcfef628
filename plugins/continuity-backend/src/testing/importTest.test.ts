import { TestDatabases } from '@backstage/backend-test-utils';
import { testDocumentSchema } from '@backstage-continuity/plugin-continuity-common';
import { accessOf } from '../__testUtils__/access';
import {
  checkout,
  kim,
  orders,
  testingRoom,
} from './__testUtils__/testingRoom';

jest.setTimeout(60_000);

const access = accessOf(kim);
const unknown = 'component:default/unknown';

const plan = {
  title: 'Restore the shop',
  area: 'continuity',
  type: 'functional',
  entityRefs: [checkout],
  plannedAt: '2026-05-01',
};
const result = {
  outcome: 'successful',
  instants: { disruptedAt: '2026-05-01T08:00:00Z' },
  entities: [
    { entityRef: checkout, instants: { validatedAt: '2026-05-01T10:00:00Z' } },
  ],
  recordedAt: '2026-05-02T08:00:00Z',
  recordedBy: kim,
};

describe('importTest', () => {
  const databases = TestDatabases.create();

  describe.each(databases.eachSupportedId())('%p', databaseId => {
    async function importingRoom() {
      const room = await testingRoom(databases, databaseId);
      const load = (key: string, document: object) =>
        room.changes.transaction((tx, markChanged) =>
          room.testing.importTest(
            tx,
            markChanged,
            key,
            testDocumentSchema.parse(document),
          ),
        );
      const all = async () =>
        (await room.testing.list(access, { sort: 'plannedAt', limit: 50 }))
          .items;
      return { ...room, load, all };
    }

    it('takes up each key once, and anew when its document changed', async () => {
      const { load, all, marked } = await importingRoom();
      expect(await load('t1', plan)).toBe('created');
      expect(await load('t1', plan)).toBe('unchanged');
      expect(await load('t2', { ...plan, plannedAt: '2026-06-01' })).toBe(
        'created',
      );
      expect(
        await load('t1', {
          ...plan,
          entityRefs: [orders],
          result: {
            ...result,
            entities: [],
          },
        }),
      ).toBe('updated');
      expect(await all()).toMatchObject([
        {
          state: 'completed',
          revision: 2,
          entityRefs: [orders],
          createdBy: kim,
          result: { recordedAt: '2026-05-02T08:00:00.000Z', recordedBy: kim },
        },
        { state: 'planned', plannedAt: '2026-06-01' },
      ]);
      expect(marked).toEqual([[checkout], [checkout], [checkout, orders]]);
    });

    it('freezes the objectives of today, none for what the catalog does not know', async () => {
      const { load, all, testing } = await importingRoom();
      await load('t1', {
        ...plan,
        rrule: 'FREQ=MONTHLY',
        entityRefs: [checkout, unknown],
        result: {
          ...result,
          entities: [
            ...result.entities,
            { ...result.entities[0], entityRef: unknown },
          ],
        },
      });
      const tests = await all();
      // What is planned next is for the documents to say.
      expect(tests).toHaveLength(1);
      expect(tests[0].result?.entities).toMatchObject([
        {
          entityRef: checkout,
          snapshot: { target: { rto: 14400 } },
          verdict: { rto: 'met' },
        },
        {
          entityRef: unknown,
          snapshot: { target: { rto: null } },
          verdict: { rto: 'unknown' },
        },
      ]);
      expect((await testing.runsOf([checkout])).get(checkout)).toMatchObject([
        { achievedRto: 7200, validatedAt: '2026-05-01T10:00:00.000Z' },
      ]);
    });

    it('leaves alone what somebody changed here since', async () => {
      const { load, all, testing } = await importingRoom();
      await load('t1', plan);
      const [{ id }] = await all();
      await testing.change(access, id, { revision: 1, title: 'By hand' });
      expect(await load('t1', { ...plan, plannedAt: '2026-05-02' })).toBe(
        'unchanged',
      );
      expect(await all()).toMatchObject([
        { title: 'By hand', plannedAt: '2026-05-01' },
      ]);
    });

    it('imports cancellations and refuses what cannot be', async () => {
      const { load, all } = await importingRoom();
      await load('t1', { ...plan, cancelled: { reason: 'Moved' } });
      expect(await all()).toMatchObject([
        { state: 'cancelled', cancelReason: 'Moved' },
      ]);
      await expect(
        load('t2', { ...plan, rrule: 'FREQ=NEVER' }),
      ).rejects.toThrow(/^spec\.rrule: expected/);
      await expect(
        load('t2', { ...plan, result, cancelled: { reason: 'x' } }),
      ).rejects.toThrow(/^spec\.cancelled: expected/);
      await expect(
        load('t2', {
          ...plan,
          result: {
            ...result,
            instants: { disruptedAt: '2026-05-01T11:00:00Z' },
          },
        }),
      ).rejects.toThrow(
        /^spec\.result\.entities\[0\]\.instants\.validatedAt: expected/,
      );
      expect(await all()).toHaveLength(1);
    });
  });
});
