import { setTimeout } from 'node:timers/promises';
import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { ConflictError } from '@backstage/errors';
import { defaultPolicy } from '@backstage-continuity/plugin-continuity-common';
import { accessOf } from '../__testUtils__/access';
import { catalogEntity } from './__testUtils__/catalog';
import { inventoryRoom } from './__testUtils__/inventoryRoom';
import { createInventoryHandlers } from './inventoryHandlers';
import { scheduleSync } from './syncTask';

jest.setTimeout(60_000);

describe('createInventoryHandlers', () => {
  const databases = TestDatabases.create({
    ids: ['SQLITE_3', 'POSTGRES_18'],
  });
  const access = accessOf('user:default/anna');

  it.each(databases.eachSupportedId())(
    'tells how fresh the mirror is and reads the catalog on demand, %p',
    async databaseId => {
      const room = await inventoryRoom(await databases.init(databaseId));
      room.catalog.put(
        catalogEntity('Component', 'checkout'),
        catalogEntity('Component', 'lab', { spec: { lifecycle: 'testing' } }),
      );
      const scheduler = mockServices.scheduler.mock();
      const { logger } = room;
      const rebuild = jest.fn(async () => {});
      const handlers = createInventoryHandlers({
        ...room,
        scheduler,
        rebuild,
        policy: defaultPolicy,
        freshness: async () => ({
          marked: await room.changes.pending(),
          stale: 0,
          waitingSince: null,
          evaluatedAt: null,
        }),
      });
      const freshness = {
        pendingSince: null,
        evaluatedAt: null,
        policyVersion: expect.stringMatching(/^[0-9a-f]{12}$/),
      };

      expect(await handlers.getState({ access })).toEqual({
        syncedAt: null,
        syncRunning: false,
        syncError: null,
        entities: 0,
        pendingChanges: 0,
        ...freshness,
        policyApplied: false,
      });

      await scheduleSync({
        ...room,
        scheduler,
        logger,
        frequency: { minutes: 2 },
      });
      const task = scheduler.scheduleTask.mock.calls[0][0];
      expect(task).toMatchObject({ frequency: { minutes: 2 } });
      scheduler.triggerTask.mockImplementation(async id => {
        expect(id).toBe(task.id);
        await task.fn(new AbortController().signal);
      });
      const start = (again: boolean) =>
        handlers.startSync({
          access,
          body: { rebuild: again },
        });
      const state = () => handlers.getState({ access });

      expect(await start(false)).toEqual({ started: true });
      expect(rebuild).not.toHaveBeenCalled();
      expect(await state()).toEqual({
        syncedAt: expect.any(String),
        syncRunning: false,
        syncError: null,
        entities: 1,
        pendingChanges: 2,
        ...freshness,
        policyApplied: true,
      });

      const contractor: typeof access = {
        ...access,
        scope: {
          type: 'where',
          criteria: { property: 'owner', values: ['group:default/others'] },
        },
      };
      expect(await handlers.getState({ access: contractor })).toMatchObject({
        entities: 0,
      });

      room.catalog.failAfter(0);
      expect(await start(true)).toEqual({ started: true });
      expect(rebuild).toHaveBeenCalledTimes(1);
      expect(await state()).toMatchObject({
        syncError: 'The catalog is away',
        entities: 1,
      });

      scheduler.triggerTask.mockRejectedValue(new ConflictError('runs'));
      expect(await start(false)).toEqual({ started: false });
    },
  );
});

describe('scheduleSync', () => {
  it('reads a catalog that fills again until nothing new comes', async () => {
    const scheduler = mockServices.scheduler.mock();
    const brought = [500, 200, 0, 3, 0];
    const run = jest.fn(async () => ({
      read: 700,
      written: brought.shift() ?? 0,
      removed: 0,
    }));
    await scheduleSync({
      scheduler,
      sync: { run },
      frequency: { minutes: 2 },
      logger: mockServices.logger.mock(),
      pause: 1,
    });
    const { fn } = scheduler.scheduleTask.mock.calls[0][0];
    const read = async () => fn(new AbortController().signal);
    scheduler.triggerTask.mockImplementation(read);
    await read();
    await setTimeout(100);
    expect(run).toHaveBeenCalledTimes(3);
    await read();
    await setTimeout(100);
    expect(run).toHaveBeenCalledTimes(4);
  });
});
