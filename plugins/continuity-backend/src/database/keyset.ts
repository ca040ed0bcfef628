import { instantSchema } from '@backstage-continuity/plugin-continuity-common';
import type { Knex } from 'knex';
import { z } from 'zod';
import { decodeCursor, encodeCursor } from './cursor';

/** One sort key: an SQL expression that is never null, and its kind. */
export interface SortKey {
  sql: string;
  type: 'number' | 'text' | 'instant';
}

const valueSchemas = {
  number: z.number(),
  text: z.string(),
  instant: instantSchema,
};

/** What a cursor of a list in this order holds. */
function positionSchema(sort: string, keys: SortKey[]) {
  const [first, ...rest] = keys.map(key => valueSchemas[key.type]);
  return z.strictObject({
    sort: z.literal(sort),
    values: z.tuple([first, ...rest]),
  });
}

/**
 * Orders by the keys, all in one direction, and starts after the cursor's
 * position. Asks for one row more than wanted, to know whether there is a next
 * page. The columns `key_0` … are added for {@link takePage}.
 *
 * @throws InputError when the cursor belongs to another order
 */
export function seek(
  knex: Knex,
  query: Knex.QueryBuilder,
  options: {
    sort: string;
    keys: SortKey[];
    descending: boolean;
    cursor: string | undefined;
    limit: number;
  },
): void {
  const { sort, keys, descending, cursor, limit } = options;
  const tuple = `(${keys.map(key => key.sql).join(', ')})`;
  if (cursor !== undefined) {
    const { values } = decodeCursor(cursor, positionSchema(sort, keys));
    const bindings = values.map((value, index) =>
      keys[index].type === 'instant' ? new Date(value) : value,
    );
    query.whereRaw(
      `${tuple} ${descending ? '<' : '>'} (${placeholders(knex, keys)})`,
      bindings,
    );
  }
  query
    .select(keys.map((key, index) => knex.raw(`${key.sql} as key_${index}`)))
    .orderByRaw(
      keys.map(key => `${key.sql} ${descending ? 'desc' : 'asc'}`).join(', '),
    )
    .limit(limit + 1);
}

const pgTypes = {
  number: 'double precision',
  text: 'text',
  instant: 'timestamptz',
};

function placeholders(knex: Knex, keys: SortKey[]): string {
  return keys
    .map(key =>
      knex.client.config.client === 'pg' ? `?::${pgTypes[key.type]}` : '?',
    )
    .join(', ');
}

/** The position of a row that was read with {@link seek}. */
export function positionOf(
  row: Record<string, any>,
  { sort, keys }: { sort: string; keys: SortKey[] },
): string {
  const values = keys.map((key, index) => {
    const value = row[`key_${index}`];
    if (key.type === 'instant') return new Date(value).toISOString();
    return key.type === 'number' ? Number(value) : value;
  });
  return encodeCursor({ sort, values });
}

/** Splits the extra row off and makes the cursor of the next page. */
export function takePage<R extends Record<string, any>>(
  rows: R[],
  options: { sort: string; keys: SortKey[]; limit: number },
): { rows: R[]; nextCursor: string | null } {
  const page = rows.slice(0, options.limit);
  const last = page[page.length - 1];
  return {
    rows: page,
    nextCursor:
      rows.length <= options.limit || !last ? null : positionOf(last, options),
  };
}
