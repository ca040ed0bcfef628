import {
  severities,
  type CheckId,
  type Finding,
  type Severity,
} from '@backstage-continuity/plugin-continuity-common';
import type { Knex } from 'knex';
import { inChunks, seek, takePage, type SortKey } from '../database';
import { GraphReader } from '../dependencies';
import type { Access, EntityScope } from '../http';
import type { InventoryService } from '../inventory';
import { filterPosture, filterStatus, type ResolvedFilters } from './filters';
import { Names } from './Names';
import { presentFinding, readFinding, refsIn } from './presentFindings';
import { clockTable, projectionAt } from './projectionSql';

/** What `listFindings` filters by beside the entities' own filters. */
export interface FindingFilters {
  check?: CheckId[];
  family?: string[];
  severity?: Severity[];
  state: Finding['state'][];
  entityRef?: string[];
  /** Restricts to these owners, whatever else is asked. */
  ownedBy?: string[];
}

const failing = `(f.outcome = 'fail' or (f.outcome = 'timed' and f.due_at < clock.now))`;
const excepted = `(f.excepted_until is not null and f.excepted_until > clock.now)`;

/** The state of a finding at the clock's instant; null: a check that passes and is not due soon. */
const stateSql = `case
  when ${failing} and ${excepted} then 'excepted'
  when ${failing} then 'open'
  when f.outcome = 'unknown' then 'undecided'
  when f.warn_at <= clock.now and not ${excepted} then 'due-soon' end`;

const tail: SortKey[] = [
  { sql: 'f.entity_ref', type: 'text' },
  { sql: 'f.check_id', type: 'text' },
  { sql: 'f.subject', type: 'text' },
];
const severity: SortKey = { sql: 'f.severity_rank', type: 'number' };
const since: SortKey = { sql: 'f.since', type: 'instant' };

const sorts: Record<string, SortKey[]> = {
  severity: [severity, since, ...tail],
  since: [since, ...tail],
  entity: [{ sql: 'f.search_text', type: 'text' }, ...tail],
  check: [{ sql: 'f.check_id', type: 'text' }, severity, ...tail],
  owner: [
    { sql: `coalesce(f.owner_ref, '')`, type: 'text' },
    severity,
    ...tail,
  ],
};

/** Findings as they stand at one instant, with their `state`. */
export function findingsAt(knex: Knex, now: string): Knex.QueryBuilder {
  return knex
    .from({ f: 'posture_findings' })
    .joinRaw(`cross join ${clockTable(knex)}`, [new Date(now)])
    .select('f.*', knex.raw(`${stateSql} as state`));
}

/** Reads findings as they stand at one instant. */
export class FindingQuery {
  readonly #database: Knex;
  readonly #graph: GraphReader;
  readonly #inventory: Pick<InventoryService, 'describe'>;

  constructor(options: {
    database: Knex;
    inventory: Pick<InventoryService, 'describe'>;
  }) {
    this.#database = options.database;
    this.#graph = new GraphReader(options);
    this.#inventory = options.inventory;
  }

  /** One page of findings of entities that match and may be seen. */
  async page(options: {
    filters: ResolvedFilters;
    findings: FindingFilters;
    access: Pick<Access, 'scope' | 'visible'>;
    sort: string;
    cursor: string | undefined;
    limit: number;
    now: string;
  }): Promise<{ items: Finding[]; nextCursor: string | null }> {
    const keys = sorts[options.sort.replace(/^-/, '')];
    const { access } = options;
    const query = this.#select({ ...options, scope: access.scope });
    seek(this.#database, query, {
      ...options,
      keys,
      descending: options.sort.startsWith('-'),
    });
    const { rows, nextCursor } = takePage(await query.select('f.*'), {
      ...options,
      keys,
    });
    const read = rows.map(readFinding);
    const names = await Names.of(
      this.#inventory,
      access,
      read.flatMap(finding => refsIn(finding.figures)),
      refs => this.#graph.namersOf(refs),
    );
    return {
      items: read.map(finding => presentFinding(finding, names)),
      nextCursor,
    };
  }

  /** Number of findings that match. */
  async count(options: {
    filters: ResolvedFilters;
    findings: FindingFilters;
    scope: EntityScope;
    now: string;
  }): Promise<number> {
    const row = await this.#select(options).count({ count: '*' }).first();
    return Number(row?.count ?? 0);
  }

  /** Open findings of some families: how many each entity has, and how bad. */
  async countsByEntity(
    entityRefs: string[],
    families: string[],
    now: string,
  ): Promise<Map<string, { findings: number; severity: Severity }>> {
    const rows: Record<string, any>[] = await inChunks(entityRefs, slice =>
      this.#select({
        filters: {},
        findings: { state: ['open'], family: families, entityRef: slice },
        scope: { type: 'all' },
        now,
      })
        .select('f.entity_ref')
        .count({ findings: '*' })
        .min({ rank: 'f.severity_rank' })
        .groupBy('f.entity_ref'),
    );
    return new Map(
      rows.map(row => [
        row.entity_ref,
        {
          findings: Number(row.findings),
          severity: severities[Number(row.rank)],
        },
      ]),
    );
  }

  #select(options: {
    filters: ResolvedFilters;
    findings: FindingFilters;
    scope: EntityScope;
    now: string;
  }): Knex.QueryBuilder {
    const { filters, findings, scope, now } = options;
    const knex = this.#database;
    const entities = projectionAt(
      knex,
      now,
      ['entity_ref', 'title', 'search_text', 'owner_ref', 'tier'],
      inner => {
        filterPosture(knex, inner, filters, scope);
        if (findings.entityRef?.length) {
          inner.whereIn('p.entity_ref', findings.entityRef);
        }
        if (findings.ownedBy) inner.whereIn('p.owner_ref', findings.ownedBy);
      },
    ).select(
      'p.entity_ref',
      'p.title',
      'p.search_text',
      'p.owner_ref',
      'p.tier',
    );
    filterStatus(entities, filters.status);

    const dated = findingsAt(knex, now)
      .join(entities.as('e'), 'e.entity_ref', 'f.entity_ref')
      .select('e.title', 'e.search_text', 'e.owner_ref', 'e.tier');
    if (findings.check?.length) dated.whereIn('f.check_id', findings.check);
    if (findings.severity?.length) {
      dated.whereIn(
        'f.severity_rank',
        findings.severity.map(item => severities.indexOf(item)),
      );
    }
    if (findings.family?.length) {
      const families = findings.family;
      dated.where(any =>
        families.forEach(family =>
          any.orWhere('f.check_id', 'like', `${family}.%`),
        ),
      );
    }
    return knex.from(dated.as('f')).whereIn('f.state', findings.state);
  }
}
