import type { Knex } from 'knex';
import { inChunks } from './chunks';

/** SQLite takes 32,766 bindings in one statement, and 500 rows. */
const BINDINGS_AT_MOST = 30_000;
const ROWS_AT_MOST = 500;

/** What to do with rows whose key is there already. */
export interface OnConflict {
  /** Columns of the key. */
  key: string[];
  /** Columns to overwrite, or SQL of their new values by column. */
  merge: string[] | Record<string, string>;
}

/**
 * Inserts any number of rows, all with the same columns. PostgreSQL gets them as
 * one JSON value: a statement with a binding for each field of hundreds of rows
 * takes longer to put together than to run, and nothing else runs meanwhile.
 */
export async function insertRows<T extends object>(
  knex: Knex,
  table: string,
  rows: readonly T[],
  onConflict?: OnConflict,
): Promise<void> {
  if (rows.length === 0) return;
  const columns = Object.keys(rows[0]);
  if (knex.client.config.client === 'pg') {
    await knex.raw(
      `insert into ?? (${columns.map(() => '??').join(', ')})
      select ${columns.map(() => '??').join(', ')}
      from json_populate_recordset(null::??, ?::json)${conflictSql(
        onConflict,
      )}`,
      [table, ...columns, ...columns, table, toJson(rows)],
    );
    return;
  }
  await inChunks(
    rows,
    async slice => {
      const query = knex(table).insert(slice);
      await (onConflict ? onConflicting(knex, query, onConflict) : query);
      return [];
    },
    Math.min(ROWS_AT_MOST, Math.floor(BINDINGS_AT_MOST / columns.length)),
  );
}

function onConflicting(
  knex: Knex,
  query: Knex.QueryBuilder,
  { key, merge }: OnConflict,
) {
  const conflicting = query.onConflict(key);
  const values = newValues(merge);
  return values.length === 0
    ? conflicting.ignore()
    : conflicting.merge(
        Object.fromEntries(
          values.map(([column, sql]) => [column, knex.raw(sql)]),
        ),
      );
}

function newValues(merge: OnConflict['merge']): [string, string][] {
  return Array.isArray(merge)
    ? merge.map(column => [column, `excluded.${column}`])
    : Object.entries(merge);
}

function conflictSql(onConflict: OnConflict | undefined): string {
  if (!onConflict) return '';
  const values = newValues(onConflict.merge).map(
    ([column, sql]) => `${column} = ${sql}`,
  );
  const action =
    values.length === 0 ? 'nothing' : `update set ${values.join(', ')}`;
  return ` on conflict (${onConflict.key.join(', ')}) do ${action}`;
}

/** JSON that PostgreSQL takes: halves of surrogate pairs become U+FFFD, as in bindings. */
function toJson(rows: readonly object[]): string {
  const json = JSON.stringify(rows);
  return json.includes('\\ud')
    ? JSON.stringify(rows, (_key, value) =>
        typeof value === 'string' ? Buffer.from(value).toString() : value,
      )
    : json;
}
