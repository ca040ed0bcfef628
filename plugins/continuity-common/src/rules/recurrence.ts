import { Frequency, Options, RRule, Weekday } from 'rrule';
import { z } from 'zod';
import { firstDay, Recurrence } from './recurrenceDays';

const DAY = 86_400_000;

const oneOrMore = (min: number, max: number) => {
  const number = z.number().int().min(min).max(max);
  return z.union([number, z.array(number).min(1).max(max)]).optional();
};
const fromEitherEnd = (max: number) =>
  oneOrMore(-max, max).refine(value => ![value].flat().includes(0));

/** What the library's parser may answer; it checks next to nothing itself. */
const rulePartsSchema = z
  .strictObject({
    freq: z.union([
      z.literal(Frequency.YEARLY),
      z.literal(Frequency.MONTHLY),
      z.literal(Frequency.WEEKLY),
      z.literal(Frequency.DAILY),
    ]),
    dtstart: z.date().optional(),
    until: z.date().optional(),
    tzid: z.undefined().optional(),
    interval: z.number().int().min(1).max(1000).optional(),
    count: z.number().int().min(1).max(10_000).optional(),
    wkst: z.instanceof(Weekday).optional(),
    bymonth: oneOrMore(1, 12),
    bymonthday: fromEitherEnd(31),
    byyearday: fromEitherEnd(366),
    byweekno: fromEitherEnd(53),
    bysetpos: fromEitherEnd(366),
    byweekday: z.array(z.instanceof(Weekday)).min(1).max(53).optional(),
  })
  // RFC 5545, section 3.3.10: which parts go with which frequency.
  .refine(
    ({ freq, byweekday = [] }) =>
      freq < Frequency.WEEKLY || byweekday.every(day => !day.n),
  )
  .refine(
    ({ freq, bymonthday, byyearday, byweekno }) =>
      !(freq === Frequency.WEEKLY && bymonthday) &&
      (freq === Frequency.YEARLY || !(byyearday || byweekno)),
  );

export type ParsedRecurrence =
  | { ok: true; recurrence: Recurrence }
  | { ok: false; expected: string };

const EXPECTED =
  'an RFC 5545 rule of days in UTC such as FREQ=MONTHLY;BYMONTHDAY=-1';

function hasDayParts(options: Partial<Options>): boolean {
  const { byweekno, byyearday, bymonthday, byweekday } = options;
  return [byweekno, byyearday, bymonthday, byweekday].some(Boolean);
}

/**
 * Says out loud what a rule takes from its start, so that the start can move.
 */
function fromStart(
  options: Recurrence['options'],
): Pick<Partial<Options>, 'byweekday' | 'bymonth' | 'bymonthday'> {
  const { freq, dtstart } = options;
  if (freq === Frequency.DAILY || hasDayParts(options)) {
    return {};
  }
  if (freq === Frequency.WEEKLY) {
    return { byweekday: [(dtstart.getUTCDay() + 6) % 7] };
  }
  return {
    bymonthday: dtstart.getUTCDate(),
    ...(freq === Frequency.YEARLY && {
      bymonth: options.bymonth ?? dtstart.getUTCMonth() + 1,
    }),
  };
}

/**
 * A day rule with further conditions means the same days as a yearly one, and
 * the library steps through a year much faster than through its days.
 */
function coarsen(options: Recurrence['options']): Recurrence['options'] | null {
  const { freq, interval = 1, bysetpos, bymonth } = options;
  if (freq !== Frequency.DAILY || !(hasDayParts(options) || bymonth)) {
    return options;
  }
  return interval === 1 && !bysetpos
    ? {
        ...options,
        freq: Frequency.YEARLY,
        byweekday: options.byweekday ?? [0, 1, 2, 3, 4, 5, 6],
      }
    : null;
}

function parse(text: string): ParsedRecurrence {
  const refused = { ok: false as const, expected: EXPECTED };
  // The library silently drops a zone that comes without a start.
  if (/TZID/i.test(text)) {
    return refused;
  }
  let parts;
  try {
    parts = rulePartsSchema.safeParse(RRule.parseString(text));
  } catch {
    return refused;
  }
  if (!parts.success) {
    return refused;
  }
  const start = parts.data.dtstart?.getTime() ?? 0;
  const options = coarsen({
    ...parts.data,
    dtstart: new Date(Math.floor(start / DAY) * DAY),
  });
  if (!options) {
    return refused;
  }
  const recurrence = {
    options: { ...options, ...fromStart(options) },
  };
  return firstDay(recurrence, options.dtstart)
    ? { ok: true, recurrence }
    : { ok: false, expected: 'a rule that names at least one day' };
}

/**
 * The same few rules are read for every entity that inherits a peak, and one
 * that names no day takes long to see through.
 */
const parsedBefore = new Map<string, ParsedRecurrence>();
const MOST_REMEMBERED = 1_000;
const MAX_LENGTH = 500;

/**
 * Reads an RFC 5545 recurrence rule. Only rules of days and longer that name
 * at least one day are accepted. Without a DTSTART the rule starts with
 * 1970-01-01; times of day are dropped.
 */
export function parseRecurrence(text: string): ParsedRecurrence {
  if (text.length > MAX_LENGTH) {
    return { ok: false, expected: EXPECTED };
  }
  const known = parsedBefore.get(text);
  if (known) {
    return known;
  }
  const parsed = parse(text);
  if (parsedBefore.size >= MOST_REMEMBERED) {
    parsedBefore.clear();
  }
  parsedBefore.set(text, parsed);
  return parsed;
}
