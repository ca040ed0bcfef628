import type { Knex } from 'knex';

/**
 * `column in (values)` with any number of values: they are one parameter. With
 * one for each, a statement of hundreds takes longer to put together than to run.
 */
export function isOneOf(
  knex: Knex,
  column: string,
  values: readonly (string | number)[],
): Knex.Raw {
  return knex.client.config.client === 'pg'
    ? knex.raw('?? = any(?)', [column, [...values] as string[]])
    : knex.raw('?? in (select value from json_each(?))', [
        column,
        JSON.stringify(values),
      ]);
}
