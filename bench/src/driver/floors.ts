import type { Knex } from 'knex';

/** Columns of the projection that say when a check turns. */
const TURNS = Array.from({ length: 8 }, (_, index) => `turns_${index + 1}`);

const turned = TURNS.map(
  column => `(case when p.${column} < c.now then 1 else 0 end)`,
).join(' + ');

const status = `case
  when not p.classified then 5 when p.gap_from <= c.now then 0
  when p.overdue_from < c.now then 1 when p.unknowns > 0 then 2
  when p.warn_from <= c.now then 3 else 4 end`;

const tier = 'case when p.classified then p.tier end';

const figures = `count(*) as entities,
  sum(p.passed - (${turned})) as passed, sum(p.failed + (${turned})) as failed,
  sum(p.unknowns) as unknowns, sum(p.excepted) as excepted`;

const clock = (knex: Knex) =>
  knex.client.config.client === 'pg'
    ? '(select ?::timestamptz as now) c'
    : '(select ? as now) c';

/** One grouped statement over the projection, as short as it can be written. */
export function bareRollup(knex: Knex, by: 'group' | 'tier' | 'function') {
  const key = { group: 'p.owner_ref', tier, function: 'f.function_ref' }[by];
  const join =
    by === 'function'
      ? 'left join posture_functions f on f.entity_ref = p.entity_ref'
      : '';
  const sql = `select ${key} as key, ${tier} as tier, ${status} as status, ${figures}
    from posture p cross join ${clock(knex)} ${join} group by 1, 2, 3`;
  return () => knex.raw(sql, [new Date()]);
}

/** The whole tree of groups with what is below each, by status and tier. */
export function bareTree(knex: Knex) {
  const sql = `with recursive below(top, ref) as (
      select entity_ref, entity_ref from inventory_nodes where kind = 'group'
      union select b.top, n.entity_ref from below b
      join inventory_nodes n on n.parent_ref = b.ref and n.kind = 'group'
    ), owned as (
      select p.owner_ref, ${tier} as tier, ${status} as status, ${figures}
      from posture p cross join ${clock(knex)} group by 1, 2, 3
    ) select b.top, o.tier, o.status, sum(o.entities) as entities,
      sum(o.passed) as passed, sum(o.failed) as failed,
      sum(o.unknowns) as unknowns, sum(o.excepted) as excepted
    from below b join owned o on o.owner_ref = b.ref group by 1, 2, 3`;
  return () => knex.raw(sql, [new Date()]);
}
