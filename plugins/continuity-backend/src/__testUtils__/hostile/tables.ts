import type { Knex } from 'knex';
import { createHash } from 'node:crypto';

/** When the catalog was last read: nobody's doing, and told by the clock. */
const SYNC = 'inventory_sync';

/** The tables of the plugin, as the database lists them. */
async function tablesOf(database: Knex): Promise<string[]> {
  const isPostgres = database.client.config.client === 'pg';
  const rows: { name: string }[] = isPostgres
    ? await database('pg_tables')
        .select({ name: 'tablename' })
        .whereRaw('schemaname = current_schema()')
    : await database('sqlite_master')
        .select('name')
        .where({ type: 'table' })
        .whereNot('name', 'like', 'sqlite%');
  return rows
    .map(({ name }) => name)
    .filter(name => !/^(?:knex_|backstage_)/.test(name) && name !== SYNC)
    .sort();
}

/** A hash of every row of each table. */
export async function contentOf(
  database: Knex,
): Promise<Record<string, string>> {
  const content: Record<string, string> = {};
  for (const table of await tablesOf(database)) {
    const rows = await database(table).select();
    const texts = rows.map(row => JSON.stringify(row)).sort();
    content[table] = createHash('sha256')
      .update(texts.join('\n'))
      .digest('hex');
  }
  return content;
}
