import { RRule } from 'rrule';
import { instantOf, millis } from './instants';
import { parseRecurrence } from './recurrence';
import { daysBetween, firstDay, type Recurrence } from './recurrenceDays';

const DAY = 24 * 60 * 60 * 1000;

function startOfDay(milliseconds: number): number {
  return Math.floor(milliseconds / DAY) * DAY;
}

/** A repeated test: the days that its rule names, and when on each day. */
class Series {
  readonly #recurrence: Recurrence;
  readonly #first: number;
  readonly #isDay: boolean;

  /** Undefined where the rule cannot be read. */
  static of(plannedAt: string, rrule: string): Series | undefined {
    const start = millis(plannedAt);
    if (!parseRecurrence(rrule).ok || Number.isNaN(start)) {
      return undefined;
    }
    // The series starts with the planned day, whatever start the text names.
    const anchored = parseRecurrence(
      RRule.optionsToString({
        ...RRule.parseString(rrule),
        dtstart: new Date(startOfDay(start)),
      }),
    );
    return anchored.ok
      ? new Series(anchored.recurrence, start, !plannedAt.includes('T'))
      : undefined;
  }

  private constructor(recurrence: Recurrence, first: number, isDay: boolean) {
    this.#recurrence = recurrence;
    this.#first = first;
    this.#isDay = isDay;
  }

  next(after: number): number | undefined {
    if (after < this.#first) {
      return this.#first;
    }
    const timeOfDay = this.#first - startOfDay(this.#first);
    const earliest = new Date(startOfDay(after - timeOfDay) + DAY);
    const day = firstDay(this.#recurrence, earliest);
    return this.#within(day && day.getTime() + timeOfDay);
  }

  between(from: number, to: number, limit: number): number[] {
    const timeOfDay = this.#first - startOfDay(this.#first);
    const days = daysBetween(
      this.#recurrence,
      new Date(Math.max(startOfDay(from), startOfDay(this.#first))),
      new Date(to),
    );
    const repeats = days
      .map(day => this.#within(day.getTime() + timeOfDay))
      .filter(moment => moment !== undefined);
    // The planned one happens even where the rule does not name its day.
    return [...new Set([this.#first, ...repeats])]
      .filter(moment => from <= moment && moment <= to)
      .slice(0, limit);
  }

  write(milliseconds: number): string {
    const instant = instantOf(milliseconds);
    return this.#isDay ? instant.slice(0, 10) : instant;
  }

  /** An UNTIL with a time of day ends the series within its day. */
  #within(moment: number | undefined): number | undefined {
    const until = this.#recurrence.options.until?.getTime();
    const ended =
      moment !== undefined &&
      until !== undefined &&
      startOfDay(until) !== until &&
      moment > until;
    return ended ? undefined : moment;
  }
}

/**
 * The first occurrence of a repeated test strictly after an instant; null where
 * the series has ended. A planned day gives days, a planned instant instants;
 * a day counts from its start.
 *
 * @public
 */
export function nextOccurrence(
  plannedAt: string,
  rrule: string,
  after: string,
): string | null {
  const series = Series.of(plannedAt, rrule);
  const next = series?.next(millis(after));
  return series === undefined || next === undefined ? null : series.write(next);
}

/**
 * The occurrences of a repeated test from one instant to another, both
 * included, the planned one among them, ascending, at most `limit`.
 *
 * @public
 */
export function occurrencesBetween(
  plannedAt: string,
  rrule: string,
  from: string,
  to: string,
  limit: number,
): string[] {
  const series = Series.of(plannedAt, rrule);
  return series
    ? series
        .between(millis(from), millis(to), limit)
        .map(moment => series.write(moment))
    : [];
}
