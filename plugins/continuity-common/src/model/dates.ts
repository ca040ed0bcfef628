import { DateTime } from 'luxon';

/** Years in which something can happen here; databases know fewer than people type. */
const FIRST_YEAR = 1900;
const LAST_YEAR = 2999;

function exists(text: string): boolean {
  // Date.parse takes 31 February for 3 March.
  const time = DateTime.fromISO(text, { zone: 'utc' });
  return time.isValid && time.year >= FIRST_YEAR && time.year <= LAST_YEAR;
}

/** Whether the text is a day of the calendar, such as `2026-12-01`. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && exists(text);
}

/** Whether the text is an ISO 8601 instant; without an offset it is none. */
export function isInstant(text: string): boolean {
  return (
    /^\d{4}-\d{2}-\d{2}T[\d:.]+(Z|[+-]\d{2}(:?\d{2})?)$/i.test(text) &&
    exists(text)
  );
}

/** The instant in UTC with milliseconds. */
export function toUtc(instant: string): string {
  return DateTime.fromISO(instant, { zone: 'utc' }).toJSDate().toISOString();
}
