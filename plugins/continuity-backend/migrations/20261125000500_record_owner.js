// @ts-check

/**
 * Finds records by whom they belong to: the owner that a record names, else that
 * of its subject. Nothing looks for the latter alone.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('records', table => {
    table.dropIndex(['owner_ref'], 'records_owner_idx');
  });
  await knex.raw(
    'create index records_owner_idx on records (coalesce(own_owner_ref, owner_ref))',
  );
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.raw('drop index records_owner_idx');
  await knex.schema.alterTable('records', table => {
    table.index(['owner_ref'], 'records_owner_idx');
  });
};
