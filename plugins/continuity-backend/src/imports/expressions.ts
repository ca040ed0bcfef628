import { DateTime, Duration } from 'luxon';

const EXPRESSION = /^\{\{(.*)\}\}$/s;
const TERM =
  /\s*(?:([+-])\s*(P[0-9YMWDTHS]{1,40})|at\s+([01]\d|2[0-3]):([0-5]\d))(?=\s|$)/y;

const EXPECTED =
  'a relative date such as {{ now - P3M2D at 09:30 + PT1H20M }} or {{ today + P11D }}';

/** What a text in a document stands for. */
export type Resolved =
  | { ok: true; value: string }
  | { ok: false; expected: string };

/** Whether a text is a relative date, well written or not. */
export function isExpression(text: string): boolean {
  return EXPRESSION.test(text.trim());
}

/**
 * The instant or day that a relative date stands for, so that examples do not
 * age: `now` or `today`, then any number of `+ period`, `- period` and, after
 * `now`, `at HH:MM`, which sets the time of the UTC day reached so far.
 */
export function resolveExpression(text: string, now: string): Resolved {
  const body = EXPRESSION.exec(text.trim())?.[1].trim() ?? '';
  const base = /^(now|today)(?=\s|$)/.exec(body)?.[1];
  if (!base) return { ok: false, expected: EXPECTED };

  let time = DateTime.fromISO(now, { zone: 'utc' });
  TERM.lastIndex = base.length;
  while (TERM.lastIndex < body.length) {
    const term = TERM.exec(body);
    if (!term) return { ok: false, expected: EXPECTED };
    const [, sign, period, hour, minute] = term;
    if (base === 'today' && (hour !== undefined || period.includes('T'))) {
      return { ok: false, expected: 'whole days after today' };
    }
    if (hour === undefined) {
      const duration = Duration.fromISO(period);
      if (!duration.isValid) return { ok: false, expected: EXPECTED };
      time = sign === '+' ? time.plus(duration) : time.minus(duration);
    } else {
      time = time
        .startOf('day')
        .set({ hour: Number(hour), minute: Number(minute) });
    }
  }
  if (!time.isValid || time.year < 1 || time.year > 9999) {
    return { ok: false, expected: 'a date between the years 1 and 9999' };
  }
  return {
    ok: true,
    value:
      base === 'today'
        ? time.toFormat('yyyy-MM-dd')
        : time.toJSDate().toISOString(),
  };
}
