import type { SchedulerService } from '@backstage/backend-plugin-api';
import type { SpreadsheetService } from './SpreadsheetService';

/** Has spreadsheets forgotten that nobody needs any more, once a day. */
export async function scheduleSpreadsheets(options: {
  scheduler: SchedulerService;
  spreadsheets: Pick<SpreadsheetService, 'purge'>;
}) {
  await options.scheduler.scheduleTask({
    id: 'spreadsheet-imports-purge',
    frequency: { days: 1 },
    timeout: { minutes: 5 },
    initialDelay: { minutes: 2 },
    fn: () => options.spreadsheets.purge(),
  });
}
