// @ts-check

/**
 * The history of continuity reviews, which only grows.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('reviews', table => {
    table.comment('Continuity reviews; people only ever add rows');
    table.string('id', 36).primary().notNullable();
    table.string('entity_ref', 600).notNullable();
    table.string('kind', 30).notNullable();
    table.timestamp('reviewed_at', { useTz: true, precision: 3 }).notNullable();
    table.string('reviewed_by', 600).notNullable();
    table.text('note').nullable();
    table
      .string('reverts', 36)
      .nullable()
      .comment('The review that this one takes back');
    table
      .text('vouched_for')
      .nullable()
      .comment('JSON of what the reviewer saw; null on imported reviews');
    table
      .string('import_key', 200)
      .nullable()
      .comment('Key of the imported document that this row follows');
    table.index(['entity_ref', 'reviewed_at'], 'reviews_entity_idx');
    table.index(['reviewed_at', 'id'], 'reviews_reviewed_at_idx');
    // Of two people who take back the same review at once, one loses.
    table.unique(['reverts'], { indexName: 'reviews_reverts_uniq' });
    table.unique(['import_key'], { indexName: 'reviews_import_key_uniq' });
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('reviews');
};
