import type { JsonValue } from '../../../model/records/recordType';
import { NOTHING } from './fieldText';

/** `costPerHour` as people write it: `cost per hour`. */
function wordsOf(key: string): string {
  return key
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/[-_]/g, ' ')
    .toLocaleLowerCase('en-US');
}

/**
 * All that is said within a value, one row for each: where and what. Ids of items
 * say nothing to a reader.
 */
export function leavesOf(value: JsonValue, path: string[] = []): string[][] {
  if (value === null || value === '') return [];
  if (typeof value !== 'object') return [[path.join(' › '), String(value)]];
  return Array.isArray(value)
    ? value.flatMap((item, index) =>
        leavesOf(item, [...path, String(index + 1)]),
      )
    : Object.entries(value)
        .filter(([key]) => key !== 'id')
        .flatMap(([key, item]) => leavesOf(item, [...path, wordsOf(key)]));
}

/** The same in one text. */
export function leavesText(value: JsonValue): string {
  return (
    leavesOf(value)
      .map(([where, what]) => (where === '' ? what : `${where}: ${what}`))
      .join('; ') || NOTHING
  );
}
