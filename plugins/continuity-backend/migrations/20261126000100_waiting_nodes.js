// @ts-check

const INDEXES = [
  ['changed', 'dependency_nodes_changed_idx', 'changed <> 0'],
  [
    'stale_since',
    'dependency_nodes_stale_since_idx',
    'stale_since is not null',
  ],
];

/**
 * Indexes of the graph hold only nodes of which something waits: mostly none.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  for (const [column, name, waits] of INDEXES) {
    await knex.schema.alterTable('dependency_nodes', table => {
      table.dropIndex([column], name);
    });
    await knex.schema.alterTable('dependency_nodes', table => {
      table.index([column], name, { predicate: knex.whereRaw(waits) });
    });
  }
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  for (const [column, name] of INDEXES) {
    await knex.schema.alterTable('dependency_nodes', table => {
      table.dropIndex([column], name);
    });
    await knex.schema.alterTable('dependency_nodes', table => {
      table.index([column], name);
    });
  }
};
