import type { Knex } from 'knex';

/**
 * What a query finds as one JSON array, to be selected as a column: what belongs
 * to a row comes along with it instead of by a statement of its own.
 *
 * @param what - a column of the query for a list of its values, or several for a
 * list of rows
 */
export function nested(
  knex: Knex,
  query: Knex.QueryBuilder,
  what: string | string[],
): Knex.Raw {
  const isPostgres = knex.client.config.client === 'pg';
  const object = isPostgres ? 'json_build_object' : 'json_object';
  const item =
    typeof what === 'string'
      ? `nested.${what}`
      : `${object}(${what
          .map(column => `'${column}', nested.${column}`)
          .join(', ')})`;
  const list = isPostgres
    ? `coalesce(json_agg(${item}), '[]')`
    : `json_group_array(${item})`;
  return knex.raw(`(select ${list} from ? as nested)`, [query]);
}

/** The items of such a column; SQLite has no type for JSON. */
export function fromNested<T>(value: unknown): T[] {
  return (typeof value === 'string' ? JSON.parse(value) : value) as T[];
}
