// @ts-check

/**
 * Marks of entities whose facts changed and whose posture is to be computed anew.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('changes', table => {
    table.comment('Entities whose posture is to be computed anew');
    table.string('entity_ref', 255).primary().notNullable();
    table
      .string('token', 36)
      .notNullable()
      .comment(
        'Changes with every mark, so that a mark set during an evaluation outlives it',
      );
    table.timestamp('marked_at', { useTz: true, precision: 3 }).notNullable();
    table.index(['marked_at'], 'changes_marked_at_idx');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('changes');
};
