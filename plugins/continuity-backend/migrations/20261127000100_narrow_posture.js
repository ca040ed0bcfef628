// @ts-check
const { randomUUID } = require('node:crypto');

/**
 * Findings are replaced entity by entity, and found by that: an index of whole
 * keys, which are about as long as the rows, served nothing else. Of the detail
 * of a posture, less and less is stored as it is computed anew.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('posture_findings', table => {
    table.dropPrimary();
    table.index(['entity_ref'], 'posture_findings_entity_ref_idx');
  });
};

/**
 * Empties the projection, whose details say less than the other version reads
 * of them, and marks everything. The first sweep fills it again.
 *
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  for (const table of ['posture', 'posture_functions', 'posture_findings']) {
    await knex(table).delete();
  }
  const refs = new Set([
    ...(await knex('changes').pluck('entity_ref')),
    ...(await knex('inventory_entities').pluck('entity_ref')),
  ]);
  await knex('changes').delete();
  await knex.batchInsert(
    'changes',
    [...refs].sort().map(ref => ({
      entity_ref: ref,
      token: randomUUID(),
      marked_at: new Date(),
    })),
    500,
  );
  await knex.schema.alterTable('posture_findings', table => {
    table.dropIndex(['entity_ref'], 'posture_findings_entity_ref_idx');
    table.primary(['entity_ref', 'check_id', 'subject']);
  });
};
