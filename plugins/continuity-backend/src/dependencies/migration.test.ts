import { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { catalogEntity, createWorld } from '../__testUtils__/world';
import { migrationsDir } from '../database';

jest.setTimeout(120_000);

const NOW = '2026-06-01T12:00:00.000Z';
const REF = 'component:default/checkout';
const directory = migrationsDir;

/** Back to before a migration, by way of all later ones. */
async function goBackBefore(database: Knex, name: string) {
  for (;;) {
    const [, [file]]: [number, string[]] = await database.migrate.down({
      directory,
    });
    if (file.endsWith(name)) return;
  }
}

describe('migration of the dependency graph', () => {
  const databases = TestDatabases.create();

  it.each(databases.eachSupportedId())(
    'keeps what cannot be read anew and has the rest computed, %p',
    async databaseId => {
      const database = await databases.init(databaseId);
      const world = await createWorld(database, {
        entities: [
          catalogEntity('Component', 'checkout', {
            type: 'service',
            lifecycle: 'production',
          }),
        ],
        now: NOW,
      });
      const openings = await database('finding_openings').select();
      expect(openings).not.toEqual([]);

      await goBackBefore(database, '20261124000000_dependencies.js');
      expect(await database('posture').select()).toEqual([]);
      expect(await database('changes').pluck('entity_ref')).toEqual([REF]);
      expect(await database('inventory_entities').pluck('entity_ref')).toEqual([
        REF,
      ]);

      await database.migrate.latest({ directory });
      expect(await database('inventory_entities').first()).toMatchObject({
        providers: '[]',
        tags: '[]',
      });
      await world.posture.service.sweep();
      expect(await database('posture').pluck('entity_ref')).toEqual([REF]);
      expect(await database('dependency_refs').pluck('entity_ref')).toEqual([
        REF,
      ]);
      // Since when something fails is not forgotten.
      expect(await database('finding_openings').select()).toEqual(openings);
    },
  );
});
