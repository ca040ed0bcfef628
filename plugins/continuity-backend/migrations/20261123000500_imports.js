// @ts-check

/**
 * What was imported, so that it is taken up once, and how the last reading of
 * each configured source went.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('imported_documents', table => {
    table.comment('Documents taken up so far');
    table.string('kind', 40).notNullable();
    table.string('key', 200).notNullable();
    table
      .string('content_hash', 64)
      .notNullable()
      .comment('Of the document as written, with relative dates unresolved');
    table.timestamp('imported_at', { useTz: true, precision: 3 }).notNullable();
    table.primary(['kind', 'key']);
  });
  await knex.schema.createTable('import_sources', table => {
    table.comment('Configured sources and their last reading');
    table.string('target', 2000).primary().notNullable();
    table
      .timestamp('last_read_at', { useTz: true, precision: 3 })
      .notNullable();
    table
      .text('etag')
      .nullable()
      .comment('Of a reading without mistakes; the same one is not read again');
    table.text('report').nullable().comment('JSON');
    table.text('error').nullable();
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('import_sources');
  await knex.schema.dropTable('imported_documents');
};
