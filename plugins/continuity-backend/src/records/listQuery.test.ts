import { TestDatabases } from '@backstage/backend-test-utils';
import { migrationsDir } from '../database';
import { listQuery } from './listQuery';

jest.setTimeout(60_000);

describe('the list of records', () => {
  const databases = TestDatabases.create();

  it.each(databases.eachSupportedId())(
    'finds those of an owner by an index, %p',
    async databaseId => {
      const knex = await databases.init(databaseId);
      await knex.migrate.latest({ directory: migrationsDir });
      const { sql, bindings } = listQuery(knex, {
        filter: { ownerRefs: ['group:default/web'] },
        after: undefined,
        limit: 10,
        now: '2026-06-01T12:00:00.000Z',
      })
        .clearOrder()
        .toSQL();
      const isPg = knex.client.config.client === 'pg';
      let plan: unknown;
      await knex.transaction(async tx => {
        // There are too few rows for an index to be worth it.
        if (isPg) await tx.raw('set local enable_seqscan = off');
        plan = await tx.raw(
          `explain ${isPg ? '' : 'query plan '}${sql}`,
          bindings as string[],
        );
      });
      const { rows = plan } = plan as { rows?: unknown };
      expect(JSON.stringify(rows)).toContain('records_owner_idx');
    },
  );
});
