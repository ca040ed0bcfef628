import type { RollupDimension } from '@backstage-continuity/plugin-continuity-common';
import type { Knex } from 'knex';
import type { EntityScope } from '../http';
import { filterPosture, filterStatus, type ResolvedFilters } from './filters';
import { projectionAt } from './projectionSql';
import { statusOfRank, type Bucket } from './tally';

/** Counts of one key along the dimension. */
export type KeyedBucket = Bucket & { key: string | null };

const keyColumns: Record<Exclude<RollupDimension, 'function'>, string> = {
  group: 'p.owner_ref',
  system: 'p.system_ref',
  domain: 'p.domain_ref',
  tier: 'p.tier',
};

/** One grouped statement over the projection for each rollup. */
export class RollupQuery {
  readonly #database: Knex;

  constructor(database: Knex) {
    this.#database = database;
  }

  /**
   * Counts by key, status and tier. Along `function` an entity counts once for
   * each function it supports; along the others exactly once.
   */
  async counts(options: {
    by: RollupDimension | 'all';
    filters: ResolvedFilters;
    scope: EntityScope;
    now: string;
  }): Promise<KeyedBucket[]> {
    const { by, filters, scope, now } = options;
    const query = projectionAt(
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
    filterStatus(query, filters.status);

    let key = 'null';
    if (by === 'function') {
      query.leftJoin('posture_functions as f', 'f.entity_ref', 'p.entity_ref');
      key = 'f.function_ref';
    } else if (by !== 'all') {
      key = keyColumns[by];
    }
    const keyed = by !== 'all';
    const tier = 'case when p.classified then p.tier end';
    const rows: Record<string, any>[] = await query
      .select(
        this.#database.raw(`${keyed ? key : 'null'} as key`),
        this.#database.raw(`${tier} as tier`),
        'p.status_rank',
        this.#database.raw(`count(*) as entities,
          sum(p.passed_now) as passed, sum(p.failed_now) as failed,
          sum(p.unknowns) as unknown_checks, sum(p.excepted) as excepted`),
      )
      .groupByRaw(`${keyed ? `${key}, ` : ''}${tier}, p.status_rank`);
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
