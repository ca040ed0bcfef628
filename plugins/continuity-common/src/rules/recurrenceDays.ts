import { DateTime } from 'luxon';
import { Frequency, Options, RRule } from 'rrule';

/** The calendar, weekdays included, repeats after 400 years: 20,871 weeks. */
const CYCLE = 146_097 * 86_400_000;
const LAST_YEAR = 9999;

type DayFrequency =
  | Frequency.YEARLY
  | Frequency.MONTHLY
  | Frequency.WEEKLY
  | Frequency.DAILY;

/** A checked RFC 5545 rule that names days, by `parseRecurrence`. */
export interface Recurrence {
  readonly options: Omit<Partial<Options>, 'freq' | 'dtstart'> & {
    freq: DayFrequency;
    dtstart: Date;
  };
}

/**
 * The start moved by whole intervals to shortly before an instant, so that
 * nobody counts the days since 1970. A count has to be counted, though.
 */
function startNear({ options }: Recurrence, near: Date): Date {
  const { freq, dtstart, interval = 1, count } = options;
  if (count || near <= dtstart) {
    return dtstart;
  }
  const unit = (['year', 'month', 'week', 'day'] as const)[freq];
  const start = DateTime.fromJSDate(dtstart, { zone: 'utc' });
  const passed = DateTime.fromJSDate(near, { zone: 'utc' }).diff(start, unit);
  // One interval to spare: the library begins in the middle of the first week.
  const intervals = Math.floor(passed.as(unit) / interval) - 1;
  if (intervals < 1) {
    return dtstart;
  }
  const origin =
    unit === 'year' || unit === 'month' ? start.startOf(unit) : start;
  return origin.plus({ [unit]: intervals * interval }).toJSDate();
}

/**
 * The library looks for a next day up to the year 9999. Asking it about the
 * same calendar some cycles later bounds a search in vain.
 */
function lateRule(recurrence: Recurrence, near: Date, lastYear: number) {
  const cycles = Math.max(0, Math.floor((LAST_YEAR - lastYear) / 400));
  const shift = (date: Date) => new Date(date.getTime() + cycles * CYCLE);
  const back = (date: Date) => new Date(date.getTime() - cycles * CYCLE);
  const { until } = recurrence.options;
  const rule = new RRule(
    {
      ...recurrence.options,
      dtstart: shift(startNear(recurrence, near)),
      until: until ? shift(until) : null,
    },
    true,
  );
  return { rule, shift, back };
}

/**
 * The first day that a rule names at or after an instant, looked for at least
 * a hundred years ahead.
 */
export function firstDay(recurrence: Recurrence, from: Date): Date | undefined {
  const { rule, shift, back } = lateRule(
    recurrence,
    from,
    from.getUTCFullYear() + 100,
  );
  const found = rule.after(shift(from), true);
  return found ? back(found) : undefined;
}

/** The days that a rule names from one instant to another, both included. */
export function daysBetween(
  recurrence: Recurrence,
  from: Date,
  to: Date,
): Date[] {
  const { rule, shift, back } = lateRule(recurrence, from, to.getUTCFullYear());
  return rule.between(shift(from), shift(to), true).map(back);
}
