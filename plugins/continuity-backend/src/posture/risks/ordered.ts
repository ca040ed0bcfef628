import { z } from 'zod';
import { decodeCursor, encodeCursor } from '../../database';

const collator = new Intl.Collator('en');

export type Order<T> = (a: T, b: T) => number;

/** By a text of each. */
export function byText<T>(textOf: (row: T) => string): Order<T> {
  return (a, b) => collator.compare(textOf(a), textOf(b));
}

/** By a day of each; what has none comes last either way. */
export function byDay<T>(dayOf: (row: T) => string | null): {
  first: Order<T>;
  last: Order<T>;
} {
  const by =
    (sign: number): Order<T> =>
    (a, b) => {
      const [x, y] = [dayOf(a), dayOf(b)];
      return x === null || y === null
        ? Number(x === null) - Number(y === null)
        : sign * collator.compare(x, y);
    };
  return { first: by(1), last: by(-1) };
}

export function reversed<T>(order: Order<T>): Order<T> {
  return (a, b) => order(b, a);
}

/** The first of the orders that tells two apart. */
export function inTurn<T>(...orders: Order<T>[]): Order<T> {
  return (a, b) => {
    for (const order of orders) {
      const found = order(a, b);
      if (found !== 0) return found;
    }
    return 0;
  };
}

/** A page of what is sorted already. */
export function pageOf<T>(
  rows: T[],
  query: { cursor?: string; limit: number },
): { items: T[]; nextCursor: string | null } {
  const start =
    query.cursor === undefined
      ? 0
      : decodeCursor(query.cursor, z.number().int().min(0));
  const end = start + query.limit;
  return {
    items: rows.slice(start, end),
    nextCursor: end < rows.length ? encodeCursor(end) : null,
  };
}

/** Whether one of the texts contains what is looked for, in any case. */
export function contains(part: string | undefined, ...texts: string[]) {
  const wanted = part?.trim().toLocaleLowerCase('en-US');
  return (
    !wanted ||
    texts.some(text => text.toLocaleLowerCase('en-US').includes(wanted))
  );
}

/** Whether a value is one of those asked for; nothing asked for is anything. */
export function among<T>(wanted: readonly T[] | undefined, value: T): boolean {
  return !wanted?.length || wanted.includes(value);
}
