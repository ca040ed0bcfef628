import { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { migrationsDir } from '../database';
import { ChangesStore } from './ChangesStore';

jest.setTimeout(60_000);

const FIRST = 'component:default/a-b';
const SECOND = 'component:default/a_b';

async function untilSomebodyWaits(knex: Knex, count: number) {
  for (let tries = 0; tries < 200; tries++) {
    const waiting = await knex('pg_stat_activity')
      .whereRaw('datname = current_database()')
      .where('wait_event_type', 'Lock');
    if (waiting.length >= count) return;
    await new Promise(resolve => setTimeout(resolve, 20));
  }
  throw new Error('Nobody waits');
}

describe('ChangesStore', () => {
  const databases = TestDatabases.create();
  const store = new ChangesStore();

  async function underAnotherCollation() {
    const knex = await databases.init('POSTGRES_18');
    await knex.migrate.latest({ directory: migrationsDir });
    // Under which the second comes first.
    await knex.raw(
      `alter table changes alter column entity_ref type varchar(255) collate "en-x-icu"`,
    );
    await store.mark(knex, [FIRST, SECOND], new Date());
    expect(await knex('changes').orderBy('entity_ref').pluck('entity_ref'))
      // As a check of the check.
      .toEqual([SECOND, FIRST]);

    const holder = await knex.transaction();
    await holder('changes').where('entity_ref', FIRST).forUpdate().first();
    const marking = knex.transaction(tx =>
      store.mark(tx, [FIRST, SECOND], new Date()),
    );
    await untilSomebodyWaits(knex, 1);
    const taking = knex.transaction(async tx => {
      const marks = await store.take(tx, {
        limit: 10,
        entityRefs: [SECOND, FIRST],
      });
      await store.clear(tx, marks);
      return marks;
    });
    await untilSomebodyWaits(knex, 2);
    await holder.commit();
    await marking;
    expect(await taking).toHaveLength(2);
    expect(await knex('changes')).toEqual([]);
  }

  it.each(databases.eachSupportedId())(
    'keeps a mark that was set anew since it was taken, %p',
    async databaseId => {
      const knex = await databases.init(databaseId);
      await knex.migrate.latest({ directory: migrationsDir });
      await store.mark(knex, [SECOND, FIRST, SECOND], new Date());
      const taken = await store.take(knex, { limit: 10 });
      expect(taken.map(mark => mark.entityRef)).toEqual([FIRST, SECOND]);
      await store.mark(knex, [SECOND], new Date());
      await store.clear(knex, taken);
      expect(await knex('changes').pluck('entity_ref')).toEqual([SECOND]);
    },
  );

  // SQLite has one connection, so that there is nobody to wait for.
  (databases.supports('POSTGRES_18') ? it : it.skip)(
    'lets those who mark and those who take wait for each other under any collation',
    underAnotherCollation,
  );
});
