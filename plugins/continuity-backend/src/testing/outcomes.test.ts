import { TestDatabases } from '@backstage/backend-test-utils';
import { accessOf } from '../__testUtils__/access';
import {
  checkout,
  kim,
  ledger,
  orders,
  outcomeOf,
  planOf,
  testingRoom,
} from './__testUtils__/testingRoom';

jest.setTimeout(60_000);

const access = accessOf(kim);

describe('outcomes', () => {
  const databases = TestDatabases.create();

  describe.each(databases.eachSupportedId())('%p', databaseId => {
    it('computes figures and verdicts and hands them to the checks', async () => {
      const room = await testingRoom(databases, databaseId);
      const { id } = await room.testing.create(access, planOf());
      const test = await room.testing.recordOutcome(access, id, {
        ...outcomeOf({ claim: 'missed' }),
        mode: 'actual',
      });
      expect(test).toMatchObject({
        state: 'completed',
        mode: 'actual',
        revision: 2,
        result: {
          outcome: 'successful',
          validatedAt: '2026-06-15T10:00:00.000Z',
          declarationLag: 1200,
          verdict: { rto: 'met', rpo: 'met' },
          recordedAt: room.time.now,
          recordedBy: kim,
          entities: [
            {
              entityRef: checkout,
              achievedRto: 7200,
              achievedRpo: 300,
              ownRecovery: null,
              snapshot: { target: { rto: 14400, rpo: 900 } },
              claim: 'missed',
              claimContradicted: true,
            },
          ],
        },
      });
      expect(await room.testing.get(access, id)).toEqual(test);
      expect(room.marked[1]).toEqual([checkout]);
      expect(await room.testing.runsOf([checkout, orders])).toEqual(
        new Map([
          [
            checkout,
            [
              {
                testId: id,
                area: 'continuity',
                type: 'functional',
                mode: 'actual',
                outcome: 'successful',
                validatedAt: '2026-06-15T10:00:00.000Z',
                recordedAt: room.time.now,
                achievedRto: 7200,
                achievedRpo: 300,
                ownRecovery: null,
              },
            ],
          ],
        ]),
      );
    });

    it('tells nought seconds from not measured', async () => {
      const { testing } = await testingRoom(databases, databaseId);
      const { id } = await testing.create(access, planOf());
      await testing.recordOutcome(
        access,
        id,
        outcomeOf({
          validatedAt: '2026-06-15T08:00:00.000Z',
          lastRecoverablePointAt: null,
        }),
      );
      const runs = await testing.runsOf([checkout]);
      expect(runs.get(checkout)).toMatchObject([
        { achievedRto: 0, achievedRpo: null },
      ]);
    });

    it('freezes the objectives at the first recording and compares with today as well', async () => {
      const room = await testingRoom(databases, databaseId);
      const { id } = await room.testing.create(access, planOf());
      await room.testing.recordOutcome(access, id, outcomeOf());
      room.inventory.put(checkout, { rto: 3600 });
      room.time.now = '2026-06-20T00:00:00.000Z';

      const read = await room.testing.get(access, id);
      expect(read.result?.entities[0]).toMatchObject({
        verdict: { rto: 'met' },
        verdictToday: { rto: 'missed', rpo: 'met' },
      });

      const corrected = await room.testing.recordOutcome(
        accessOf('user:default/lee'),
        id,
        outcomeOf({ revision: 2, validatedAt: '2026-06-15T13:00:00.000Z' }),
      );
      expect(corrected.result).toMatchObject({
        recordedAt: room.time.now,
        recordedBy: 'user:default/lee',
        verdict: { rto: 'missed' },
        entities: [
          {
            achievedRto: 5 * 3600,
            snapshot: { target: { rto: 14400 } },
          },
        ],
      });
      const runs = await room.testing.runsOf([checkout]);
      expect(runs.get(checkout)).toMatchObject([{ achievedRto: 5 * 3600 }]);
      await expect(
        room.testing.recordOutcome(access, id, outcomeOf({ revision: 2 })),
      ).rejects.toMatchObject({ name: 'ConflictError' });
    });

    it('shows entities that the outcome does not mention as not validated', async () => {
      const { testing } = await testingRoom(databases, databaseId);
      const { id } = await testing.create(
        access,
        planOf({ entityRefs: [checkout, orders] }),
      );
      const { result } = await testing.recordOutcome(access, id, outcomeOf());
      expect(result).toMatchObject({
        validatedAt: null,
        verdict: { rto: 'unknown' },
      });
      expect(result?.entities).toMatchObject([
        { entityRef: checkout, verdict: { rto: 'met' } },
        { entityRef: orders, verdict: { rto: 'unknown' }, achievedRto: null },
      ]);
    });

    it('refuses impossible instants, naming each', async () => {
      const { testing, database } = await testingRoom(databases, databaseId);
      const { id } = await testing.create(access, planOf());
      await expect(
        testing.recordOutcome(
          access,
          id,
          outcomeOf({
            validatedAt: '2026-06-15T07:00:00.000Z',
            lastRecoverablePointAt: '2026-06-15T08:00:01.000Z',
          }),
        ),
      ).rejects.toMatchObject({
        name: 'InputError',
        message: expect.stringMatching(
          /body\.entities\[0\]\.instants\.validatedAt: expected .*body\.entities\[0\]\.instants\.lastRecoverablePointAt: expected /,
        ),
      });
      await expect(
        testing.recordOutcome(access, id, outcomeOf({ entityRef: ledger })),
      ).rejects.toThrow(
        'body.entities[0].entityRef: expected an entity of this test',
      );
      await expect(
        testing.recordOutcome(
          access,
          id,
          outcomeOf({ validatedAt: '2026-06-16T12:00:01.000Z' }),
        ),
      ).rejects.toThrow(
        'body.entities[0].instants.validatedAt: expected an instant that is not in the future',
      );
      expect(await database('tests').select('state', 'revision')).toEqual([
        { state: 'planned', revision: 1 },
      ]);
    });

    it('keeps what was recorded of an entity that has left the catalog', async () => {
      const { testing, inventory, database } = await testingRoom(
        databases,
        databaseId,
      );
      const { id } = await testing.create(
        access,
        planOf({ entityRefs: [checkout, orders], rrule: 'FREQ=YEARLY' }),
      );
      const both = outcomeOf();
      both.entities.push({ ...both.entities[0], entityRef: orders });
      inventory.facts.delete(orders);
      const later = accessOf(kim, { hidden: [orders] });
      await testing.recordOutcome(later, id, outcomeOf());
      const rows = await database('test_entities').where({
        entity_ref: orders,
      });
      expect(rows).toHaveLength(1);

      inventory.put(orders);
      await testing.recordOutcome(access, id, { ...both, revision: 2 });
      inventory.facts.delete(orders);
      await testing.recordOutcome(later, id, outcomeOf({ revision: 3 }));
      inventory.put(orders);
      const { result } = await testing.get(access, id);
      expect(result?.entities).toMatchObject([
        { entityRef: checkout, achievedRto: 7200 },
        { entityRef: orders, achievedRto: 7200 },
      ]);
    });
  });
});
