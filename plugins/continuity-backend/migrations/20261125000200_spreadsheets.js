// @ts-check

/**
 * Spreadsheets that people import records from, for some days, and what the
 * columns of such sheets meant the last time.
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

  await knex.schema.createTable('spreadsheet_imports', table => {
    table.comment('One upload with what became of it');
    table.string('id', 36).primary().notNullable();
    table.string('record_type', 100).notNullable();
    table.string('file_name', 255).notNullable();
    table.string('sheet', 255).nullable();
    table.text('sheets').notNullable().comment('JSON array of names');
    table.integer('header_row').notNullable();
    table.text('headers').notNullable().comment('JSON array');
    table
      .text('content')
      .notNullable()
      .comment('JSON array of rows below the headers, with their numbers');
    table
      .text('sample')
      .notNullable()
      .comment('JSON array of arrays of text: the first rows');
    table.integer('row_count').notNullable();
    table.text('mapping').notNullable();
    table.string('mapping_from', 20).notNullable();
    table.string('state', 20).notNullable();
    table
      .string('run_id', 36)
      .nullable()
      .comment('Of the attempt under way; its result counts, and no other');
    instant(table, 'lease_until')
      .nullable()
      .comment('Until then the attempt is taken to be alive');
    table.integer('done').notNullable();
    table.integer('total').notNullable();
    table.text('report').nullable();
    table.text('subjects').nullable().comment('JSON array: the preview');
    table.text('error').nullable();
    table.string('created_by', 600).notNullable();
    instant(table, 'created_at').notNullable();
    instant(table, 'updated_at').notNullable();
    instant(table, 'expires_at').notNullable();
    table.index(['created_by', 'created_at'], 'spreadsheet_imports_by_idx');
    table.index(['expires_at'], 'spreadsheet_imports_expires_idx');
  });

  await knex.schema.createTable('spreadsheet_mappings', table => {
    table.comment('What the columns of a sheet with these headers meant last');
    table.string('record_type', 100).notNullable();
    table.string('headers_hash', 64).notNullable();
    table
      .string('user_ref', 600)
      .notNullable()
      .comment('Empty: of whoever was last');
    table.text('mapping').notNullable();
    instant(table, 'updated_at').notNullable();
    table.primary(['record_type', 'headers_hash', 'user_ref']);
    table.index(['updated_at'], 'spreadsheet_mappings_updated_idx');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('spreadsheet_mappings');
  await knex.schema.dropTable('spreadsheet_imports');
};
