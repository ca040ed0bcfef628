import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import type {
  SchedulerServiceTaskInvocationDefinition,
  SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import { migrationsDir } from '../database';
import { WatchedScheduler } from './WatchedScheduler';

jest.setTimeout(60_000);

type Task = SchedulerServiceTaskScheduleDefinition &
  SchedulerServiceTaskInvocationDefinition;

const hourly = { frequency: { hours: 1 }, timeout: { hours: 1 } };

describe('WatchedScheduler', () => {
  const databases = TestDatabases.create();

  async function start(databaseId: Parameters<typeof databases.init>[0]) {
    const database = await databases.init(databaseId);
    await database.migrate.latest({ directory: migrationsDir });
    let now = Date.parse('2027-01-01T00:00:00Z');
    const cancelled: string[] = [];

    /** A replica: what it has scheduled, and how it is told to end. */
    const replica = () => {
      const tasks = new Map<string, Task>();
      const hooks: (() => void | Promise<void>)[] = [];
      const scheduler = WatchedScheduler.create({
        database,
        clock: () => new Date(now),
        logger: mockServices.logger.mock(),
        lifecycle: mockServices.lifecycle.mock({
          addShutdownHook: hook => hooks.push(hook),
        }),
        scheduler: mockServices.scheduler.mock({
          scheduleTask: async task => {
            tasks.set(task.id, task);
          },
          cancelTask: async id => {
            cancelled.push(id);
          },
        }),
      });
      const run = async (id: string) => {
        const { signal = new AbortController().signal, fn } = tasks.get(id)!;
        await fn(signal);
      };
      const end = () => Promise.all(hooks.map(hook => hook()));
      return { scheduler, run, end };
    };
    const pass = (seconds: number) => {
      now += seconds * 1000;
    };
    return { database, replica, cancelled, pass };
  }

  it.each(databases.eachSupportedId())(
    'lets go of a task whose process died, once, %p',
    async databaseId => {
      const { replica, cancelled, pass } = await start(databaseId);
      const [dead, ...living] = [replica(), replica(), replica()];
      // It never comes to its end, nor does it beat, as the clock is ours.
      let began = () => {};
      const beginning = new Promise<void>(resolve => {
        began = resolve;
      });
      await dead.scheduler.scheduleTask({
        ...hourly,
        id: 'reading',
        fn: () => {
          began();
          return new Promise<void>(() => {});
        },
      });
      dead.run('reading');
      await beginning;
      const watch = () =>
        Promise.all(living.map(one => one.scheduler.letGoOfDead()));

      pass(29);
      await watch();
      expect(cancelled).toEqual([]);
      pass(2);
      await watch();
      await watch();
      expect(cancelled).toEqual(['reading']);
      await Promise.all(living.map(one => one.end()));
    },
  );

  it.each(databases.eachSupportedId())(
    'leaves alone what ended, however it ended, %p',
    async databaseId => {
      const { replica, cancelled, pass } = await start(databaseId);
      const { scheduler, run, end } = replica();
      await scheduler.scheduleTask({ ...hourly, id: 'good', fn: () => {} });
      await scheduler.scheduleTask({
        ...hourly,
        id: 'bad',
        fn: async () => {
          throw new Error('No luck');
        },
      });
      await run('good');
      await expect(run('bad')).rejects.toThrow('No luck');
      pass(3600);
      await scheduler.letGoOfDead();
      expect(cancelled).toEqual([]);
      await end();
    },
  );

  it.each(databases.eachSupportedId())(
    'has runs break off when the process ends, and waits for them, %p',
    async databaseId => {
      const { database, replica } = await start(databaseId);
      const { scheduler, run, end } = replica();
      const happened: string[] = [];
      let began = () => {};
      const beginning = new Promise<void>(resolve => {
        began = resolve;
      });
      await scheduler.scheduleTask({
        ...hourly,
        id: 'reading',
        fn: async signal => {
          began();
          await new Promise(resolve =>
            signal.addEventListener('abort', resolve),
          );
          await database('task_beats').select();
          happened.push('broke off');
        },
      });
      const running = run('reading');
      await beginning;
      await end();
      happened.push('ended');
      await running;
      expect(happened).toEqual(['broke off', 'ended']);
      expect(await database('task_beats').select()).toEqual([]);
    },
  );
});
