import { DateTime, Info } from 'luxon';

/** A month as weeks of ISO days, whole weeks as the reader's language has them. */
export interface MonthGrid {
  /** `December 2026`. */
  title: string;
  weeks: string[][];
  /** Long and short names in the order of the columns. */
  weekdays: { long: string; short: string }[];
}

function firstOf(month: string): DateTime {
  return DateTime.fromFormat(month, 'yyyy-MM');
}

/** The calendar of a month such as `2026-12`. */
export function monthGrid(month: string): MonthGrid {
  const first = firstOf(month);
  const start = first.startOf('week', { useLocaleWeeks: true });
  const end = first.endOf('month').endOf('week', { useLocaleWeeks: true });
  const count = Math.round(end.diff(start, 'days').days);
  const days = Array.from({ length: count }, (_, index) =>
    start.plus({ days: index }),
  );
  const names = { long: Info.weekdays('long'), short: Info.weekdays('short') };
  return {
    title: first.toLocaleString({ month: 'long', year: 'numeric' }),
    weeks: Array.from({ length: count / 7 }, (_, week) =>
      days.slice(week * 7, week * 7 + 7).map(day => day.toISODate() ?? ''),
    ),
    weekdays: days.slice(0, 7).map(({ weekday }) => ({
      long: names.long[weekday - 1],
      short: names.short[weekday - 1],
    })),
  };
}

/** The month that many months from another. */
export function monthFrom(month: string, months: number): string {
  return firstOf(month).plus({ months }).toFormat('yyyy-MM');
}

/** The window to ask for so that no time zone loses a test of the grid. */
export function windowOf(grid: MonthGrid): { from: string; to: string } {
  const first = DateTime.fromISO(grid.weeks[0][0], { zone: 'utc' });
  const last = DateTime.fromISO(grid.weeks.at(-1)?.[6] ?? '', { zone: 'utc' });
  return {
    from: first.minus({ days: 1 }).toJSDate().toISOString(),
    to: last.plus({ days: 2 }).toJSDate().toISOString(),
  };
}

/** The day on which something shows: its own, or that of its instant here. */
export function dayOf(at: string): string {
  return at.includes('T') ? DateTime.fromISO(at).toISODate() ?? '' : at;
}

const steps: Record<string, { days?: number; months?: number }> = {
  ArrowLeft: { days: -1 },
  ArrowRight: { days: 1 },
  ArrowUp: { days: -7 },
  ArrowDown: { days: 7 },
  PageUp: { months: -1 },
  PageDown: { months: 1 },
};

/** The day to which a key leads; undefined: the key is none of the grid's. */
export function dayAfterKey(day: string, key: string): string | undefined {
  const from = DateTime.fromISO(day);
  const step = steps[key];
  if (step) return from.plus(step).toISODate() ?? undefined;
  if (key === 'Home') {
    return from.startOf('week', { useLocaleWeeks: true }).toISODate() ?? '';
  }
  return key === 'End'
    ? from.endOf('week', { useLocaleWeeks: true }).toISODate() ?? ''
    : undefined;
}
