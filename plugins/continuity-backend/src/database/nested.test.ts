import { TestDatabases } from '@backstage/backend-test-utils';
import { fromNested, nested } from './nested';

jest.setTimeout(60_000);

describe('nested', () => {
  const databases = TestDatabases.create();

  it.each(databases.eachSupportedId())(
    'brings along what belongs to a row, in order, on %p',
    async databaseId => {
      const knex = await databases.init(databaseId);
      await knex.schema.createTable('shelves', table => table.string('shelf'));
      await knex.schema.createTable('books', table => {
        table.string('shelf');
        table.string('title');
        table.bigInteger('pages');
      });
      await knex('shelves').insert([{ shelf: 'full' }, { shelf: 'empty' }]);
      await knex('books').insert([
        { shelf: 'full', title: 'Zeno\'s "?"', pages: 5_000_000_000 },
        { shelf: 'full', title: 'An 🍎', pages: null },
      ]);
      const books = knex('books')
        .where('shelf', knex.ref('shelves.shelf'))
        .orderBy('title', 'desc');
      const rows = await knex('shelves')
        .orderBy('shelf', 'desc')
        .select('shelf', {
          titles: nested(knex, books.clone().select('title'), 'title'),
          books: nested(knex, books.clone().select('*'), ['title', 'pages']),
        });
      expect(
        rows.map(row => [fromNested(row.titles), fromNested(row.books)]),
      ).toEqual([
        [
          ['Zeno\'s "?"', 'An 🍎'],
          [
            { title: 'Zeno\'s "?"', pages: 5_000_000_000 },
            { title: 'An 🍎', pages: null },
          ],
        ],
        [[], []],
      ]);
    },
  );
});
