import { DateTime } from 'luxon';
import type { Translate } from './useContinuityTranslation';

/** A day without a time ends with its UTC day. */
function endOf(value: string): DateTime {
  return value.length === 10
    ? DateTime.fromISO(value, { zone: 'utc' }).endOf('day')
    : DateTime.fromISO(value);
}

/** Calendar day in the reader's zone, or the day itself: `12 Mar 2026`. */
export function formatDay(value: string): string {
  // The API's sentences write days like this; one form reads easier than two.
  return DateTime.fromISO(value).toFormat('d MMM yyyy');
}

/** Day, and time with the zone, for tooltips. */
export function formatExact(value: string): string {
  return DateTime.fromISO(value).toFormat(
    value.length === 10 ? 'd MMMM yyyy' : 'd MMMM yyyy, HH:mm ZZZZ',
  );
}

/** Whole days between the calendar days of two instants, negative in the past. */
export function daysUntil(value: string, now: number): number {
  const to = endOf(value).startOf('day');
  const from = DateTime.fromMillis(now, { zone: to.zone }).startOf('day');
  return Math.round(to.diff(from, 'days').days);
}

/** `in 11 days`, `3 days ago`, and for a due date gone by `71 days late`. */
export function formatRelative(
  value: string,
  options: { now: number; due?: boolean; t: Translate },
): string {
  const { now, due, t } = options;
  const days = daysUntil(value, now);
  const passed = endOf(value).toMillis() < now;
  if (due && passed) {
    return days === 0
      ? t('common.date.lateToday')
      : t('common.date.late', { count: -days });
  }
  if (days === 0) return t('common.date.today');
  return days > 0
    ? t('common.date.in', { count: days })
    : t('common.date.ago', { count: -days });
}
