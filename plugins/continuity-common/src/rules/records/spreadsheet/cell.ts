import type {
  DurationUnit,
  RecordImportMapping,
  SheetCell,
} from '../../../model/records/recordImport';
import type { JsonValue } from '../../../model/records/recordType';

/** What a cell says; undefined: nothing. */
export type ReadCell =
  | { ok: true; value: JsonValue | undefined }
  | { ok: false; expected: string };

/** Finds what a cell names in the catalog. @public */
export type SheetLookUp = (
  text: string,
  what: 'subject' | 'entity' | 'person',
) => { ok: true; ref: string } | { ok: false; expected: string };

/** What it takes to read a cell beside the cell. */
export interface CellContext {
  unit: DurationUnit | null;
  days: RecordImportMapping['days'];
  decimal: RecordImportMapping['decimal'];
  /** ISO 4217. */
  currency: string;
  lookUp: SheetLookUp;
}

const NOTHING = new Set(
  '- – — ? n/a na n.a. tbd tbc tba unknown'
    .split(' ')
    .concat('not decided', 'not applicable'),
);
const BROKEN = /^#(?:N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|SPILL!)$/;

/** Whether a text stands where people leave a cell empty. */
export function saysNothing(text: string): boolean {
  return NOTHING.has(text.toLowerCase());
}

/** Whether it is what a formula shows that failed. */
export function isBroken(text: string): boolean {
  return BROKEN.test(text);
}

/**
 * A cell as text, without blanks around it and without the mark that keeps
 * spreadsheets from taking a text for a formula.
 *
 * @public
 */
export function cellText(cell: SheetCell): string {
  if (cell === null) return '';
  if (typeof cell === 'object') {
    const midnight = cell.date.endsWith('T00:00:00.000Z');
    return midnight
      ? cell.date.slice(0, 10)
      : cell.date.slice(0, 19).replace('T', ' ');
  }
  return String(cell)
    .replace(/[\u00a0\u2007\u202f]/g, ' ')
    .trim()
    .replace(/^'(?=[=+\-@\t\r])/, '');
}
