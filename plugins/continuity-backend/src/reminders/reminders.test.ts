import {
  TestDatabases,
  type TestDatabaseId,
} from '@backstage/backend-test-utils';
import { CARLA, CHECKOUT, ORDERS, STORES, WEB } from '../__testUtils__/company';
import {
  ANALYSIS,
  analysisContent,
  checkout,
  companyWith,
  riskContent,
  RISKS,
} from '../__testUtils__/records';
import { accessOf } from '../__testUtils__/access';
import { catalogEntity } from '../__testUtils__/world';
import {
  ADA,
  ANNA,
  BORIS,
  ada,
  anna,
  boris,
} from '../records/__testUtils__/room';
import { remindersRoom } from './__testUtils__/room';

jest.setTimeout(120_000);

const carla = accessOf(CARLA);

describe('reminders', () => {
  const databases = TestDatabases.create();
  const start = async (
    databaseId: TestDatabaseId,
    policy?: Parameters<typeof remindersRoom>[1],
  ) => remindersRoom(await databases.init(databaseId), policy);

  it.each(databases.eachSupportedId())(
    'tell those who have a part in what happened, once, %p',
    async databaseId => {
      const room = await start(databaseId);
      const { records, told, seen, write, save, submit } = room;
      const id = await write(ANALYSIS, CHECKOUT, analysisContent());
      expect(await told()).toEqual([]);

      await submit(id);
      expect(await told()).toEqual([
        {
          title: 'Approval requested: Business Impact Analysis of checkout',
          to: [WEB],
          except: [ADA],
          payload: expect.objectContaining({
            description: expect.stringContaining('Revision 1 '),
            link: `/continuity/records/${id}?view=review`,
            topic: 'continuity.record.requested',
            severity: 'normal',
          }),
        },
      ]);
      expect(await told()).toEqual([]);

      await records.approvals.approve(anna, id, await seen(id));
      expect(await told()).toEqual([
        expect.objectContaining({ to: [BORIS], except: [ANNA, ADA] }),
      ]);

      await records.approvals.return(boris, id, {
        ...(await seen(id)),
        comments: [
          { section: null, body: 'Too long' },
          { section: null, body: 'Which customers?' },
        ],
      });
      expect(await told()).toEqual([
        {
          title: 'Returned: Business Impact Analysis of checkout',
          to: [ADA],
          except: [BORIS],
          payload: expect.objectContaining({
            description: 'Revision 1 was returned with 2 comments.',
            link: `/continuity/records/${id}`,
          }),
        },
      ]);

      // Both levels before anybody looked: only what counts is told.
      await save(id, analysisContent({ summary: 'Orders' }));
      await room.approve(id, anna, boris);
      expect(await told()).toEqual([
        expect.objectContaining({
          title: 'Approved: Business Impact Analysis of checkout',
          to: [ADA, WEB],
          except: [BORIS],
        }),
      ]);

      await room.sync(companyWith(checkout({ dependencies: [] })));
      expect(await told()).toEqual([
        expect.objectContaining({
          title: 'Stale by change: Business Impact Analysis of checkout',
          to: [WEB],
        }),
      ]);
      expect(await told()).toEqual([]);
    },
  );

  it.each(databases.eachSupportedId())(
    'ask those to read who have not, %p',
    async databaseId => {
      const { clock, records, told, seen, write, approve } = await start(
        databaseId,
      );
      const id = await write(ANALYSIS, CHECKOUT, analysisContent());
      await approve(id, anna, boris);
      const { peopleVersion: version } = await records.detail(ada, id);
      await records.upkeep.putPeople(ada, id, {
        version,
        ownOwnerRef: null,
        contributors: [],
        circulation: [STORES, CARLA],
      });
      // What is approved asks its readers by itself.
      expect(await told()).toContainEqual(
        expect.objectContaining({
          title: 'Please read: Business Impact Analysis of checkout',
          to: [STORES, CARLA],
        }),
      );

      await records.upkeep.acknowledge(carla, id, await seen(id));
      await records.upkeep.remind(ada, id);
      expect(await told()).toEqual([
        expect.objectContaining({
          title: 'Please read: Business Impact Analysis of checkout',
          to: [STORES, CARLA],
          except: [ADA, CARLA],
        }),
      ]);

      // Once a day is enough, for each of them.
      await expect(records.upkeep.remind(ada, id)).rejects.toMatchObject({
        name: 'ConflictError',
        message: expect.stringContaining('was reminded today'),
      });
      const people = await records.detail(ada, id);
      await records.upkeep.putPeople(ada, id, {
        version: people.peopleVersion,
        ownOwnerRef: null,
        contributors: [],
        circulation: [STORES, CARLA, ANNA],
      });
      clock.now = '2026-06-01T23:59:00.000Z';
      await records.upkeep.remind(ada, id);
      const [{ except }] = await told();
      expect(except.sort()).toEqual([ADA, BORIS, CARLA]);
      await expect(records.upkeep.remind(ada, id)).rejects.toMatchObject({
        name: 'ConflictError',
      });

      await told('2026-06-02T00:00:00.000Z');
      await records.upkeep.remind(ada, id);
      expect((await told())[0].except).toEqual([ADA, CARLA]);
      const { circulation } = await records.detail(ada, id);
      expect(
        circulation.people
          .map(({ ref, remindedAt }) => [ref, remindedAt])
          .sort(),
      ).toEqual([
        [ANNA, '2026-06-02T00:00:00.000Z'],
        [BORIS, '2026-06-02T00:00:00.000Z'],
        [CARLA, null],
      ]);
    },
  );

  it.each(databases.eachSupportedId())(
    'say nothing of what was taken back, %p',
    async databaseId => {
      const { records, told, write, submit } = await start(databaseId);
      const id = await write(ANALYSIS, CHECKOUT, analysisContent());
      await submit(id);
      await records.approvals.withdraw(ada, id, 1);
      expect(await told()).toEqual([]);

      // It is asked for anew.
      await submit(id);
      expect(await told()).toHaveLength(1);
    },
  );

  it.each(databases.eachSupportedId())(
    'come before a review is due, in every period that it is not done, and to a manager, %p',
    async databaseId => {
      const { records, told, ...room } = await start(databaseId);
      const id = await room.write(ANALYSIS, CHECKOUT, analysisContent());
      await room.approve(id, anna, boris);
      const { dueAt, warnAt } = await records.detail(ada, id);
      expect([dueAt, warnAt]).toEqual([
        '2027-06-01T12:00:00.000Z',
        '2027-05-18T12:00:00.000Z',
      ]);
      const of = (title: string) =>
        `${title}: Business Impact Analysis of checkout`;
      const titles = async (now: string) =>
        (await told(now)).map(({ title, to }) => [title, ...to]);
      await told();

      expect(await titles('2027-05-18T11:59:59.999Z')).toEqual([]);
      expect(await told('2027-05-18T12:00:00.000Z')).toEqual([
        expect.objectContaining({
          title: of('Review due soon'),
          to: [WEB],
          payload: expect.objectContaining({
            description: 'Its review is due on 2027-06-01.',
          }),
        }),
      ]);
      expect(await titles('2027-06-01T12:00:00.000Z')).toEqual([]);
      expect(await titles('2027-06-01T12:00:00.001Z')).toEqual([
        [of('Review overdue'), WEB],
      ]);
      expect(await titles('2027-06-15T12:00:00.000Z')).toEqual([]);
      expect(await titles('2027-06-15T12:00:00.001Z')).toEqual([
        [of('Review overdue'), WEB],
      ]);
      // Two periods at once, because nobody looked for so long.
      expect(await titles('2027-07-20T00:00:00.000Z')).toEqual(
        expect.arrayContaining([
          [of('Review overdue'), WEB],
          [of('Review overdue for long'), BORIS],
        ]),
      );
      // The manager is told once, be it years.
      for (const now of ['2027-09-20', '2027-11-20', '2028-03-20']) {
        expect(await titles(`${now}T00:00:00.000Z`)).toEqual([
          [of('Review overdue'), WEB],
        ]);
      }

      await records.upkeep.confirm(anna, id, await room.seen(id));
      expect(await titles('2028-03-21T00:00:00.000Z')).toEqual([]);
      // What nobody needs any more is forgotten.
      await told('2028-09-01T00:00:00.000Z');
      expect(await room.database('notices').select('key')).toEqual([]);
    },
  );

  it.each(databases.eachSupportedId())(
    'trouble no manager unless they are to, %p',
    async databaseId => {
      const { told, ...room } = await start(databaseId, {
        escalateAfter: null,
        repeatEvery: 'P1Y',
      });
      const id = await room.write(RISKS, CHECKOUT, riskContent());
      await room.approve(id, anna, boris);
      await told();
      expect(await told('2027-07-15T00:00:00.000Z')).toEqual([
        expect.objectContaining({ to: [WEB] }),
      ]);
      expect(await told('2028-05-15T00:00:00.000Z')).toEqual([]);
    },
  );

  it.each(databases.eachSupportedId())(
    'tell the owner of a function that changed, %p',
    async databaseId => {
      const { told, ...room } = await start(databaseId);
      const id = await room.write(ANALYSIS, ORDERS, analysisContent());
      const { peopleVersion: version } = await room.records.detail(ada, id);
      await room.records.upkeep.putPeople(ada, id, {
        version,
        ownOwnerRef: WEB,
        contributors: [],
        circulation: [],
      });
      await room.approve(id, anna, boris);
      await told();

      await room.sync(
        companyWith(
          catalogEntity(
            'VitalBusinessFunction',
            'orders',
            { owner: 'web', rto: 'PT6H', supportedBy: ['checkout', 'till'] },
            { ownedBy: WEB },
          ),
        ),
      );
      expect(await told()).toEqual([
        expect.objectContaining({
          title: 'Stale by change: Business Impact Analysis of orders',
          to: [WEB],
        }),
      ]);
    },
  );
});
