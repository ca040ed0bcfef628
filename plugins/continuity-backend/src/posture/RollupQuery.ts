import type { RollupDimension } from '@backstage-continuity/plugin-continuity-common';
import type { Knex } from 'knex';
import type { EntityScope } from '../http';
import { filterPosture, filterStatus, type ResolvedFilters } from './filters';
import { judgedOnce, projectionAt } from './projectionSql';
import { statusOfRank, type Bucket } from './tally';

/** Counts of one key along the dimension. */
export type KeyedBucket = Bucket & { key: string | null };

const keyColumns: Record<RollupDimension | 'support', string> = {
  group: 'p.owner_ref',
  system: 'p.system_ref',
  domain: 'p.domain_ref',
  tier: 'p.tier',
  function: 'f.function_ref',
  support: `case when s.entity_ref is not null then 'some' end`,
};

/** One grouped statement over the projection for each rollup. */
export class RollupQuery {
  readonly #database: Knex;

  constructor(database: Knex) {
    this.#database = database;
  }

  /**
   * Counts by key, status and tier. Along `function` an entity counts once for
   * each function it supports, and not at all where it supports none; along the
   * others exactly once. Along `support` the key is null where it supports none.
   */
  async counts(options: {
    by: RollupDimension | 'support';
    filters: ResolvedFilters;
    scope: EntityScope;
    now: string;
  }): Promise<KeyedBucket[]> {
    const { by, filters, scope, now } = options;
    const judged = projectionAt(
      this.#database,
      now,
      [
        'entity_ref',
        'owner_ref',
        'system_ref',
        'domain_ref',
        'tier',
        'classified',
      ],
      inner => filterPosture(this.#database, inner, filters, scope),
    );
    filterStatus(judged, filters.status);
    const query = judgedOnce(this.#database, judged);

    if (by === 'function') {
      query.join('posture_functions as f', 'f.entity_ref', 'p.entity_ref');
    } else if (by === 'support') {
      query.leftJoin(
        this.#database('posture_functions').distinct('entity_ref').as('s'),
        's.entity_ref',
        'p.entity_ref',
      );
    }
    const key = keyColumns[by];
    const tier = 'case when p.classified then p.tier end';
    const rows: Record<string, any>[] = await query
      .select(
        this.#database.raw(`${key} as key`),
        this.#database.raw(`${tier} as tier`),
        'p.status_rank',
        this.#database.raw(`count(*) as entities,
          sum(p.passed) - sum(p.turned) as passed,
          sum(p.failed) + sum(p.turned) as failed,
          sum(p.unknowns) as unknown_checks, sum(p.excepted) as excepted`),
      )
      .groupByRaw(`${key}, ${tier}, p.status_rank`);
    return rows.map(row => ({
      key: row.key,
      tier: row.tier,
      status: statusOfRank(row.status_rank),
      entities: Number(row.entities),
      passed: Number(row.passed),
      failed: Number(row.failed),
      unknown: Number(row.unknown_checks),
      excepted: Number(row.excepted),
    }));
  }
}
