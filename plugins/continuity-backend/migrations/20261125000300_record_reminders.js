// @ts-check

/**
 * Who was reminded to read which approved revision, so that nobody is reminded
 * of it twice on one day.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('record_reminders', table => {
    table.comment('When people were last reminded of an approved revision');
    table.string('record_id', 36).notNullable();
    table.integer('revision').notNullable();
    table.string('ref', 600).notNullable();
    table.timestamp('at', { useTz: true, precision: 3 }).notNullable();
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
  await knex.schema.dropTable('record_reminders');
};
