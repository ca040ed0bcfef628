import type { DurationUnit } from '../../../model/records/recordImport';
import { parseDuration } from '../../duration';
import type { CellContext, ReadCell } from './cell';
import { BOTH_WAYS, numberOf } from './numberCell';

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
const FIGURE = /^\d[\d.,]*$/;
const PART = /(\d(?:[\d.,]*\d)?)\s*([a-z]+)\.?(?:\s*(?:,|&|and)\s*|\s*)/y;
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
  { unit, decimal }: Pick<CellContext, 'unit' | 'decimal'>,
): ReadCell {
  const limit = text.toLowerCase().replace(LIMIT, '');
  for (const form of [text, limit.replace(/\s/g, '')]) {
    const parsed = parseDuration(form);
    if (parsed.ok) return { ok: true, value: parsed.seconds };
  }
  if (FIGURE.test(limit)) {
    const value = numberOf(limit, decimal);
    return value === null
      ? { ok: false, expected: BOTH_WAYS }
      : readDurationNumber(value ?? NaN, unit);
  }
  const clock = CLOCK.exec(limit);
  if (clock) {
    const [hours, minutes, seconds] = clock
      .slice(1)
      .map(part => Number(part ?? 0));
    return whole(hours * 3_600 + minutes * 60 + seconds);
  }
  return readParts(limit, decimal);
}

/** Reads `2 days 4 hrs`, in small letters. */
function readParts(text: string, decimal: CellContext['decimal']): ReadCell {
  let sum = 0;
  PART.lastIndex = 0;
  for (let end = 0; end < text.length; end = PART.lastIndex) {
    const [, figure, word] = PART.exec(text) ?? [];
    const unit = word === undefined ? null : unitOf(word);
    const value = unit === null ? undefined : numberOf(figure, decimal);
    if (value === null) return { ok: false, expected: BOTH_WAYS };
    if (unit === null || value === undefined) {
      return { ok: false, expected: EXPECTED };
    }
    sum += value * SECONDS[unit];
  }
  return text === '' ? { ok: false, expected: EXPECTED } : whole(sum);
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
