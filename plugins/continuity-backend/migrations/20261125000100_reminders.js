// @ts-check

/**
 * What people are told about records: written down in the transaction that finds
 * the reason for it, and sent afterwards.
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

  await knex.schema.createTable('notices', table => {
    table.comment('Notifications that wait to be sent, and those that were');
    table
      .string('key', 255)
      .primary()
      .notNullable()
      .comment('Names the reason, which is told once');
    table.string('record_id', 36).notNullable();
    table.string('kind', 20).notNullable();
    table.text('recipients').notNullable().comment('JSON: who, and who not');
    table.text('payload').notNullable().comment('JSON: what they are told');
    instant(table, 'created_at').notNullable();
    instant(table, 'wanted_at')
      .notNullable()
      .comment('When the reason was last found, give or take some weeks');
    table.integer('attempts').notNullable();
    instant(table, 'next_attempt_at')
      .nullable()
      .comment('Null: it was sent, or given up');
    instant(table, 'sent_at').nullable();
    table.text('last_error').nullable();
    table.index(['next_attempt_at'], 'notices_next_attempt_idx');
    table.index(['wanted_at'], 'notices_wanted_idx');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('notices');
};
