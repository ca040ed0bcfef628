// @ts-check

/**
 * The joint testing schedule, the outcome of each test, and calendar feeds.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  const instant = { useTz: true, precision: 3 };

  await knex.schema.createTable('tests', table => {
    table.comment('Scheduled tests with their outcomes');
    table.string('id', 36).primary().notNullable();
    table.integer('revision').notNullable();
    table.string('state', 16).notNullable();
    table.string('mode', 16).notNullable();
    table.text('title').notNullable();
    table.string('area', 32).notNullable();
    table.string('type', 32).notNullable();
    table
      .string('planned_at', 32)
      .notNullable()
      .comment('A UTC day or an instant, as given');
    table
      .timestamp('planned_from', instant)
      .notNullable()
      .comment('Start of the planned day, or the planned instant');
    table
      .timestamp('planned_until', instant)
      .notNullable()
      .comment('End of the planned day, or the planned instant');
    table.text('rrule').nullable().comment('RFC 5545 rule; null: once');
    table
      .string('follows_id', 36)
      .nullable()
      .comment('Unique, so that two lost races never plan an occurrence twice');
    table.string('series_id', 36).notNullable();
    table.text('owner').nullable();
    table.text('note').nullable();
    table.timestamp('created_at', instant).notNullable();
    table.text('created_by').notNullable();
    table.timestamp('changed_at', instant).notNullable();
    table.text('changed_by').notNullable();
    table.text('cancel_reason').nullable();
    table.string('outcome', 32).nullable();
    table.timestamp('recorded_at', instant).nullable();
    table
      .text('result')
      .nullable()
      .comment('What was recorded and the frozen objectives, as JSON');
    table
      .timestamp('validated_at', instant)
      .nullable()
      .comment("Last of the entities' validations; null while one is missing");
    table.string('import_key', 200).nullable();
    table.string('import_hash', 64).nullable();
    table
      .integer('import_revision')
      .nullable()
      .comment('Revision as imported: a greater one was changed by a person');
    table.unique(['follows_id'], { indexName: 'tests_follows_id_uniq' });
    table.unique(['import_key'], { indexName: 'tests_import_key_uniq' });
    table.index(['planned_until', 'id'], 'tests_planned_until_idx');
    table.index(['state', 'planned_until'], 'tests_state_idx');
    table.index(['owner'], 'tests_owner_idx');
  });

  await knex.schema.createTable('test_entities', table => {
    table.comment('Entities of a test and what it measured of each');
    table
      .string('test_id', 36)
      .notNullable()
      .references('id')
      .inTable('tests')
      .onDelete('CASCADE');
    table.string('entity_ref', 255).notNullable();
    table
      .bigInteger('achieved_rto')
      .nullable()
      .comment('Whole seconds; null: not measured');
    table.bigInteger('achieved_rpo').nullable();
    table.bigInteger('own_recovery').nullable();
    table.timestamp('validated_at', instant).nullable();
    table.primary(['test_id', 'entity_ref']);
    table.index(['entity_ref'], 'test_entities_entity_ref_idx');
  });

  await knex.schema.createTable('calendar_feeds', table => {
    table.comment('Revocable addresses under which calendars are read');
    table.string('id', 36).primary().notNullable();
    table
      .string('token_hash', 64)
      .notNullable()
      .comment('SHA-256 of the token, which itself is never stored');
    table.text('subject_ref').notNullable();
    table.text('created_by').notNullable();
    table.timestamp('created_at', instant).notNullable();
    table.timestamp('last_read_at', instant).nullable();
    table.timestamp('revoked_at', instant).nullable();
    table.unique(['token_hash'], { indexName: 'calendar_feeds_token_uniq' });
    table.index(['created_by'], 'calendar_feeds_created_by_idx');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('calendar_feeds');
  await knex.schema.dropTable('test_entities');
  await knex.schema.dropTable('tests');
};
