// @ts-check
const { randomUUID } = require('node:crypto');

/** @type {(table: import('knex').Knex.CreateTableBuilder, name: string) => import('knex').Knex.ColumnBuilder} */
const instant = (table, name) =>
  table.timestamp(name, { useTz: true, precision: 3 });

/**
 * Marks whatever is in the catalog, and what still waits: a posture that is to
 * be taken away, say. The posture itself stays as it is until it is computed anew.
 *
 * @param {import('knex').Knex} knex
 * @param {string[]} waiting
 */
async function computeAnew(knex, waiting) {
  const refs = new Set([
    ...waiting,
    ...(await knex('changes').pluck('entity_ref')),
    ...(await knex('inventory_entities').pluck('entity_ref')),
  ]);
  await knex('changes').delete();
  await knex.batchInsert(
    'changes',
    [...refs].sort().map(ref => ({
      entity_ref: ref,
      token: randomUUID(),
      marked_at: new Date(),
    })),
    500,
  );
}

/**
 * @param {import('knex').Knex} knex
 * @param {string[]} tables
 */
async function drop(knex, tables) {
  for (const table of tables) {
    await knex.schema.dropTable(table);
  }
}

/**
 * Rows of the graph become narrow: refs have numbers, what changes often stands
 * apart from what seldom does, and of what is computed only that is kept which
 * does not follow from an entity by itself. All of it is computed anew.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await computeAnew(
    knex,
    await knex('dependency_nodes')
      .whereNotNull('stale_since')
      .orWhereNull('facts')
      .pluck('entity_ref'),
  );
  await drop(knex, [
    'dependency_traits',
    'dependency_edges',
    'dependency_nodes',
  ]);

  await knex.schema.createTable('dependency_refs', table => {
    table.comment(
      'Numbers of entities, of those too that are named but not in the catalog',
    );
    table.increments('id');
    table.string('entity_ref', 255).notNullable();
    table.unique(['entity_ref'], { indexName: 'dependency_refs_ref_uniq' });
  });

  await knex.schema.createTable('dependency_nodes', table => {
    table.comment('One row for each entity of the catalog, in scope or not');
    table.integer('node_id').primary().notNullable();
    table
      .text('facts', 'longtext')
      .notNullable()
      .comment('What it needs and declares, where that is not the usual');
    table
      .text('traits', 'longtext')
      .notNullable()
      .comment('What it can be lost by, JSON array of numbers');
  });

  await knex.schema.createTable('dependency_results', table => {
    table.comment(
      'What the rest of the graph adds to what a node is by itself',
    );
    table.integer('node_id').primary().notNullable();
    table
      .text('results', 'longtext')
      .notNullable()
      .comment('What comes from all that needs it, how it comes back');
  });

  await knex.schema.createTable('dependency_changed', table => {
    table.comment('Nodes that have something to pass on');
    table.integer('node_id').primary().notNullable();
    table
      .integer('bits')
      .notNullable()
      .comment(
        'What its neighbours must hear of: 1 what it needs of others, 2 how it comes back, 4 what it needs at all',
      );
  });

  await knex.schema.createTable('dependency_stale', table => {
    table.comment('Entities whose posture is to be computed anew');
    table.integer('node_id').primary().notNullable();
    instant(table, 'since').notNullable();
    // Many are stale since the same instant, and are taken in one order.
    table.index(['since', 'node_id'], 'dependency_stale_since_idx');
  });

  await knex.schema.createTable('dependency_edges', table => {
    table.comment('Which entity names which as something it needs');
    table.integer('node_id').notNullable();
    table.integer('target_id').notNullable();
    table.boolean('hard').notNullable();
    table
      .boolean('operation')
      .notNullable()
      .comment('False: needed only to recover');
    table.primary(['node_id', 'target_id'], 'dependency_edges_pk');
    table.index(['target_id'], 'dependency_edges_target_idx');
  });

  await knex.schema.createTable('dependency_traits', table => {
    table.comment('What entities can be lost by, all together');
    table.increments('id');
    table
      .string('trait', 15)
      .notNullable()
      .comment('site, region, provider or technology');
    table.string('value', 255).notNullable();
    table.unique(['trait', 'value'], {
      indexName: 'dependency_traits_value_uniq',
    });
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await computeAnew(
    knex,
    await knex('dependency_stale as s')
      .join('dependency_refs as r', 'r.id', 's.node_id')
      .pluck('r.entity_ref'),
  );
  await drop(knex, [
    'dependency_traits',
    'dependency_edges',
    'dependency_stale',
    'dependency_changed',
    'dependency_results',
    'dependency_nodes',
    'dependency_refs',
  ]);

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
    table.index(['stale_since'], 'dependency_nodes_stale_since_idx', {
      predicate: knex.whereRaw('stale_since is not null'),
    });
    table.index(['changed'], 'dependency_nodes_changed_idx', {
      predicate: knex.whereRaw('changed <> 0'),
    });
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
};
