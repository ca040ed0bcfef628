import type { Knex } from 'knex';

/**
 * What one room adds to the statement of another, so that an answer of several
 * rooms is read at once: a column, whose tables only that room knows, and what
 * it makes of the column's value.
 */
export interface Alongside<T, Known extends unknown[] = []> {
  column: Knex.Raw;
  read(value: unknown, ...known: Known): T;
}
