// @ts-check

/**
 * The mirror of what matters in the catalog, and what people say in the portal
 * of entities whose file cannot carry a continuity block. All but the portal
 * classifications can be deleted and read anew from the catalog.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  /** @type {(table: import('knex').Knex.CreateTableBuilder, name: string) => import('knex').Knex.ColumnBuilder} */
  const instant = (table, name) =>
    table.timestamp(name, { useTz: true, precision: 3 });

  await knex.schema.createTable('inventory_versions', table => {
    table.comment('What was last read of each mirrored catalog entity');
    table.string('entity_ref', 255).primary().notNullable();
    table.string('etag', 255).notNullable().comment('Of the catalog');
    table
      .string('content_hash', 64)
      .notNullable()
      .comment('Of what is mirrored, which changes less often than the etag');
  });

  await knex.schema.createTable('inventory_entities', table => {
    table.comment('Entities that may carry a continuity block');
    table.string('entity_ref', 255).primary().notNullable();
    table.string('kind', 63).notNullable().comment('Lower case');
    table.string('namespace', 255).notNullable();
    table.string('name', 255).notNullable();
    table.string('title', 500).notNullable();
    table.string('type', 255);
    table.string('lifecycle', 255);
    table.string('owner_ref', 255).comment('The first owner');
    table
      .text('owners', 'longtext')
      .notNullable()
      .comment('JSON array of refs');
    table.string('system_ref', 255);
    table
      .string('domain_ref', 255)
      .comment('Its own; without one that of its system applies');
    table.boolean('in_scope').notNullable();
    table
      .string('tier', 255)
      .comment('As declared in file or portal, known to the policy or not');
    table.text('continuity', 'longtext').comment('Block of the file, JSON');
    table
      .text('dependencies', 'longtext')
      .notNullable()
      .comment('Targets of relations, JSON array of refs');
    table.text('edit_url', 'longtext');
    table.text('source_location', 'longtext');
    instant(table, 'synced_at').notNullable();
    table.index(['owner_ref'], 'inventory_entities_owner_ref_idx');
    table.index(['system_ref'], 'inventory_entities_system_ref_idx');
  });

  await knex.schema.createTable('inventory_functions', table => {
    table.comment('Vital business functions');
    table.string('entity_ref', 255).primary().notNullable();
    table.string('namespace', 255).notNullable();
    table.string('title', 500).notNullable();
    table.string('owner_ref', 255);
    table
      .text('owners', 'longtext')
      .notNullable()
      .comment('JSON array of refs');
    table.text('spec', 'longtext').notNullable().comment('JSON');
  });

  await knex.schema.createTable('inventory_function_links', table => {
    table.comment(
      'Which entity supports which function, whether they exist or not',
    );
    table.string('entity_ref', 255).notNullable();
    table.string('function_ref', 255).notNullable();
    table
      .string('declared_by', 10)
      .notNullable()
      .comment('entity or function: the side that says so');
    table.primary(
      ['entity_ref', 'function_ref', 'declared_by'],
      'inventory_function_links_pk',
    );
    table.index(['function_ref'], 'inventory_function_links_function_ref_idx');
  });

  await knex.schema.createTable('inventory_nodes', table => {
    table.comment('Groups, users, systems and domains: lines of rollups');
    table.string('entity_ref', 255).primary().notNullable();
    table.string('kind', 63).notNullable().comment('Lower case');
    table.string('title', 500).notNullable();
    table
      .string('parent_ref', 255)
      .comment('Parent group, domain of a system, parent of a domain');
    table
      .text('owners', 'longtext')
      .notNullable()
      .comment('JSON array of refs');
    table.index(['parent_ref'], 'inventory_nodes_parent_ref_idx');
    table.index(['kind'], 'inventory_nodes_kind_idx');
  });

  await knex.schema.createTable('inventory_classifications', table => {
    table.comment('Continuity blocks entered in the portal');
    table.string('entity_ref', 255).primary().notNullable();
    table
      .integer('revision')
      .notNullable()
      .comment('Grows by one with each change');
    table.text('continuity', 'longtext').notNullable().comment('JSON');
    instant(table, 'classified_at').notNullable();
    table.string('classified_by', 255).notNullable();
  });

  await knex.schema.createTable('inventory_sync', table => {
    table.comment('State of the reading of the catalog; one row');
    table.integer('id').primary().notNullable();
    instant(table, 'started_at').comment('Of the last run');
    instant(table, 'finished_at').comment(
      'Of the last run; null: none has ended since',
    );
    instant(table, 'synced_at').comment('End of the last complete run');
    instant(table, 'settled_at').comment(
      'End of the first complete run that brought nothing new',
    );
    table.text('error').comment('Why the last run failed');
    table
      .string('basis', 64)
      .comment('Hash of the policy that the last complete run followed');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  for (const table of [
    'inventory_sync',
    'inventory_classifications',
    'inventory_nodes',
    'inventory_function_links',
    'inventory_functions',
    'inventory_entities',
    'inventory_versions',
  ]) {
    await knex.schema.dropTable(table);
  }
};
