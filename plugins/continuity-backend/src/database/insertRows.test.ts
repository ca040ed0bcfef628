import { TestDatabases } from '@backstage/backend-test-utils';
import { insertRows } from './insertRows';

jest.setTimeout(60_000);

interface Row {
  ref: string;
  figure: number | null;
  flag: boolean;
  at: Date | null;
  data: string;
}

const row = (ref: string, values: Partial<Row> = {}): Row => ({
  ref,
  figure: null,
  flag: false,
  at: null,
  data: '{}',
  ...values,
});

describe('insertRows', () => {
  const databases = TestDatabases.create();

  const created = async (databaseId: Parameters<typeof databases.init>[0]) => {
    const knex = await databases.init(databaseId);
    await knex.schema.createTable('rows', table => {
      table.string('ref', 255).primary();
      table.bigInteger('figure');
      table.boolean('flag').notNullable();
      table.timestamp('at', { useTz: true, precision: 3 });
      table.text('data').notNullable();
    });
    const rows = async () =>
      (await knex('rows').orderBy('ref')).map(stored => ({
        ...stored,
        figure: stored.figure === null ? null : Number(stored.figure),
        flag: Boolean(stored.flag),
        at: stored.at === null ? null : new Date(stored.at),
      }));
    return { knex, rows };
  };

  it.each(databases.eachSupportedId())(
    'writes values of every kind as they are, %p',
    async databaseId => {
      const { knex, rows } = await created(databaseId);
      const written = [
        row('a', { figure: 0, flag: true, at: new Date(1) }),
        row('b', {
          figure: 9_007_199_254_740_991,
          data: '{"a":"\\ud800 \\n"}',
        }),
        row('c\'"\\ü😀', { data: '' }),
      ];
      await insertRows(knex, 'rows', []);
      await insertRows(knex, 'rows', written);
      expect(await rows()).toEqual(written);
    },
  );

  it.each(databases.eachSupportedId())(
    'takes halves of characters, which no database keeps, %p',
    async databaseId => {
      const { knex, rows } = await created(databaseId);
      await insertRows(knex, 'rows', [row('a', { data: 'half \ud83d' })]);
      const [{ data }] = await rows();
      expect(data).toMatch(/^half \ufffd+$/);
    },
  );

  it.each(databases.eachSupportedId())(
    'writes more rows than a statement takes bindings, %p',
    async databaseId => {
      const { knex, rows } = await created(databaseId);
      const written = Array.from({ length: 10_000 }, (_, index) =>
        row(String(index).padStart(6, '0'), { figure: index }),
      );
      await insertRows(knex, 'rows', written);
      expect(await rows()).toEqual(written);
    },
  );

  it.each(databases.eachSupportedId())(
    'merges what is there already, column by column, %p',
    async databaseId => {
      const { knex, rows } = await created(databaseId);
      const key = ['ref'];
      await insertRows(knex, 'rows', [row('a', { figure: 1, data: 'old' })]);

      await insertRows(
        knex,
        'rows',
        [row('a', { figure: 2, data: 'new' }), row('b', { figure: 5 })],
        { key, merge: { figure: 'rows.figure + excluded.figure' } },
      );
      expect(await rows()).toEqual([
        row('a', { figure: 3, data: 'old' }),
        row('b', { figure: 5 }),
      ]);

      const later = [row('a', { figure: 7, data: 'later' })];
      await insertRows(knex, 'rows', later, { key, merge: [] });
      expect(await rows()).toHaveLength(2);
      expect((await rows())[0].figure).toBe(3);

      await insertRows(knex, 'rows', later, { key, merge: ['data'] });
      expect((await rows())[0]).toMatchObject({ figure: 3, data: 'later' });
    },
  );
});
