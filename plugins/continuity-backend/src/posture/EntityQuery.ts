import type { EntityPostureRow } from '@backstage-continuity/plugin-continuity-common';
import type { Knex } from 'knex';
import {
  fromNested,
  nested,
  seek,
  takePage,
  toInstant,
  type SortKey,
} from '../database';
import type { EntityScope } from '../http';
import { filterPosture, filterStatus, type ResolvedFilters } from './filters';
import { findingsAt } from './FindingQuery';
import { detailColumns, unpackDetail } from './packedDetail';
import { toSeconds } from './postureRows';
import { readFinding } from './presentFindings';
import { projectionAt, scoreSql } from './projectionSql';
import { statusOfRank, toScore } from './tally';

/** After every due date; a cursor carries it, and takes no later one. */
const LATE = '2999-12-31T00:00:00.000Z';

const columns = [
  'entity_ref',
  'kind',
  'title',
  'search_text',
  'type',
  'lifecycle',
  'owner_ref',
  'system_ref',
  'domain_ref',
  'tier',
  'tier_rank',
  'target_rto',
  'target_rpo',
  'last_reviewed_at',
  'review_due_at',
  'next_test_at',
];

const findingColumns = [
  'check_id',
  'subject',
  'state',
  'severity_rank',
  'figures',
  'remedy',
  'since',
  'due_at',
  'exception_id',
  'excepted_until',
];

function sortKeys(sort: string, pg: boolean): SortKey[] {
  const ref: SortKey = { sql: 'p.entity_ref', type: 'text' };
  const score: SortKey = { sql: scoreSql, type: 'number' };
  switch (sort) {
    case 'title':
      return [{ sql: 'p.search_text', type: 'text' }, ref];
    case 'score':
      return [score, ref];
    case 'tier':
      return [{ sql: 'p.tier_rank', type: 'number' }, ref];
    case 'reviewDueAt':
      return [
        {
          sql: `coalesce(p.review_due_at, ${
            pg ? `'${LATE}'::timestamptz` : Date.parse(LATE)
          })`,
          type: 'instant',
        },
        ref,
      ];
    default:
      return [{ sql: 'p.status_rank', type: 'number' }, score, ref];
  }
}

/** Reads entities with their status. */
export class EntityQuery {
  readonly #database: Knex;

  constructor(database: Knex) {
    this.#database = database;
  }

  /** One page of entities that match and may be seen. */
  async page(options: {
    filters: ResolvedFilters;
    scope: EntityScope;
    sort: string;
    cursor: string | undefined;
    limit: number;
    now: string;
  }): Promise<{ items: EntityPostureRow[]; nextCursor: string | null }> {
    const descending = options.sort.startsWith('-');
    const keys = sortKeys(
      options.sort.replace(/^-/, ''),
      this.#database.client.config.client === 'pg',
    );
    const query = projectionAt(this.#database, options.now, columns, inner =>
      filterPosture(this.#database, inner, options.filters, options.scope),
    ).select('p.*');
    filterStatus(query, options.filters.status);
    seek(this.#database, query, { ...options, keys, descending });
    const { rows, nextCursor } = takePage(await query, { ...options, keys });
    return { items: rows.map(toListRow), nextCursor };
  }

  /**
   * One entity's row with detail and findings; undefined: not in the projection.
   *
   * @param others - columns of what other rooms have to say of it, by name
   */
  async one<T extends string>(
    entityRef: string,
    now: string,
    others: Record<T, Knex.Raw>,
  ) {
    const findings = this.#database
      .from(
        findingsAt(this.#database, now)
          .where('f.entity_ref', entityRef)
          .as('f'),
      )
      .whereNotNull('f.state')
      .orderBy(['f.severity_rank', 'f.since', 'f.check_id', 'f.subject'])
      .select(findingColumns);
    const row = await projectionAt(
      this.#database,
      now,
      ['title', 'owner_ref', ...detailColumns, 'evaluated_at'],
      inner => inner.where('p.entity_ref', entityRef),
    )
      .select('p.*', {
        findings: nested(this.#database, findings, findingColumns),
        ...others,
      })
      .first();
    if (!row) return undefined;
    const { title, owner_ref, tier } = row;
    return {
      title: title as string,
      ownerRef: owner_ref as string | null,
      tier: tier as string | null,
      ...standingOf(row),
      detail: unpackDetail(row),
      findings: fromNested<Record<string, unknown>>(row.findings).map(finding =>
        readFinding({
          ...finding,
          entity_ref: entityRef,
          title,
          owner_ref,
          tier,
        }),
      ),
      evaluatedAt: toInstant(row.evaluated_at),
      alongside: row as Record<T, unknown>,
    };
  }

  /** What other rooms have to say of an entity that is not in the projection. */
  async alongside<T extends string>(
    others: Record<T, Knex.Raw>,
  ): Promise<Record<T, unknown>> {
    return this.#database.select(others).first();
  }

  /** What is stored of one entity; undefined: not in the projection. */
  async detail(entityRef: string) {
    const row = await this.#database('posture')
      .where('entity_ref', entityRef)
      .first('title', ...detailColumns);
    return row && { title: row.title as string, ...unpackDetail(row) };
  }

  /** For each function, the supporting entity with the worst status, then the lowest score. */
  async weakest(scope: EntityScope, filters: ResolvedFilters, now: string) {
    const judged = projectionAt(
      this.#database,
      now,
      ['entity_ref', 'title'],
      inner => filterPosture(this.#database, inner, filters, scope),
    )
      .join('posture_functions as f', 'f.entity_ref', 'p.entity_ref')
      .select(
        'f.function_ref',
        'p.entity_ref',
        'p.title',
        'p.status_rank',
        this.#database.raw(
          `row_number() over (partition by f.function_ref order by p.status_rank, ${scoreSql}, p.entity_ref) as place`,
        ),
      );
    const rows: Record<string, any>[] = await this.#database
      .from(judged.as('ranked'))
      .where('place', 1)
      .select();
    return new Map(
      rows.map(row => [
        row.function_ref as string,
        {
          entityRef: row.entity_ref as string,
          title: row.title as string,
          status: statusOfRank(row.status_rank),
        },
      ]),
    );
  }
}

/** Status and score of a row of `projectionAt`. */
function standingOf(row: Record<string, any>) {
  return {
    status: statusOfRank(row.status_rank),
    score: toScore({
      passed: Number(row.passed_now),
      failed: Number(row.failed_now),
      unknown: Number(row.unknowns),
      excepted: Number(row.excepted),
    }),
  };
}

function toListRow(row: Record<string, any>): EntityPostureRow {
  const standing = standingOf(row);
  return {
    entityRef: row.entity_ref,
    kind: row.kind,
    title: row.title,
    type: row.type,
    lifecycle: row.lifecycle,
    ownerRef: row.owner_ref,
    systemRef: row.system_ref,
    domainRef: row.domain_ref,
    tier: row.tier,
    ...standing,
    targetRto: toSeconds(row.target_rto),
    targetRpo: toSeconds(row.target_rpo),
    lastReviewedAt: toInstant(row.last_reviewed_at),
    reviewDueAt: toInstant(row.review_due_at),
    nextTestAt: row.next_test_at,
    findings: standing.score.failed + standing.score.unknown,
  };
}
