import type {
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import type { PostureService } from './PostureService';
import type { TrendReconstruction } from './TrendReconstruction';
import type { TrendService } from './TrendService';

/**
 * Has the marks that were left behind and the rows whose time has come taken up,
 * by whichever replicas are free, and the day's snapshot counted.
 */
export async function schedulePosture(options: {
  scheduler: SchedulerService;
  logger: LoggerService;
  service: PostureService;
  trends: TrendService;
  reconstruction: TrendReconstruction;
}): Promise<void> {
  const { scheduler, logger, service, trends, reconstruction } = options;
  await scheduler.scheduleTask({
    id: 'posture-sweep',
    frequency: { seconds: 10 },
    initialDelay: { seconds: 5 },
    // Others wait so long for a replica that died; what is not done by then is
    // taken up the next time.
    timeout: { minutes: 2 },
    fn: async signal => {
      await service.sweep(signal);
    },
  });
  await scheduler.scheduleTask({
    id: 'posture-snapshot',
    frequency: { minutes: 1 },
    initialDelay: { seconds: 30 },
    timeout: { minutes: 15 },
    fn: async signal => {
      await trends.snapshotWhenDue(new Date().toISOString());
      if (await reconstruction.run(signal)) {
        logger.info('The trend before the first counted day was reconstructed');
      }
    },
  });
}
