// @ts-check

/**
 * What people write down: records, their revisions, and what was said and done
 * about them.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  /**
   * @param {import('knex').Knex.CreateTableBuilder} table
   * @param {string} name
   */
  const instant = (table, name) =>
    table.timestamp(name, { useTz: true, precision: 3 });

  await knex.schema.createTable('records', table => {
    table.comment('One record of a type about an entity or a function');
    table.string('id', 36).primary().notNullable();
    table.string('type', 100).notNullable();
    table.string('subject_ref', 600).notNullable();
    table
      .string('open_key', 64)
      .nullable()
      .comment('Hash of type and subject unless retired: there is one at most');
    table
      .string('own_owner_ref', 600)
      .nullable()
      .comment('Null: follows the owner of the subject');
    table.integer('approved_revision').nullable();
    instant(table, 'approved_at').nullable();
    table.integer('open_revision').nullable();
    table.string('open_state', 20).nullable();
    instant(table, 'last_reviewed_at').nullable();
    table
      .text('fingerprint')
      .nullable()
      .comment('What the approved revision rested on; null: not known yet');
    table
      .text('figures')
      .nullable()
      .comment('What others compute with, of the approved revision');
    instant(table, 'stale_since').nullable();
    table.text('stale_changes').nullable();
    table
      .string('subject_title', 800)
      .notNullable()
      .comment('This and the next five follow the catalog and the policy');
    table.string('search_text', 800).notNullable();
    table.string('owner_ref', 600).nullable();
    table.string('tier', 100).nullable();
    instant(table, 'due_at').nullable();
    instant(table, 'warn_at').nullable();
    table.string('origin_target', 2000).nullable();
    table.string('origin_key', 200).nullable();
    table
      .string('import_key', 400)
      .nullable()
      .comment('Type and key of the document it was imported from');
    table.string('import_hash', 64).nullable();
    table
      .boolean('touched')
      .notNullable()
      .comment('A person changed it since it was imported');
    table.integer('people_version').notNullable();
    instant(table, 'retired_at').nullable();
    instant(table, 'created_at').notNullable();
    instant(table, 'updated_at').notNullable();
    table.unique(['open_key'], { indexName: 'records_open_key_uniq' });
    table.unique(['import_key'], { indexName: 'records_import_key_uniq' });
    table.index(['updated_at', 'id'], 'records_updated_idx');
    table.index(['subject_ref'], 'records_subject_idx');
    table.index(['owner_ref'], 'records_owner_idx');
    table.index(['open_state'], 'records_open_state_idx');
    table.index(['due_at'], 'records_due_idx');
    table.index(['warn_at'], 'records_warn_idx');
  });

  await knex.schema.createTable('record_revisions', table => {
    table.comment(
      'What a record said at a time; once approved it never changes',
    );
    table.string('record_id', 36).notNullable();
    table.integer('revision').notNullable();
    table.string('state', 20).notNullable();
    table
      .integer('version')
      .notNullable()
      .comment('Rises with each save and each new draft of the record');
    table.text('content').notNullable();
    table.string('content_hash', 64).notNullable();
    table.string('author', 600).notNullable();
    table
      .text('writers')
      .notNullable()
      .comment('JSON array of all who wrote any of it');
    table.text('note').nullable();
    table
      .text('approval')
      .nullable()
      .comment('JSON: the levels asked for, and who approved at each');
    table.text('fingerprint').nullable();
    instant(table, 'created_at').notNullable();
    instant(table, 'updated_at').notNullable();
    instant(table, 'submitted_at').nullable();
    table.string('submitted_by', 600).nullable();
    instant(table, 'decided_at').nullable();
    table.primary(['record_id', 'revision']);
    table
      .foreign('record_id')
      .references('id')
      .inTable('records')
      .onDelete('CASCADE');
  });

  await knex.schema.createTable('record_comments', table => {
    table.comment('What was said about a section of a revision');
    table.string('id', 36).primary().notNullable();
    table.string('record_id', 36).notNullable();
    table.integer('revision').notNullable();
    table.string('section', 100).nullable();
    table.text('body').notNullable();
    table.string('author', 600).notNullable();
    instant(table, 'created_at').notNullable();
    instant(table, 'resolved_at').nullable();
    table.string('resolved_by', 600).nullable();
    table.index(['record_id', 'created_at'], 'record_comments_record_idx');
    table
      .foreign('record_id')
      .references('id')
      .inTable('records')
      .onDelete('CASCADE');
  });

  await knex.schema.createTable('record_events', table => {
    table.comment('What happened to records; only grows');
    // Tells the order of what happened at the same time.
    table.bigIncrements('id');
    table.string('record_id', 36).notNullable();
    table.string('kind', 30).notNullable();
    instant(table, 'at').notNullable();
    table.string('by', 600).notNullable();
    table.integer('revision').nullable();
    table.text('note').nullable();
    table.text('changes').nullable();
    table
      .boolean('noticed')
      .notNullable()
      .comment('Whether those concerned were told, if there are any');
    table.index(['record_id', 'at'], 'record_events_record_idx');
    table.index(['noticed', 'at'], 'record_events_noticed_idx');
    table
      .foreign('record_id')
      .references('id')
      .inTable('records')
      .onDelete('CASCADE');
  });

  await knex.schema.createTable('record_people', table => {
    table.comment('Who contributes to a record, and who has to read it');
    table.string('record_id', 36).notNullable();
    table.string('role', 20).notNullable();
    table.string('ref', 600).notNullable();
    table
      .text('sections')
      .nullable()
      .comment('Of a contributor: JSON array of section ids; empty: all');
    table.primary(['record_id', 'role', 'ref']);
    table.index(['ref', 'role'], 'record_people_ref_idx');
    table
      .foreign('record_id')
      .references('id')
      .inTable('records')
      .onDelete('CASCADE');
  });

  await knex.schema.createTable('record_acknowledgements', table => {
    table.comment('Who has read which approved revision');
    table.string('record_id', 36).notNullable();
    table.integer('revision').notNullable();
    table.string('ref', 600).notNullable();
    instant(table, 'at').notNullable();
    table.primary(['record_id', 'revision', 'ref']);
    table
      .foreign('record_id')
      .references('id')
      .inTable('records')
      .onDelete('CASCADE');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  for (const table of [
    'record_acknowledgements',
    'record_people',
    'record_events',
    'record_comments',
    'record_revisions',
    'records',
  ]) {
    await knex.schema.dropTable(table);
  }
};
