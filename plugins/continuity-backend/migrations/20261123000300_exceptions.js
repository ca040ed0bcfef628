// @ts-check

/**
 * Failing checks accepted for a time.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('exceptions', table => {
    table.comment(
      'Failing checks that somebody accepted, or asks to accept, for a time',
    );
    table.string('id', 36).primary().notNullable();
    table.integer('revision').notNullable();
    table.string('entity_ref', 600).notNullable();
    table.string('check_id', 100).notNullable();
    table
      .string('subject', 500)
      .nullable()
      .comment('Narrows to one answer of the check; null: all of them');
    table.text('reason').notNullable();
    table
      .string('state', 20)
      .notNullable()
      .comment(
        'requested, approved, rejected or revoked; expired follows from expires_at',
      );
    table.timestamp('expires_at', { useTz: true, precision: 3 }).notNullable();
    table
      .timestamp('requested_at', { useTz: true, precision: 3 })
      .notNullable();
    table.string('requested_by', 600).notNullable();
    table.timestamp('decided_at', { useTz: true, precision: 3 }).nullable();
    table.string('decided_by', 600).nullable();
    table.text('decision_note').nullable();
    table
      .string('open_key', 64)
      .nullable()
      .comment(
        'Hash of entity, check and subject while the exception is open: there is one at most',
      );
    table
      .string('import_key', 200)
      .nullable()
      .comment('Key of the imported document that this row follows');
    table.index(['entity_ref', 'state'], 'exceptions_entity_idx');
    table.index(['requested_at', 'id'], 'exceptions_requested_at_idx');
    table.index(['state', 'expires_at'], 'exceptions_state_idx');
    table.unique(['open_key'], { indexName: 'exceptions_open_key_uniq' });
    table.unique(['import_key'], { indexName: 'exceptions_import_key_uniq' });
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('exceptions');
};
