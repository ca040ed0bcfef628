import {
  TestDatabases,
  type TestDatabaseId,
} from '@backstage/backend-test-utils';
import { BASKET, CHECKOUT, TILL } from '../__testUtils__/company';
import { ANALYSIS, analysisContent } from '../__testUtils__/records';
import { remindersRoom } from './__testUtils__/room';

jest.setTimeout(120_000);

const MINUTE = 60_000;

describe('what waits to be sent', () => {
  const databases = TestDatabases.create();

  /** Three records that were submitted, of which nobody was told yet. */
  async function start(databaseId: TestDatabaseId) {
    const room = await remindersRoom(await databases.init(databaseId));
    for (const subject of [CHECKOUT, BASKET, TILL]) {
      const id = await room.write(ANALYSIS, subject, analysisContent());
      await room.submit(id);
    }
    return {
      ...room,
      later: (minutes: number) => {
        room.clock.now = new Date(
          room.now().getTime() + minutes * MINUTE,
        ).toISOString();
      },
    };
  }

  it.each(databases.eachSupportedId())(
    'is sent once by any number of replicas at once, %p',
    async databaseId => {
      const { replica, inbox } = await start(databaseId);
      await Promise.all([1, 2, 3].map(() => replica().run()));
      expect(inbox.requests).toBe(3);
      expect(inbox.take()).toHaveLength(3);
    },
  );

  it.each(databases.eachSupportedId())(
    'is renewed, not doubled, by whoever takes over from a replica that died, %p',
    async databaseId => {
      const { replica, inbox, database, later } = await start(databaseId);
      // It is sent, and nothing is heard of that any more.
      await new Promise<void>(resolve => {
        const dying = replica({
          send: async options => {
            await inbox.send(options);
            resolve();
            await new Promise(() => {});
          },
        });
        void dying.run();
      });
      expect(inbox.requests).toBe(1);
      await replica().run();
      expect(inbox.requests).toBe(3);

      later(3);
      await replica().run();
      expect(inbox.requests).toBe(4);
      expect(inbox.take()).toHaveLength(3);
      later(10_000);
      await replica().run();
      expect(inbox.requests).toBe(4);
      expect(
        await database('notices').whereNotNull('sent_at').count({ n: '*' }),
      ).toEqual([{ n: databaseId === 'SQLITE_3' ? 3 : '3' }]);
    },
  );

  it.each(databases.eachSupportedId())(
    'is tried again after ever longer pauses, and given up in the end, %p',
    async databaseId => {
      const { replica, inbox, logger, later, clock } = await start(databaseId);
      const service = replica();
      inbox.refusal = new Error('Request failed with status 503');
      const attempts: number[] = [];
      const begin = Date.parse(clock.now);
      for (let minute = 0; minute < 5 * 24 * 60; minute += 2) {
        const before = inbox.requests;
        await service.run();
        if (inbox.requests > before) {
          attempts.push((Date.parse(clock.now) - begin) / MINUTE);
        }
        later(2);
      }
      expect(attempts).toHaveLength(20);
      expect(attempts.slice(0, 5)).toEqual([0, 2, 6, 14, 30]);
      expect(attempts[19] - attempts[18]).toBe(360);
      expect(inbox.requests).toBe(60);
      // One line when it begins for all, and one when it ends for each.
      expect(logger.warn).toHaveBeenCalledTimes(1);
      expect(logger.error).toHaveBeenCalledTimes(3);
      expect(logger.error).toHaveBeenCalledWith(
        expect.stringContaining('given up'),
      );
    },
  );

  it.each(databases.eachSupportedId())(
    'arrives when sending is possible again, %p',
    async databaseId => {
      const { replica, inbox, later, logger } = await start(databaseId);
      const service = replica();
      inbox.refusal = new Error('Request failed with status 503');
      await service.run();
      inbox.refusal = undefined;
      later(2);
      await service.run();
      expect(inbox.take()).toHaveLength(3);
      expect(logger.info.mock.calls).toEqual([
        ['Notifications can be sent again'],
      ]);
    },
  );

  it.each(databases.eachSupportedId())(
    'is not asked for again and again of a plugin that takes nothing, %p',
    async databaseId => {
      const { replica, inbox, database, clock } = await start(databaseId);
      await database('notices').insert(
        [...Array(20).keys()].map(index => ({
          key: `${index}`,
          record_id: `${index}`,
          kind: 'stale',
          recipients: JSON.stringify({ recipients: [], except: [] }),
          payload: JSON.stringify({ title: 'Stale', scope: `${index}` }),
          created_at: new Date(clock.now),
          wanted_at: new Date(clock.now),
          attempts: 0,
          next_attempt_at: new Date(clock.now),
        })),
      );
      inbox.refusal = new Error('Request failed with status 503');
      await replica().run();
      expect(inbox.requests).toBe(5);
    },
  );

  it.each(databases.eachSupportedId())(
    'is nothing where nothing is to be sent, then and later, %p',
    async databaseId => {
      const { replica, inbox, told, database, clock } = await start(databaseId);
      const off = replica({ enabled: false });
      await off.run();
      clock.now = '2027-05-30T00:00:00.000Z';
      await off.keepUp();
      await off.run();
      expect(inbox.requests).toBe(0);
      expect(await database('notices').select('key')).toEqual([]);

      // Switched on, it begins with what is so by then.
      clock.now = '2026-06-02T00:00:00.000Z';
      expect(await told()).toEqual([]);
    },
  );
});
