import { TestDatabases } from '@backstage/backend-test-utils';
import { migrationsDir } from '../database';

jest.setTimeout(60_000);

const MIGRATION = '20261123000100_inventory.js';

describe('20261123000100_inventory', () => {
  const databases = TestDatabases.create({
    ids: ['SQLITE_3', 'POSTGRES_18'],
  });

  it.each(databases.eachSupportedId())(
    'adds the tables and takes them away, %p',
    async databaseId => {
      const knex = await databases.init(databaseId);
      const step = { directory: migrationsDir, name: MIGRATION };
      await knex.migrate.up(step);
      const classification = {
        entity_ref: 'component:default/a',
        revision: 1,
        continuity: '{}',
        classified_at: new Date(),
        classified_by: 'user:default/anna',
      };
      await knex('inventory_classifications').insert(classification);
      await expect(
        knex('inventory_classifications').insert(classification),
      ).rejects.toMatchObject({ message: expect.stringMatching(/unique/i) });

      await knex.migrate.down(step);
      expect(await knex.schema.hasTable('inventory_classifications')).toBe(
        false,
      );
      expect(await knex.schema.hasTable('inventory_entities')).toBe(false);
      await knex.migrate.up(step);
      expect(await knex('inventory_entities')).toEqual([]);
    },
  );
});
