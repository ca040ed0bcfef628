import { TestDatabases } from '@backstage/backend-test-utils';
import { catalogEntity, createWorld } from '../__testUtils__/world';
import { migrationsDir } from '../database';

jest.setTimeout(120_000);

const NOW = '2026-06-01T12:00:00.000Z';
const REF = 'component:default/checkout';
/** Of this migration alone; the later ones do not rest on it. */
const migration = {
  directory: migrationsDir,
  name: '20261124000000_dependencies.js',
};

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

      await database.migrate.down(migration);
      expect(await database('posture').select()).toEqual([]);
      expect(await database('changes').pluck('entity_ref')).toEqual([REF]);
      expect(await database('inventory_entities').pluck('entity_ref')).toEqual([
        REF,
      ]);

      await database.migrate.up(migration);
      expect(await database('inventory_entities').first()).toMatchObject({
        providers: '[]',
        tags: '[]',
      });
      await world.posture.service.sweep();
      expect(await database('posture').pluck('entity_ref')).toEqual([REF]);
      expect(await database('dependency_nodes').pluck('entity_ref')).toEqual([
        REF,
      ]);
      // Since when something fails is not forgotten.
      expect(await database('finding_openings').select()).toEqual(openings);
    },
  );
});
