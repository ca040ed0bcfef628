import { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { migrationsDir } from '../database';
import { StoredIds } from './StoredIds';
import { WaitingStore } from './WaitingStore';

jest.setTimeout(60_000);

const REF = 'component:default/checkout';
const store = new WaitingStore();

async function becomeStale(knex: Knex, now = new Date()) {
  const ids = await new StoredIds().give(knex, [REF]);
  await store.makeStale(knex, ids.values(), now);
}

describe('WaitingStore', () => {
  // On SQLite there is one connection, and nobody else meanwhile.
  const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

  it.each(databases.eachSupportedId())(
    'keeps stale what becomes so while it is being evaluated, %p',
    async databaseId => {
      const database = await databases.init(databaseId);
      await database.migrate.latest({ directory: migrationsDir });
      const now = new Date('2026-06-01T12:00:00.000Z');
      await becomeStale(database, now);

      const evaluator = await database.transaction();
      expect(
        await store.takeStale(evaluator, { limit: 1, entityRefs: [REF] }),
      ).toEqual([REF]);
      const writing = database.transaction(tx => becomeStale(tx, now));
      // The writer has to wait for the evaluation that knows nothing of it.
      const first = await Promise.race([
        writing.then(() => 'written'),
        new Promise(resolve => {
          setTimeout(() => resolve('waiting'), 300);
        }),
      ]);
      expect(first).toBe('waiting');
      await store.clearStale(evaluator, [REF]);
      await evaluator.commit();
      await writing;
      expect(await store.countStale(database)).toMatchObject({ count: 1 });
    },
  );

  it.each(databases.eachSupportedId())(
    'passes over what somebody else evaluates, %p',
    async databaseId => {
      const database = await databases.init(databaseId);
      await database.migrate.latest({ directory: migrationsDir });
      await becomeStale(database);
      const evaluator = await database.transaction();
      await store.takeStale(evaluator, { limit: 1 });
      const other = await database.transaction();
      expect(
        await store.takeStale(other, { limit: 1, entityRefs: [REF] }),
      ).toEqual([]);
      await other.rollback();
      await evaluator.rollback();
      expect(await store.countStale(database)).toMatchObject({ count: 1 });
    },
  );
});
