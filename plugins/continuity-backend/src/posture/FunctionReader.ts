import {
  statuses,
  type FunctionRow,
} from '@backstage-continuity/plugin-continuity-common';
import type { Knex } from 'knex';
import { z } from 'zod';
import { decodeCursor, encodeCursor } from '../database';
import type { Access } from '../http';
import type { InventoryFunction, InventoryService } from '../inventory';
import type { RecordsService } from '../records';
import { CoverageQuery } from './CoverageQuery';
import { EntityQuery } from './EntityQuery';
import { resolveFilters } from './filters';
import { functionNeeds } from './functionNeeds';
import { Names } from './Names';
import {
  FunctionRecovery,
  type RecoveryPart,
} from './recovery/FunctionRecovery';
import { RollupQuery } from './RollupQuery';
import {
  StrategyCoverage,
  type CoveredFunction,
} from './strategy/StrategyCoverage';
import { TallyBuilder } from './tally';

const collator = new Intl.Collator('en');

/** Absent figures come last in either direction. */
const figures = (a: number | null, b: number | null, sign: number) =>
  a === null || b === null
    ? Number(a === null) - Number(b === null)
    : sign * (a - b);

const weakness = ({ weakestStatus }: PostureOfFunction) =>
  weakestStatus === null ? statuses.length : statuses.indexOf(weakestStatus);

const mtpdOf = (row: PostureOfFunction) => row.required.mtpd.seconds;

const orders: Record<
  string,
  (a: PostureOfFunction, b: PostureOfFunction) => number
> = {
  status: (a, b) => weakness(a) - weakness(b),
  title: (a, b) => collator.compare(a.title, b.title),
  '-title': (a, b) => collator.compare(b.title, a.title),
  score: (a, b) => figures(a.score.score, b.score.score, 1),
  '-score': (a, b) => figures(a.score.score, b.score.score, -1),
  mtpd: (a, b) => figures(mtpdOf(a), mtpdOf(b), 1),
  '-mtpd': (a, b) => figures(mtpdOf(a), mtpdOf(b), -1),
};

/** Lists vital business functions with the posture of what supports them. */
export class FunctionReader {
  readonly #inventory: InventoryService;
  readonly #records: Pick<RecordsService, 'facts'>;
  readonly #rollups: RollupQuery;
  readonly #entities: EntityQuery;
  readonly #coverage: CoverageQuery;
  readonly #recovery: FunctionRecovery;
  readonly #strategies: StrategyCoverage;

  constructor(options: {
    database: Knex;
    inventory: InventoryService;
    records: Pick<RecordsService, 'facts' | 'approvedContents'>;
  }) {
    this.#inventory = options.inventory;
    this.#records = options.records;
    this.#rollups = new RollupQuery(options.database);
    this.#entities = new EntityQuery(options.database);
    this.#coverage = new CoverageQuery(options.database);
    this.#recovery = new FunctionRecovery(options);
    this.#strategies = new StrategyCoverage(options);
  }

  /** One function; undefined: unknown, or not visible. */
  async one(
    access: Access,
    entityRef: string,
    now: string,
  ): Promise<FunctionRow | undefined> {
    const query = { only: entityRef, sort: 'title', limit: 1 };
    return (await this.page(access, query, now)).items[0];
  }

  /** Functions are few: all that match are counted, then sorted and paged. */
  async page(
    access: Access,
    query: {
      /** Asks for this one alone. */
      only?: string;
      q?: string;
      domain?: string[];
      group?: string[];
      sort: string;
      cursor?: string;
      limit: number;
    },
    now: string,
  ): Promise<{ items: FunctionRow[]; nextCursor: string | null }> {
    const { scope } = access;
    const all =
      query.only === undefined
        ? await this.#inventory.listFunctions()
        : [...(await this.#inventory.getFunctions([query.only])).values()];
    // Of one that is asked for whether there is such a one or not, which nobody
    // is to learn from how long the answer takes.
    const visible = await access.visible(
      query.only === undefined ? all.map(item => item.entityRef) : [query.only],
    );
    const wanted = query.q?.toLocaleLowerCase('en-US');
    const functions = all.filter(
      item =>
        visible.has(item.entityRef) &&
        (wanted === undefined ||
          `${item.title} ${item.entityRef}`
            .toLocaleLowerCase('en-US')
            .includes(wanted)),
    );
    const narrowed = {
      domain: query.domain,
      group: query.group,
      ...(query.only && { function: [query.only] }),
    };
    const filters = await resolveFilters(narrowed, this.#inventory);
    const buckets = await this.#rollups.counts({
      by: 'function',
      filters,
      scope,
      now,
    });
    const weakest = await this.#entities.weakest(scope, filters, now);
    const tallies = new Map<string | null, TallyBuilder>();
    for (const bucket of buckets) {
      const tally = tallies.get(bucket.key) ?? new TallyBuilder();
      tally.add(bucket);
      tallies.set(bucket.key, tally);
    }
    const isNarrowed = Boolean(query.domain?.length || query.group?.length);
    const coverage = await this.#coverage.byFunction(scope, filters, now);
    const needs = await functionNeeds(this.#records, functions, now);
    const rows = functions
      .filter(item => !isNarrowed || tallies.has(item.entityRef))
      .map(item =>
        toRow(item, {
          required: needs.get(item.entityRef)!.required,
          tally: tallies.get(item.entityRef),
          weakest: weakest.get(item.entityRef),
          coverage: coverage.get(item.entityRef),
        }),
      )
      .sort(
        (a, b) =>
          orders[query.sort](a, b) ||
          collator.compare(a.title, b.title) ||
          collator.compare(a.entityRef, b.entityRef),
      );
    const start =
      query.cursor === undefined
        ? 0
        : decodeCursor(query.cursor, z.number().int().min(0));
    const end = start + query.limit;
    const shown = new Set(
      rows.slice(start, end).map(({ entityRef }) => entityRef),
    );
    // Only those of the page are followed through the graph.
    const page = functions.filter(item => shown.has(item.entityRef));
    const supporters = await this.#inventory.supportersByFunction([...shown]);
    const recovery = await this.#recovery.of(
      page,
      { needs, supporters },
      refs => Names.of(this.#inventory, access, refs),
    );
    const strategies = await this.#strategies.of(
      new Map([...needs].filter(([ref]) => shown.has(ref))),
      supporters,
    );
    return {
      items: rows.slice(start, end).map(row => ({
        ...row,
        ...recovery.get(row.entityRef)!,
        ...writtenAbout(strategies.get(row.entityRef)!),
      })),
      nextCursor: end < rows.length ? encodeCursor(end) : null,
    };
  }
}

/** What of a function's row its records decide. */
type WrittenPart = Pick<FunctionRow, 'analysed' | 'strategy'>;

function writtenAbout(covered: CoveredFunction): WrittenPart {
  return {
    analysed: covered.analysisId !== null,
    strategy: {
      approved: covered.strategy !== null,
      coverage: covered.colour,
    },
  };
}

/** A row before its recovery, and what is written about it, are known. */
type PostureOfFunction = Omit<
  FunctionRow,
  keyof RecoveryPart | keyof WrittenPart
>;

function toRow(
  { entityRef, title, ownerRef, fields, mistakes }: InventoryFunction,
  {
    required,
    tally,
    weakest,
    coverage,
  }: {
    required: FunctionRow['required'];
    tally?: TallyBuilder;
    weakest?: {
      entityRef: string;
      title: string;
      status: FunctionRow['weakestStatus'];
    };
    coverage?: FunctionRow['coverage'];
  },
): PostureOfFunction {
  const { total, byStatus, score } = (tally ?? new TallyBuilder()).build();
  return {
    entityRef,
    title,
    ownerRef,
    rto: fields.rto,
    rpo: fields.rpo,
    mtpd: fields.mtpd,
    wrt: fields.wrt,
    required,
    coverage: coverage ?? { entities: 0, reviewed: 0, tested: 0 },
    minimumService: fields.minimumService,
    businessContinuityPlan: fields.businessContinuityPlan,
    mistakes,
    total,
    byStatus,
    score,
    weakestRef: weakest?.entityRef ?? null,
    weakestTitle: weakest?.title ?? null,
    weakestStatus: weakest?.status ?? null,
  };
}
