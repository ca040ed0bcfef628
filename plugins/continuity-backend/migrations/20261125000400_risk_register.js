// @ts-check

/**
 * What lists across all approved risk assessments show, so that no assessment has
 * to be read for them.
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
  /** @param {import('knex').Knex.CreateTableBuilder} table */
  const ofRecord = table => {
    table.string('record_id', 36).notNullable();
    table
      .foreign('record_id')
      .references('id')
      .inTable('records')
      .onDelete('CASCADE');
  };

  await knex.schema.createTable('record_registers', table => {
    table.comment('What the rows of a record in registers were made of');
    ofRecord(table);
    table.integer('revision').notNullable();
    table
      .string('basis', 64)
      .notNullable()
      .comment('Hash of what else they follow from, such as the policy');
    table.primary(['record_id']);
  });

  await knex.schema.createTable('risk_register', table => {
    table.comment('The risks of approved assessments');
    ofRecord(table);
    table.string('risk_id', 64).notNullable();
    table.integer('place').notNullable().comment('In the assessment');
    table.string('search_text', 800).notNullable();
    table
      .string('scenario', 100)
      .notNullable()
      .comment('Of the policy, else: other');
    for (const rating of ['now', 'current', 'residual', 'target']) {
      table.string(`${rating}_likelihood`, 100).nullable();
      table.string(`${rating}_impact`, 100).nullable();
      table.string(`${rating}_level`, 100).nullable();
      table
        .integer(`${rating}_rank`)
        .notNullable()
        .comment('Of the level, the lowest is 0; -1: not rated');
    }
    table.string('treatment', 20).nullable();
    table.boolean('above_appetite').notNullable();
    instant(table, 'warn_at')
      .nullable()
      .comment('When the end of its acceptance is near');
    instant(table, 'ends_at').nullable().comment('When its acceptance ends');
    table.integer('measures_open').notNullable();
    table.string('next_due_on', 10).nullable();
    table.text('row').notNullable().comment('JSON: what is shown of it');
    table.primary(['record_id', 'risk_id']);
  });

  await knex.schema.createTable('risk_measures', table => {
    table.comment('The measures against the risks of approved assessments');
    ofRecord(table);
    table.string('risk_id', 64).notNullable();
    table.string('measure_id', 64).notNullable();
    table.string('search_text', 800).notNullable();
    table.string('risk_search_text', 800).notNullable();
    table.string('owner_ref', 600).nullable().comment('Who sees to it');
    table.string('status', 20).notNullable();
    table.boolean('open').notNullable();
    table.string('due_on', 10).nullable();
    instant(table, 'late_at')
      .nullable()
      .comment('When its due day ends, unless it is done');
    table.text('row').notNullable().comment('JSON: what is shown of it');
    table.primary(['record_id', 'risk_id', 'measure_id']);
    table.index(['owner_ref'], 'risk_measures_owner_idx');
    table.index(['late_at'], 'risk_measures_late_idx');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  for (const table of ['risk_measures', 'risk_register', 'record_registers']) {
    await knex.schema.dropTable(table);
  }
};
