import type { FunctionRow } from '@backstage-continuity/plugin-continuity-common';
import type { Knex } from 'knex';
import type { EntityScope } from '../http';
import { filterPosture, type ResolvedFilters } from './filters';

type Coverage = FunctionRow['coverage'];

/** Checks that say that reviews or tests are not as the tier asks. */
const lacking = {
  reviewed: ['review.never', 'review.overdue'],
  tested: ['tests.never', 'tests.too-weak', 'tests.overdue'],
} as const;

/** Counts, of what supports each function, what is reviewed and tested. */
export class CoverageQuery {
  readonly #database: Knex;

  constructor(database: Knex) {
    this.#database = database;
  }

  async byFunction(
    scope: EntityScope,
    filters: ResolvedFilters,
    now: string,
  ): Promise<Map<string, Coverage>> {
    const knex = this.#database;
    const lacks = (checks: readonly string[]) =>
      knex('posture_findings as x')
        .whereRaw('x.entity_ref = p.entity_ref')
        .whereIn('x.check_id', checks)
        .where(fails =>
          fails
            .where('x.outcome', 'fail')
            .orWhere(timed =>
              timed
                .where('x.outcome', 'timed')
                .where('x.due_at', '<', new Date(now)),
            ),
        )
        .select(knex.raw('1'));
    const supporting = knex('posture as p')
      .join('posture_functions as f', 'f.entity_ref', 'p.entity_ref')
      .select('f.function_ref', {
        reviewed: knex.raw('case when exists ? then 0 else 1 end', [
          lacks(lacking.reviewed),
        ]),
        tested: knex.raw('case when exists ? then 0 else 1 end', [
          lacks(lacking.tested),
        ]),
      });
    filterPosture(knex, supporting, filters, scope);
    const rows: Record<string, any>[] = await knex
      .from(supporting.as('s'))
      .select('function_ref')
      .count({ entities: '*' })
      .sum({ reviewed: 'reviewed', tested: 'tested' })
      .groupBy('function_ref');
    return new Map(
      rows.map(row => [
        row.function_ref,
        {
          entities: Number(row.entities),
          reviewed: Number(row.reviewed),
          tested: Number(row.tested),
        },
      ]),
    );
  }
}
