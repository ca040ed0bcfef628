import { statuses } from '@backstage-continuity/plugin-continuity-common';
import type { Knex } from 'knex';
import { TURN_COLUMNS } from './postureRows';

/**
 * The projection as it stands at one instant: the stored deadlines become a
 * status, and counts of checks that have turned meanwhile.
 *
 * @remarks
 * `now` enters once, as a one-row table, so that the many comparisons share one
 * binding and every row of an answer is judged by the same instant. Columns
 * beside those asked for: `status_rank`, `unknowns`, `excepted`, `passed`,
 * `failed`, `turned`, `passed_now`, `failed_now`.
 *
 * @param columns - columns of `posture` wanted
 * @param restrict - filters the rows of `posture`, known as `p`
 */
export function projectionAt(
  knex: Knex,
  now: string,
  columns: string[],
  restrict: (query: Knex.QueryBuilder) => void,
): Knex.QueryBuilder {
  const turned = turnedSql();
  const judged = knex
    .from({ p: 'posture' })
    .joinRaw(`cross join ${clockTable(knex)}`, [new Date(now)])
    .select(columns.map(column => `p.${column}`))
    .select(
      knex.raw(`case
        when not p.classified then ${statuses.indexOf('unclassified')}
        when p.gap_from <= clock.now then ${statuses.indexOf('gap')}
        when p.overdue_from < clock.now then ${statuses.indexOf('overdue')}
        when p.unknowns > 0 then ${statuses.indexOf('unknown')}
        when p.warn_from <= clock.now then ${statuses.indexOf('due-soon')}
        else ${statuses.indexOf('ready')} end as status_rank`),
      'p.unknowns',
      'p.excepted',
      'p.passed',
      'p.failed',
      knex.raw(`${turned} as turned`),
      knex.raw(`p.passed - ${turned} as passed_now`),
      knex.raw(`p.failed + ${turned} as failed_now`),
    );
  restrict(judged);
  return knex.from(judged.as('p'));
}

/** How many checks have turned: the instants ascend, so the first to come ends it. */
function turnedSql(turn = 1): string {
  const next = turn < TURN_COLUMNS ? ` + ${turnedSql(turn + 1)}` : '';
  return `(case when p.turns_${turn} < clock.now then 1${next} else 0 end)`;
}

/**
 * Rows of `projectionAt` to be summed up. PostgreSQL would otherwise work out the
 * status where it groups, and takes it for as many groups as there are deadlines,
 * so that it sorts all rows instead of counting them.
 */
export function judgedOnce(knex: Knex, judged: Knex.QueryBuilder) {
  return knex.client.config.client === 'pg'
    ? knex.from(knex.raw('(? offset 0) as p', [judged]))
    : knex.from(judged.as('p'));
}

/** A table `clock` of one row with the instant `now`. */
export function clockTable(knex: Knex): string {
  return knex.client.config.client === 'pg'
    ? '(select ?::timestamptz as now) as clock'
    : '(select ? as now) as clock';
}

/** Share of passed checks, -1 where nothing counts, over the columns of `projectionAt`. */
export const scoreSql = `case
  when p.passed_now + p.failed_now + p.unknowns = 0 then -1
  else 1.0 * p.passed_now / (p.passed_now + p.failed_now + p.unknowns) end`;
