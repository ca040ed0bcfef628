// @ts-check

/**
 * Finds when an entity was last evaluated without reading all of the projection:
 * operators ask for it again and again.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('posture', table => {
    table.index(['evaluated_at'], 'posture_evaluated_at_idx');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('posture', table => {
    table.dropIndex(['evaluated_at'], 'posture_evaluated_at_idx');
  });
};
