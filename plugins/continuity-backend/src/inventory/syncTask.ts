import type {
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import type { HumanDuration } from '@backstage/types';
import type { InventorySync } from './InventorySync';

export const SYNC_TASK = 'inventory-sync';
export const SYNC_TIMEOUT = { minutes: 15 };

/** How often a catalog that still fills is read before the usual schedule applies. */
const FILLING_ROUNDS = 12;

/**
 * Has the catalog read on a schedule, by one replica at a time.
 *
 * @remarks
 * A catalog that starts beside us takes a while to fill. After the start of this
 * process it is read again and again until a reading brings nothing new.
 *
 * @param options - `pause`: milliseconds between readings of a catalog that
 * still fills
 */
export async function scheduleSync(options: {
  scheduler: SchedulerService;
  sync: Pick<InventorySync, 'run'>;
  frequency: HumanDuration;
  logger: LoggerService;
  pause?: number;
}): Promise<void> {
  const { scheduler, sync, frequency, logger, pause = 10_000 } = options;
  let roundsLeft = FILLING_ROUNDS;
  // Refused where it runs already, which is as good.
  const readAgain = () => scheduler.triggerTask(SYNC_TASK).catch(() => {});
  await scheduler.scheduleTask({
    id: SYNC_TASK,
    frequency,
    timeout: SYNC_TIMEOUT,
    initialDelay: { seconds: 3 },
    fn: async signal => {
      try {
        const { read, written, removed } = await sync.run(signal);
        if (read > 0 && written + removed === 0) roundsLeft = 0;
      } catch (error) {
        // Which the reading itself has told of, if that is new.
        logger.debug('The catalog could not be read', error as Error);
      }
      if (roundsLeft > 0) {
        roundsLeft--;
        setTimeout(readAgain, pause).unref();
      }
    },
  });
}
