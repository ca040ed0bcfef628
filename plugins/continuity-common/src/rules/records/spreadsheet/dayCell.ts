import { isDay } from '../../../model/dates';
import type { RecordImportMapping } from '../../../model/records/recordImport';
import type { ReadCell } from './cell';
import { SHEET_EPOCH } from './durationCell';

const EXPECTED = 'a day such as 2026-12-31';
const BOTH_WAYS =
  'a day that cannot be read in two ways, such as 2026-12-31: or say whether the day or the month comes first';

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

function dayOf(year: string, month: number, day: string): ReadCell {
  const value = [
    year,
    String(month).padStart(2, '0'),
    day.padStart(2, '0'),
  ].join('-');
  return isDay(value) ? { ok: true, value } : { ok: false, expected: EXPECTED };
}

/** Days of this and the last century as spreadsheets count them. */
export function readDayNumber(serial: number): ReadCell {
  return serial > 20_000 && serial < 80_000
    ? {
        ok: true,
        value: new Date(SHEET_EPOCH + Math.floor(serial) * 86_400_000)
          .toISOString()
          .slice(0, 10),
      }
    : { ok: false, expected: EXPECTED };
}

/** @param order - of days with slashes */
export function readDayText(
  text: string,
  order: RecordImportMapping['days'],
): ReadCell {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?$/.exec(text);
  if (iso) return dayOf(iso[1], Number(iso[2]), iso[3]);
  const dots = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$/.exec(text);
  if (dots) return dayOf(dots[3], Number(dots[2]), dots[1]);

  const slashes = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})$/.exec(text);
  if (slashes) {
    const [, one, two, year] = slashes;
    const dayFirst = dayOf(year, Number(two), one);
    const monthFirst = dayOf(year, Number(one), two);
    if (order !== null) return order === 'day-first' ? dayFirst : monthFirst;
    if (dayFirst.ok && monthFirst.ok && one !== two) {
      return { ok: false, expected: BOTH_WAYS };
    }
    return dayFirst.ok ? dayFirst : monthFirst;
  }

  const named =
    /^(?<day>\d{1,2})\.?[ -](?<month>[a-z]{3,9})\.?,?[ -](?<year>\d{4})$/i.exec(
      text,
    ) ??
    /^(?<month>[a-z]{3,9})\.? (?<day>\d{1,2}),? (?<year>\d{4})$/i.exec(text);
  const { day, month, year } = named?.groups ?? {};
  const number = MONTHS.indexOf((month ?? '').slice(0, 3).toLowerCase()) + 1;
  return number > 0
    ? dayOf(year, number, day)
    : { ok: false, expected: EXPECTED };
}
