// @ts-check

/**
 * The projection: what fails regardless of time, and the instants at which the
 * rest turns. Everything here but `finding_openings` and `posture_snapshots` can
 * be deleted and computed anew.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  /** @type {(table: import('knex').Knex.CreateTableBuilder, name: string) => import('knex').Knex.ColumnBuilder} */
  const instant = (table, name) =>
    table.timestamp(name, { useTz: true, precision: 3 });

  await knex.schema.createTable('posture', table => {
    table.comment('One row for each entity in scope');
    table.string('entity_ref', 255).primary().notNullable();
    table.string('kind', 63).notNullable();
    table.string('title', 500).notNullable();
    table.string('search_text', 800).notNullable().comment('Lower case');
    table.string('type', 255);
    table.string('lifecycle', 255);
    table.string('owner_ref', 255).comment('The first owner');
    table.text('owners').notNullable().comment('All owners, JSON');
    table.string('system_ref', 255);
    table.string('domain_ref', 255);
    table
      .string('tier', 255)
      .comment('As declared, known to the policy or not');
    table.integer('tier_rank').notNullable().comment('0 is the strictest');
    table.boolean('classified').notNullable();
    instant(table, 'gap_from').comment('A gap holds from here on');
    instant(table, 'overdue_from').comment('Overdue holds after this instant');
    instant(table, 'warn_from').comment('Due soon holds from here on');
    table.integer('unknowns').notNullable();
    table.integer('passed').notNullable();
    table.integer('failed').notNullable();
    table.integer('excepted').notNullable();
    for (let turn = 1; turn <= 8; turn++) {
      instant(table, `turns_${turn}`).comment(
        'After this instant one more check turns from passed to failed',
      );
    }
    instant(table, 'reevaluate_at').comment('When to compute the row anew');
    table.bigInteger('target_rto').comment('Whole seconds');
    table.bigInteger('target_rpo').comment('Whole seconds');
    instant(table, 'last_reviewed_at');
    instant(table, 'review_due_at');
    table.string('next_test_at', 32);
    table
      .text('detail', 'longtext')
      .notNullable()
      .comment('JSON, for one entity');
    instant(table, 'evaluated_at').notNullable();
    table.index(['owner_ref'], 'posture_owner_ref_idx');
    table.index(['reevaluate_at'], 'posture_reevaluate_at_idx');
  });

  await knex.schema.createTable('posture_functions', table => {
    table.comment('Which vital business functions an entity supports');
    table.string('entity_ref', 255).notNullable();
    table.string('function_ref', 255).notNullable();
    table.primary(['entity_ref', 'function_ref']);
    table.index(['function_ref'], 'posture_functions_function_ref_idx');
  });

  await knex.schema.createTable('posture_findings', table => {
    table.comment('Checks that fail, cannot be decided, or turn with time');
    table.string('entity_ref', 255).notNullable();
    table.string('check_id', 100).notNullable();
    table.string('subject', 500).notNullable();
    table.string('outcome', 10).notNullable().comment('fail, unknown or timed');
    table.integer('severity_rank').notNullable().comment('0 is the worst');
    table.text('message', 'longtext').notNullable();
    table.text('figures', 'longtext').notNullable().comment('JSON');
    table.string('remedy', 30).notNullable();
    instant(table, 'since').notNullable();
    instant(table, 'due_at');
    instant(table, 'warn_at');
    table.string('exception_id', 36);
    instant(table, 'excepted_until');
    table.primary(['entity_ref', 'check_id', 'subject']);
    table.index(
      ['severity_rank', 'since'],
      'posture_findings_severity_since_idx',
    );
  });

  await knex.schema.createTable('finding_openings', table => {
    table.comment('Since when a check fails for a reason other than time');
    table.string('entity_ref', 255).notNullable();
    table.string('check_id', 100).notNullable();
    table.string('subject', 500).notNullable();
    instant(table, 'opened_at').notNullable();
    table.primary(['entity_ref', 'check_id', 'subject']);
  });

  await knex.schema.createTable('posture_snapshots', table => {
    table.comment(
      'Daily counts, kept as the span of days over which a count held',
    );
    table.bigIncrements('id');
    table.string('from_day', 10).notNullable().comment('UTC day, included');
    table
      .string('until_day', 10)
      .comment('UTC day, excluded; null: still holds');
    table
      .boolean('reconstructed')
      .notNullable()
      .comment('Computed later from history, not counted on the day');
    table.string('kind', 63).notNullable();
    table.string('owner_ref', 255);
    table.string('system_ref', 255);
    table.string('domain_ref', 255);
    table.string('tier', 255);
    table.string('lifecycle', 255);
    table.text('functions').notNullable().comment('|ref|ref|, sorted');
    table.string('status', 15).notNullable();
    table.integer('entities').notNullable();
    table.integer('passed').notNullable();
    table.integer('failed').notNullable();
    table.integer('unknowns').notNullable();
    table.index(['until_day', 'from_day'], 'posture_snapshots_days_idx');
  });

  await knex.schema.createTable('posture_reconstruction', table => {
    table.comment('What the reconstructed part of the trend was computed from');
    table.integer('id').primary().notNullable().comment('Always 1');
    table.string('basis', 200).notNullable().comment('Hash of what matters');
    table.integer('entities').notNullable().comment('In scope at that time');
    instant(table, 'computed_at').notNullable();
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  for (const table of [
    'posture_reconstruction',
    'posture_snapshots',
    'finding_openings',
    'posture_findings',
    'posture_functions',
    'posture',
  ]) {
    await knex.schema.dropTable(table);
  }
};
