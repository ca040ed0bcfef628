import { parseDuration } from '../duration';
import { MistakeList } from './MistakeList';

/** What every reader knows beside the value and its path. */
export interface FieldContext {
  /** Of the entity, for short references. */
  namespace: string;
  mistakes: MistakeList;
}

/**
 * Reads one value leniently: what is wrong goes to the list of mistakes, and
 * the value counts as absent (`undefined`). Never called with null.
 */
export type Reader<T> = (
  value: unknown,
  path: string,
  context: FieldContext,
) => T | undefined;

/** Whether a value is a mapping as YAML and JSON know it. */
export function isMapping(value: unknown): value is Record<string, unknown> {
  return Object.prototype.toString.call(value) === '[object Object]';
}

/** The value of an own key; null and inherited keys are absent. */
export function ownValue(value: unknown, key: string): unknown {
  return isMapping(value) && Object.hasOwn(value, key)
    ? value[key] ?? undefined
    : undefined;
}

/** A mapping of known keys; every other key is a mistake. */
export function mapping<T extends object>(readers: {
  [K in keyof T]-?: Reader<T[K]>;
}): Reader<Partial<T>> {
  const keys = Object.keys(readers).join(', ');
  const isKnown = (key: PropertyKey): key is keyof T =>
    Object.hasOwn(readers, key);

  return (value, path, context) => {
    if (!isMapping(value)) {
      context.mistakes.add(path, value, `a mapping with any of ${keys}`);
      return undefined;
    }
    const read: Partial<T> = {};
    for (const key of Object.keys(value)) {
      const keyPath = `${path}.${key}`;
      const given = value[key];
      if (!isKnown(key)) {
        context.mistakes.add(keyPath, given, `one of the keys ${keys}`);
      } else if (given !== null && given !== undefined) {
        const result = readers[key](given, keyPath, context);
        if (result !== undefined) {
          read[key] = result;
        }
      }
    }
    return read;
  };
}

/**
 * A list. A mistaken element is left out; a list of which nothing right
 * remains counts as absent.
 */
export function list<T>(reader: Reader<T>, max = Infinity): Reader<T[]> {
  return (value, path, context) => {
    if (!Array.isArray(value)) {
      context.mistakes.add(path, value, 'a list');
      return undefined;
    }
    if (value.length > max) {
      context.mistakes.add(path, `${value.length} entries`, `at most ${max}`);
    }
    const read: T[] = [];
    value.slice(0, max).forEach((element, index) => {
      if (element !== null && element !== undefined) {
        const result = reader(element, `${path}[${index}]`, context);
        if (result !== undefined) {
          read.push(result);
        }
      }
    });
    return read.length > 0 || value.length === 0 ? read : undefined;
  };
}

/** A value that a test recognises. */
export function matching<T>(
  expected: string,
  test: (value: unknown) => value is T,
): Reader<T> {
  return (value, path, context) => {
    if (test(value)) {
      return value;
    }
    context.mistakes.add(path, value, expected);
    return undefined;
  };
}

export function oneOf<T extends string>(...values: T[]): Reader<T> {
  return matching(`one of ${values.join(', ')}`, (value): value is T =>
    values.some(known => known === value),
  );
}

/** A line of text, without line breaks and other control characters. */
export function line(expected: string, max = 200): Reader<string> {
  return matching(
    `${expected}, a line of at most ${max} characters`,
    (value): value is string =>
      typeof value === 'string' &&
      value.length <= max &&
      value.trim() !== '' &&
      !/[\p{Cc}\p{Cs}]/u.test(value),
  );
}

/** Free text, several lines if need be. */
export function text(expected: string, max = 10_000): Reader<string> {
  return matching(
    `${expected}, a text of at most ${max} characters`,
    (value): value is string =>
      typeof value === 'string' &&
      value.length <= max &&
      value.trim() !== '' &&
      !/[^\P{Cc}\t\r\n]|\p{Cs}/u.test(value),
  );
}

export const flag = matching(
  'true or false',
  (value): value is boolean => typeof value === 'boolean',
);

/** A span in whole seconds. */
export const span: Reader<number> = (value, path, context) => {
  const parsed = parseDuration(value);
  if (parsed.ok) {
    return parsed.seconds;
  }
  context.mistakes.add(path, value, parsed.expected);
  return undefined;
};
