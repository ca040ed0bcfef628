import { DatabaseManager } from '@backstage/backend-defaults/database';
import { rootHttpRouterServiceFactory } from '@backstage/backend-defaults/rootHttpRouter';
import {
  coreServices,
  createServiceFactory,
  type SchedulerService,
  type SchedulerServiceTaskRunner,
} from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import { notePages } from './catalogQueries';
import { count } from './counters';
import { registerTask } from './tasks';

/** The databases as usual, with their statements counted. */
export const countingDatabase = createServiceFactory({
  service: coreServices.database,
  deps: {
    config: coreServices.rootConfig,
    logger: coreServices.logger,
    lifecycle: coreServices.lifecycle,
    plugin: coreServices.pluginMetadata,
    rootLogger: coreServices.rootLogger,
    rootLifecycle: coreServices.rootLifecycle,
  },
  createRootContext: ({ config, rootLogger, rootLifecycle }) =>
    DatabaseManager.fromConfig(config, { rootLogger, rootLifecycle }),
  factory({ logger, lifecycle, plugin }, databases) {
    const pluginId = plugin.getId();
    const database = databases.forPlugin(pluginId, { logger, lifecycle });
    let client: Promise<Knex> | undefined;
    return {
      ...database,
      getClient: () => {
        client ??= database.getClient().then(knex =>
          knex.on('query', ({ sql }: { sql: string }) => {
            if (!/^(begin|commit|rollback)\b/i.test(sql)) {
              count('queries', pluginId);
            }
          }),
        );
        return client;
      },
    };
  },
});

/** The router as usual, with the requests to each plugin counted. */
export const countingRouter = rootHttpRouterServiceFactory({
  configure({ app, applyDefaults }) {
    app.use('/api/:pluginId', (req, _res, next) => {
      count('requests', req.params.pluginId);
      if (req.params.pluginId === 'catalog') notePages(req.query);
      next();
    });
    applyDefaults();
  },
});

/**
 * Runs no task by itself: the driver says when each of them runs and is told how
 * long it took, so that nothing runs beside what is measured, and so that the
 * wait for a scheduler's next look is part of nobody's time.
 */
export const heldScheduler = createServiceFactory({
  service: coreServices.scheduler,
  deps: { plugin: coreServices.pluginMetadata },
  factory({ plugin }): SchedulerService {
    const scheduleTask: SchedulerService['scheduleTask'] = async ({ id, fn }) =>
      registerTask(plugin.getId(), id, signal => fn(signal));
    return {
      scheduleTask,
      triggerTask: async () => {},
      cancelTask: async () => {},
      getScheduledTasks: async () => [],
      createScheduledTaskRunner: (schedule): SchedulerServiceTaskRunner => ({
        run: task => scheduleTask({ ...schedule, ...task }),
      }),
    };
  },
});
