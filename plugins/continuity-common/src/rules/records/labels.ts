import type { JsonValue } from '../../model/records/recordType';
import { formatDuration, parseDuration } from '../duration';
import { isObject, type Part } from './content';

/** `costPerHour` as people call it: `Cost per hour`. */
export function labelOf(key: string): string {
  const words = key
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/[-_]/g, ' ')
    .toLocaleLowerCase('en-US');
  return words.charAt(0).toLocaleUpperCase('en-US') + words.slice(1);
}

function ownTitle(item: Part): string | undefined {
  return isObject(item)
    ? [item.title, item.name, item.label].find(
        (text): text is string =>
          typeof text === 'string' && text.trim() !== '',
      )
    : undefined;
}

/** The titles of all things in the contents, by id; of several the last. */
export function titlesIn(...contents: JsonValue[]): Map<string, string> {
  const titles = new Map<string, string>();
  const visit = (part: JsonValue) => {
    const title = ownTitle(part);
    if (isObject(part) && typeof part.id === 'string' && title !== undefined) {
      titles.set(part.id, title);
    }
    if (part !== null && typeof part === 'object') {
      Object.values(part).forEach(visit);
    }
  };
  contents.forEach(visit);
  return titles;
}

/**
 * What an item of a list is called: by its title, by that of what it is about,
 * where that has the same id, by a span of time that is its id, or by its place.
 */
export function titleOfItem(
  item: Part,
  titles: ReadonlyMap<string, string>,
  itemLabel: string | undefined,
  at: number,
): string {
  const id = isObject(item) && typeof item.id === 'string' ? item.id : '';
  const title = ownTitle(item) ?? titles.get(id);
  if (title !== undefined) {
    return title;
  }
  const span = id.startsWith('P') ? parseDuration(id) : null;
  return span?.ok
    ? formatDuration(span.seconds)
    : `${labelOf(itemLabel ?? 'item')} ${at + 1}`;
}
