import { TestDatabases } from '@backstage/backend-test-utils';
import { migrationsDir } from './migrations';
import { isOneOf } from './isOneOf';

jest.setTimeout(60_000);

const PLAIN = 'component:default/a';
const HOSTILE = `component:default/{"a\\",'b',null}`;

describe('isOneOf', () => {
  const databases = TestDatabases.create();

  it.each(databases.eachSupportedId())(
    'finds exactly what is named, %p',
    async databaseId => {
      const knex = await databases.init(databaseId);
      await knex.migrate.latest({ directory: migrationsDir });
      await knex('changes').insert(
        [PLAIN, HOSTILE, 'null'].map(entity_ref => ({
          entity_ref,
          token: 'a',
          marked_at: new Date(),
        })),
      );
      const find = (refs: string[]) =>
        knex('changes')
          .where(isOneOf(knex, 'entity_ref', refs))
          .orderBy('entity_ref')
          .pluck('entity_ref');
      expect(await find([])).toEqual([]);
      expect(await find([PLAIN])).toEqual([PLAIN]);
      expect(await find([HOSTILE, 'b', ''])).toEqual([HOSTILE]);

      const many = Array.from({ length: 50_000 }, (_, index) => `${index}`);
      expect(await find([...many, PLAIN])).toEqual([PLAIN]);
    },
  );
});
