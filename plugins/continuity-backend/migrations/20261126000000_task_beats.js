// @ts-check

/**
 * Signs of life of scheduled tasks that run. Without them, what a process held
 * that died would wait for the time limit of the task.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('task_beats', table => {
    table.comment('Scheduled tasks that run, and when they last said so');
    table.string('task', 255).primary().notNullable();
    table.string('run_id', 36).notNullable().comment('Another for each run');
    table.timestamp('beat_at', { useTz: true, precision: 3 }).notNullable();
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('task_beats');
};
