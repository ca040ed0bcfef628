import { InputError } from '@backstage/errors';
import { DateTime } from 'luxon';

/** A calendar period: counts of calendar units, whose length varies. @public */
export interface CalendarPeriod {
  years: number;
  months: number;
  weeks: number;
  days: number;
}

/** @public */
export type ParsedPeriod =
  | { ok: true; period: CalendarPeriod }
  | { ok: false; expected: string };

const FORM = /^P(?:(\d{1,5})Y)?(?:(\d{1,5})M)?(?:(\d{1,5})W)?(?:(\d{1,5})D)?$/;

/** About a hundred years: beyond it a due date means nothing. */
const MAX_DAYS = 36_600;

/**
 * Reads an ISO 8601 calendar period such as `P6M`, `P1Y`, `P2W` or `P1Y6M`.
 *
 * @public
 */
export function parsePeriod(text: string): ParsedPeriod {
  const [years, months, weeks, days] = (FORM.exec(text)?.slice(1) ?? []).map(
    digits => Number(digits ?? 0),
  );
  const roughly = years * 366 + months * 31 + weeks * 7 + days;
  // Without a match the sum is NaN, which is not above zero either.
  if (!(roughly > 0 && roughly <= MAX_DAYS)) {
    return {
      ok: false,
      expected:
        'a calendar period from a day to a hundred years such as P6M, P1Y, P2W or P30D',
    };
  }
  return { ok: true, period: { years, months, weeks, days } };
}

/** Whether {@link parsePeriod} can read the text. @public */
export function isPeriod(text: string): boolean {
  return parsePeriod(text).ok;
}

function mustParse(text: string): CalendarPeriod {
  const parsed = parsePeriod(text);
  if (!parsed.ok) {
    throw new InputError(`Expected ${parsed.expected}, not "${text}"`);
  }
  return parsed.period;
}

function inUtc(instant: string): Date {
  const time = new Date(instant);
  // What is written the usual way is read in a fraction of the time.
  if (!Number.isNaN(time.getTime()) && time.toISOString() === instant) {
    return time;
  }
  const read = DateTime.fromISO(instant, { zone: 'utc' });
  if (!read.isValid) {
    throw new InputError(`Expected an ISO 8601 instant, not "${instant}"`);
  }
  return read.toJSDate();
}

/** Years and months first, where a day that the month lacks becomes its last. */
function moved(instant: string, period: string, direction: 1 | -1): string {
  const { years, months, weeks, days } = mustParse(period);
  const time = inUtc(instant);
  const day = time.getUTCDate();
  time.setUTCMonth(time.getUTCMonth() + direction * (12 * years + months));
  if (time.getUTCDate() !== day) {
    time.setUTCDate(0);
  }
  time.setUTCDate(time.getUTCDate() + direction * (7 * weeks + days));
  return time.toISOString();
}

/**
 * The instant one period later, in UTC: years and months first, where a day
 * that the month lacks becomes its last, then weeks and days.
 *
 * @public
 */
export function addPeriod(instant: string, period: string): string {
  return moved(instant, period, 1);
}

/** The instant one period earlier, by the rules of {@link addPeriod}. @public */
export function subtractPeriod(instant: string, period: string): string {
  return moved(instant, period, -1);
}

/** A period for people: `6 months`, `1 year 6 months`. @public */
export function formatPeriod(period: string): string {
  return Object.entries(mustParse(period))
    .flatMap(([unit, count]) => {
      if (count === 0) {
        return [];
      }
      return [`${count} ${count === 1 ? unit.slice(0, -1) : unit}`];
    })
    .join(' ');
}

/**
 * The instant until which something planned is not late: a day without a time
 * ends with its UTC day, an instant is itself.
 *
 * @public
 */
export function endOfPlanned(plannedAt: string): string {
  return plannedAt.includes('T')
    ? plannedAt
    : new Date(inUtc(plannedAt).setUTCHours(23, 59, 59, 999)).toISOString();
}

/** Whether a day, without a time, lies behind. @public */
export function isDayOver(day: string, now: string): boolean {
  return Date.parse(now) > Date.parse(endOfPlanned(day));
}
