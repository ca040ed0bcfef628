// @ts-check
const { randomUUID } = require('node:crypto');

/**
 * Empties the projection, whose rows say less or more than the other version
 * reads of them, and marks everything. The first sweep fills it again.
 *
 * @param {import('knex').Knex} knex
 */
async function computeAnew(knex) {
  for (const table of ['posture', 'posture_functions', 'posture_findings']) {
    await knex(table).delete();
  }
  const rows = await knex('inventory_entities').select('entity_ref');
  await knex('changes').delete();
  await knex.batchInsert(
    'changes',
    rows.map(row => ({
      entity_ref: row.entity_ref,
      token: randomUUID(),
      marked_at: new Date(),
    })),
    500,
  );
}

/**
 * The dependency graph: what each entity needs, and what follows from it for
 * everything it reaches. All of it can be deleted and computed anew.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  /** @type {(table: import('knex').Knex.CreateTableBuilder, name: string) => import('knex').Knex.ColumnBuilder} */
  const instant = (table, name) =>
    table.timestamp(name, { useTz: true, precision: 3 });

  await knex.schema.alterTable('inventory_entities', table => {
    table
      .text('providers', 'longtext')
      .notNullable()
      .defaultTo('[]')
      .comment('Of an API: what provides it, JSON array of refs');
    table
      .text('tags', 'longtext')
      .notNullable()
      .defaultTo('[]')
      .comment('JSON array');
  });

  await knex.schema.createTable('dependency_nodes', table => {
    table.comment('One row for each entity, in scope or not');
    table.string('entity_ref', 255).primary().notNullable();
    table
      .text('facts', 'longtext')
      .comment('What it needs and declares, JSON; null: gone from the catalog');
    table
      .text('inherited', 'longtext')
      .comment('What comes from all that needs it, JSON; null: not computed');
    table
      .text('forecast', 'longtext')
      .comment('How it comes back, JSON; null: not computed');
    table
      .integer('changed')
      .notNullable()
      .comment(
        'What its neighbours must hear of: 1 what it needs of others, 2 how it comes back, 4 what it needs at all',
      );
    instant(table, 'stale_since').comment(
      'Its posture is to be computed anew; null: it is up to date',
    );
    table.index(['stale_since'], 'dependency_nodes_stale_since_idx');
    table.index(['changed'], 'dependency_nodes_changed_idx');
  });

  await knex.schema.createTable('dependency_edges', table => {
    table.comment('Which entity names which as something it needs');
    table.string('entity_ref', 255).notNullable();
    table.string('target_ref', 255).notNullable();
    table.boolean('hard').notNullable();
    table
      .boolean('operation')
      .notNullable()
      .comment('False: needed only to recover');
    table.primary(['entity_ref', 'target_ref'], 'dependency_edges_pk');
    table.index(['target_ref', 'hard'], 'dependency_edges_target_idx');
  });

  await knex.schema.createTable('dependency_traits', table => {
    table.comment('What entities can be lost by, all together');
    table.string('entity_ref', 255).notNullable();
    table
      .string('trait', 15)
      .notNullable()
      .comment('site, region, provider or technology');
    table.string('value', 255).notNullable();
    table.primary(['entity_ref', 'trait', 'value'], 'dependency_traits_pk');
    table.index(['trait', 'value'], 'dependency_traits_value_idx');
  });

  await knex.schema.createTable('dependency_lock', table => {
    table.comment('One row that whoever changes the graph holds');
    table.integer('id').primary().notNullable();
  });
  await knex('dependency_lock').insert({ id: 1 });

  await computeAnew(knex);

  // Sentences are made when they are read, with the names that the reader sees.
  await knex.schema.alterTable('posture_findings', table => {
    table.dropColumn('message');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await computeAnew(knex);
  await knex.schema.alterTable('posture_findings', table => {
    table.text('message', 'longtext').notNullable().defaultTo('');
  });
  for (const table of [
    'dependency_lock',
    'dependency_traits',
    'dependency_edges',
    'dependency_nodes',
  ]) {
    await knex.schema.dropTable(table);
  }
  await knex.schema.alterTable('inventory_entities', table => {
    table.dropColumn('tags');
    table.dropColumn('providers');
  });
};
