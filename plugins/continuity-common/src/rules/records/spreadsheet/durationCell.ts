import type { DurationUnit } from '../../../model/records/recordImport';
import { parseDuration } from '../../duration';
import type { ReadCell } from './cell';

const EXPECTED = 'a duration with its unit such as 4 h, 30 min, 2 days or PT4H';

const SECONDS: Record<DurationUnit, number> = {
  seconds: 1,
  minutes: 60,
  hours: 3_600,
  days: 86_400,
  weeks: 604_800,
};

const UNIT_WORDS: [RegExp, DurationUnit][] = [
  [/^(?:s|secs?|seconds?)$/, 'seconds'],
  [/^(?:m|mins?|minutes?)$/, 'minutes'],
  [/^(?:h|hrs?|hours?)$/, 'hours'],
  [/^(?:d|days?)$/, 'days'],
  [/^(?:w|wks?|weeks?)$/, 'weeks'],
];

/** A unit by any of its names, in small letters. */
export function unitOf(word: string): DurationUnit | null {
  return UNIT_WORDS.find(([names]) => names.test(word))?.[1] ?? null;
}

/** An objective is a limit anyway. */
const LIMIT = /^(?:<=?|≤|up to|at most|within|max(?:imum|\.)?)\s*/;
const PART = /(\d+(?:[.,]\d+)?)\s*([a-z]+)\.?(?:\s*(?:,|&|and)\s*|\s*)/y;
const CLOCK = /^(\d{1,4}):([0-5]\d)(?::([0-5]\d))?$/;

function whole(seconds: number): ReadCell {
  const rounded = Math.round(seconds);
  if (Math.abs(seconds - rounded) > 0.001) {
    return { ok: false, expected: 'a duration in whole seconds' };
  }
  const checked = parseDuration(`${rounded}s`);
  return checked.ok ? { ok: true, value: checked.seconds } : checked;
}

/** Reads a bare number: only its column can say of what. */
export function readDurationNumber(
  value: number,
  unit: DurationUnit | null,
): ReadCell {
  if (!Number.isFinite(value) || value < 0) {
    return { ok: false, expected: EXPECTED };
  }
  if (value === 0) return { ok: true, value: 0 };
  return unit === null
    ? {
        ok: false,
        expected: `${EXPECTED}, or a unit chosen for the whole column`,
      }
    : whole(value * SECONDS[unit]);
}

/**
 * Reads a duration as people write it in spreadsheets: all that
 * {@link parseDuration} takes, and `4 hours`, `1,5 h`, `2 days 4 hrs`, `4:30`.
 */
export function readDurationText(
  text: string,
  unit: DurationUnit | null,
): ReadCell {
  const limit = text.toLowerCase().replace(LIMIT, '');
  for (const form of [text, limit.replace(/\s/g, '')]) {
    const parsed = parseDuration(form);
    if (parsed.ok) return { ok: true, value: parsed.seconds };
  }
  if (/^\d+(?:[.,]\d+)?$/.test(limit)) {
    return readDurationNumber(Number(limit.replace(',', '.')), unit);
  }
  const clock = CLOCK.exec(limit);
  if (clock) {
    const [hours, minutes, seconds] = clock
      .slice(1)
      .map(part => Number(part ?? 0));
    return whole(hours * 3_600 + minutes * 60 + seconds);
  }
  let sum = 0;
  PART.lastIndex = 0;
  for (let end = 0; end < limit.length; end = PART.lastIndex) {
    const [, figure, word] = PART.exec(limit) ?? [];
    const of = word === undefined ? null : unitOf(word);
    if (of === null) return { ok: false, expected: EXPECTED };
    sum += Number(figure.replace(',', '.')) * SECONDS[of];
  }
  return limit === '' ? { ok: false, expected: EXPECTED } : whole(sum);
}

/** Midnight of the day that spreadsheets count from. */
export const SHEET_EPOCH = Date.UTC(1899, 11, 30);

/** A time of day, or more hours than a day has, comes as an instant near the epoch. */
export function readDurationInstant(instant: string): ReadCell {
  const seconds = (Date.parse(instant) - SHEET_EPOCH) / 1000;
  // Four years of hours; what lies behind it was meant as a day.
  return seconds >= 0 && seconds < 4 * 366 * 86_400
    ? { ok: true, value: Math.round(seconds) }
    : { ok: false, expected: `${EXPECTED}, not a day` };
}
