import type { JsonValue } from '../../model/records/recordType';

/** A part of a content; undefined: it is not there. */
export type Part = JsonValue | undefined;

export type JsonObject = { [key: string]: JsonValue };

export function isObject(part: Part): part is JsonObject {
  return part !== null && typeof part === 'object' && !Array.isArray(part);
}

/** Nothing filled in, in whichever way that is written. */
export function isBlank(part: Part): part is null | undefined | '' {
  return part === undefined || part === null || part === '';
}

/** Blank, or a list of nothing. */
export function isEmpty(part: Part): boolean {
  return isBlank(part) || (Array.isArray(part) && part.length === 0);
}

export function isSame(a: Part, b: Part): boolean {
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item, at) => isSame(item, b[at]));
  }
  if (isObject(a) && isObject(b)) {
    const keys = Object.keys(a);
    return (
      keys.length === Object.keys(b).length &&
      keys.every(key => Object.hasOwn(b, key) && isSame(a[key], b[key]))
    );
  }
  return a === b;
}

/** The items of a list by their id; null where it is no list of such. */
export function itemsById(part: Part): Map<string, JsonObject> | null {
  if (!Array.isArray(part)) {
    return null;
  }
  const items = new Map<string, JsonObject>();
  for (const item of part) {
    if (!isObject(item) || typeof item.id !== 'string' || items.has(item.id)) {
      return null;
    }
    items.set(item.id, item);
  }
  return items;
}

export function keyOf(part: Part, key: string): Part {
  return isObject(part) && Object.hasOwn(part, key) ? part[key] : undefined;
}

/** What lies at a path of keys with dots between. */
export function partAt(part: Part, path: string): Part {
  return path.split('.').reduce(keyOf, part);
}

/** The same with another part under the key; undefined takes it out. */
export function withKey(
  object: JsonObject,
  key: string,
  part: Part,
): JsonObject {
  const entries = Object.entries(object);
  if (part === undefined) {
    return Object.fromEntries(entries.filter(([name]) => name !== key));
  }
  return Object.fromEntries([
    ...entries.map(([name, value]): [string, JsonValue] => [
      name,
      name === key ? part : value,
    ]),
    ...(Object.hasOwn(object, key) ? [] : [[key, part] as const]),
  ]);
}

/**
 * The same with another part at a path of keys with dots between; undefined takes
 * it out. Where what it lies in is not there, nothing changes.
 */
export function withPart(
  whole: JsonValue,
  path: string,
  part: Part,
): JsonValue {
  if (!isObject(whole)) {
    return whole;
  }
  const dot = path.indexOf('.');
  if (dot === -1) {
    return withKey(whole, path, part);
  }
  const key = path.slice(0, dot);
  const inner = keyOf(whole, key);
  return inner === undefined
    ? whole
    : withKey(whole, key, withPart(inner, path.slice(dot + 1), part));
}

export function joinPath(...steps: string[]): string {
  return steps.filter(step => step !== '').join('.');
}
