import type {
  RecordColumn,
  SheetCell,
} from '../../../model/records/recordImport';
import { cellText } from './cell';
import { knownHeaders } from './suggest';
import { keyOf } from './words';

/** Titles, dates and legends stand above a table, but not that many. */
const ROWS_LOOKED_AT = 30;

/** Where a table begins. @public */
export interface SheetHeaders {
  /** Index of the last row of the headers. */
  row: number;
  headers: string[];
  /** How many of them are what a column is called. */
  known: number;
}

/**
 * The header of each column. Where the row above groups columns, as merged cells
 * do (`Financial` above `1 h`, `4 h`), the group comes first; nothing tells where
 * the last group ends, but that a column is called something without it.
 */
function groupedHeaders(
  above: readonly string[],
  own: readonly string[],
  isKnown: (header: string) => boolean,
): string[] {
  let group = '';
  return own.map((text, index) => {
    group = above[index] || group;
    const both = [group, text].filter(part => part !== '').join(' ');
    if (text === '') return above[index] ?? '';
    return group === text || (isKnown(text) && !isKnown(both)) ? text : both;
  });
}

/**
 * Finds the headers of the table in a sheet: the row of which most cells are what
 * columns are called, else the first with the most texts.
 *
 * @param row - index of the last row of the headers, if a person said so
 * @public
 */
export function findHeaders(
  rows: readonly SheetCell[][],
  columns: readonly RecordColumn[],
  row?: number,
): SheetHeaders {
  const isKnown = knownHeaders(columns);
  const texts = (index: number) => (rows[index] ?? []).map(cellText);
  const at = (index: number): SheetHeaders[] => {
    const [above, own] = [texts(index - 1), texts(index)];
    const named = above.filter(text => text !== '').length;
    const forms = [own];
    if (named > 0 && named < own.length) {
      forms.push(groupedHeaders(above, own, isKnown));
    }
    return forms.map(headers => ({
      row: index,
      headers,
      known: new Set(headers.filter(isKnown).map(keyOf)).size,
    }));
  };
  const best = (found: SheetHeaders[]) =>
    found.reduce((one, other) => (other.known > one.known ? other : one));
  if (row !== undefined) return best(at(row));

  const places = rows.slice(0, ROWS_LOOKED_AT).map((_, index) => index);
  if (places.length === 0) return { row: 0, headers: [], known: 0 };
  const found = best(places.flatMap(at));
  if (found.known > 0) return found;
  const count = (index: number) =>
    rows[index].filter(cell => typeof cell === 'string').length;
  return at(
    places.reduce((one, other) => (count(other) > count(one) ? other : one)),
  )[0];
}
