import type {
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import type { PostureService } from './PostureService';
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
}): Promise<void> {
  const { scheduler, logger, service, trends } = options;
  await scheduler.scheduleTask({
    id: 'posture-sweep',
    frequency: { seconds: 10 },
    initialDelay: { seconds: 5 },
    timeout: { minutes: 30 },
    fn: async signal => {
      const evaluated = await service.sweep(signal);
      if (evaluated > 0) logger.debug(`Evaluated ${evaluated} entities`);
    },
  });
  await scheduler.scheduleTask({
    id: 'posture-snapshot',
    frequency: { minutes: 30 },
    initialDelay: { minutes: 1 },
    timeout: { minutes: 10 },
    fn: () => trends.snapshot(new Date().toISOString()),
  });
}
