import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { readdirSync } from 'node:fs';
import { migrationsDir, openDatabase } from './migrations';

jest.setTimeout(60_000);

async function tablesOf(knex: Knex): Promise<string[]> {
  const names: string[] =
    knex.client.config.client === 'pg'
      ? await knex('pg_tables').where('schemaname', 'public').pluck('tablename')
      : await knex('sqlite_master').where('type', 'table').pluck('name');
  return names.filter(name => !/^(knex_|sqlite_)/.test(name)).sort();
}

describe('migrations', () => {
  const databases = TestDatabases.create();

  it.each(databases.eachSupportedId())(
    'go all the way up, down and up again, %p',
    async databaseId => {
      const knex = await databases.init(databaseId);
      const directory = migrationsDir;
      await knex.migrate.latest({ directory });
      const tables = await tablesOf(knex);
      expect(tables).toEqual(
        expect.arrayContaining(['changes', 'posture', 'reviews', 'tests']),
      );
      await knex.migrate.rollback({ directory }, true);
      expect(await tablesOf(knex)).toEqual([]);
      await knex.migrate.latest({ directory });
      expect(await tablesOf(knex)).toEqual(tables);

      // Also one by one, as somebody does who goes back by one version.
      const files = readdirSync(directory).filter(name => name.endsWith('.js'));
      for (const _ of files) await knex.migrate.down({ directory });
      expect(await tablesOf(knex)).toEqual([]);
    },
  );

  it.each(databases.eachSupportedId())(
    'hold whatever ref the model lets through, %p',
    async databaseId => {
      const knex = await databases.init(databaseId);
      await knex.migrate.latest({ directory: migrationsDir });
      for (const table of await tablesOf(knex)) {
        const columns = await knex(table).columnInfo();
        for (const [name, { maxLength }] of Object.entries(columns)) {
          if (!/(^|_)ref$|_by$|^owner$/.test(name) || name === 'declared_by') {
            continue;
          }
          expect([table, name, Number(maxLength ?? 255) >= 255]).toEqual([
            table,
            name,
            true,
          ]);
        }
      }
    },
  );

  it('are left to others where the configuration says so', async () => {
    const knex = await databases.init('SQLITE_3');
    await openDatabase({
      ...mockServices.database({ knex }),
      migrations: { skip: true },
    });
    expect(await tablesOf(knex)).toEqual([]);
    await openDatabase(mockServices.database({ knex }));
    expect(await tablesOf(knex)).toContain('posture');
  });
});
