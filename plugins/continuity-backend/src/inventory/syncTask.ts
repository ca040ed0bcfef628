import type {
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import type { HumanDuration } from '@backstage/types';
import type { InventorySync } from './InventorySync';

export const SYNC_TASK = 'inventory-sync';
export const SYNC_TIMEOUT = { minutes: 30 };

/** Has the catalog read on a schedule, by one replica at a time. */
export async function scheduleSync(options: {
  scheduler: SchedulerService;
  sync: InventorySync;
  frequency: HumanDuration;
  logger: LoggerService;
}): Promise<void> {
  const { scheduler, sync, frequency, logger } = options;
  await scheduler.scheduleTask({
    id: SYNC_TASK,
    frequency,
    timeout: SYNC_TIMEOUT,
    // The catalog starts beside us; a first start fills at once all the same.
    initialDelay: { seconds: 3 },
    fn: async signal => {
      try {
        await sync.run(signal);
      } catch (error) {
        logger.warn(
          'The catalog could not be read; what is known of it stays as it is',
          error as Error,
        );
      }
    },
  });
}
