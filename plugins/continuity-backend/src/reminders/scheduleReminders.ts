import type { SchedulerService } from '@backstage/backend-plugin-api';
import type { RemindersService } from './RemindersService';

/** Has people told of records, by one replica at a time. */
export async function scheduleReminders(options: {
  scheduler: SchedulerService;
  reminders: Pick<RemindersService, 'run' | 'keepUp'>;
}): Promise<void> {
  const { scheduler, reminders } = options;
  await scheduler.scheduleTask({
    id: 'reminders',
    frequency: { minutes: 1 },
    initialDelay: { seconds: 20 },
    timeout: { minutes: 10 },
    fn: signal => reminders.run(signal),
  });
  await scheduler.scheduleTask({
    id: 'reminders-due',
    frequency: { hours: 1 },
    // The catalog should have been read once.
    initialDelay: { minutes: 2 },
    timeout: { minutes: 15 },
    fn: signal => reminders.keepUp(signal),
  });
}
