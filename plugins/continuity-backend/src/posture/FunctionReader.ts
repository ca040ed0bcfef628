import {
  statuses,
  type FunctionRow,
} from '@backstage-continuity/plugin-continuity-common';
import type { Knex } from 'knex';
import { z } from 'zod';
import { decodeCursor, encodeCursor } from '../database';
import type { Access } from '../http';
import type { InventoryFunction, InventoryService } from '../inventory';
import { EntityQuery } from './EntityQuery';
import { resolveFilters } from './filters';
import { RollupQuery } from './RollupQuery';
import { TallyBuilder } from './tally';

const collator = new Intl.Collator('en');

/** Absent figures come last in either direction. */
const figures = (a: number | null, b: number | null, sign: number) =>
  a === null || b === null
    ? Number(a === null) - Number(b === null)
    : sign * (a - b);

const weakness = ({ weakestStatus }: FunctionRow) =>
  weakestStatus === null ? statuses.length : statuses.indexOf(weakestStatus);

const orders: Record<string, (a: FunctionRow, b: FunctionRow) => number> = {
  status: (a, b) => weakness(a) - weakness(b),
  title: (a, b) => collator.compare(a.title, b.title),
  '-title': (a, b) => collator.compare(b.title, a.title),
  score: (a, b) => figures(a.score.score, b.score.score, 1),
  '-score': (a, b) => figures(a.score.score, b.score.score, -1),
  mtpd: (a, b) => figures(a.mtpd, b.mtpd, 1),
  '-mtpd': (a, b) => figures(a.mtpd, b.mtpd, -1),
};

/** Lists vital business functions with the posture of what supports them. */
export class FunctionReader {
  readonly #inventory: InventoryService;
  readonly #rollups: RollupQuery;
  readonly #entities: EntityQuery;

  constructor(options: { database: Knex; inventory: InventoryService }) {
    this.#inventory = options.inventory;
    this.#rollups = new RollupQuery(options.database);
    this.#entities = new EntityQuery(options.database);
  }

  /** Functions are few: all that match are counted, then sorted and paged. */
  async page(
    access: Access,
    query: {
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
    const all = await this.#inventory.listFunctions();
    const visible = await access.visible(all.map(item => item.entityRef));
    const wanted = query.q?.toLocaleLowerCase('en-US');
    const functions = all.filter(
      item =>
        visible.has(item.entityRef) &&
        (wanted === undefined ||
          `${item.title} ${item.entityRef}`
            .toLocaleLowerCase('en-US')
            .includes(wanted)),
    );
    const narrowed = { domain: query.domain, group: query.group };
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
    const rows = functions
      .filter(item => !isNarrowed || tallies.has(item.entityRef))
      .map(item =>
        toRow(item, tallies.get(item.entityRef), weakest.get(item.entityRef)),
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
    return {
      items: rows.slice(start, end),
      nextCursor: end < rows.length ? encodeCursor(end) : null,
    };
  }
}

function toRow(
  { entityRef, title, ownerRef, fields, mistakes }: InventoryFunction,
  tally: TallyBuilder | undefined,
  weakest:
    | { entityRef: string; title: string; status: FunctionRow['weakestStatus'] }
    | undefined,
): FunctionRow {
  const { total, byStatus, score } = (tally ?? new TallyBuilder()).build();
  return {
    entityRef,
    title,
    ownerRef,
    rto: fields.rto,
    rpo: fields.rpo,
    mtpd: fields.mtpd,
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
