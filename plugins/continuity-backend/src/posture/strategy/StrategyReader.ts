import {
  continuityStrategy,
  riskAssessment,
  type ContinuityPolicy,
  type CoverageColour,
  type RecordRow,
  type StrategyAlignment,
  type StrategyRow,
} from '@backstage-continuity/plugin-continuity-common';
import { z } from 'zod';
import { decodeCursor, encodeCursor } from '../../database';
import type { Access } from '../../http';
import type { InventoryFunction, InventoryService } from '../../inventory';
import type { RecordsService } from '../../records';
import { functionNeeds } from '../functionNeeds';
import { Names } from '../Names';
import { StrategyCoverage, type CoveredFunction } from './StrategyCoverage';
import { toStrategyRow, type PageRecords } from './strategyRow';

const collator = new Intl.Collator('en');

/** Subjects of which records are asked for at once. */
const SUBJECTS = 500;

type Entry = { item: InventoryFunction; covered: CoveredFunction };

type Order = (a: Entry, b: Entry) => number;

const byTitle: Order = (a, b) => collator.compare(a.item.title, b.item.title);

/** Absent figures come last in either direction. */
const byFigure =
  (name: 'rto' | 'mtpd', sign: number): Order =>
  (a, b) => {
    const [x, y] = [a, b].map(({ covered }) => covered.required[name].seconds);
    return x === null || y === null
      ? Number(x === null) - Number(y === null)
      : sign * (x - y);
  };

const orders: Record<string, Order> = {
  coverage: (a, b) =>
    Number(a.covered.colour === 'green') - Number(b.covered.colour === 'green'),
  title: byTitle,
  '-title': (a, b) => byTitle(b, a),
  rto: byFigure('rto', 1),
  '-rto': byFigure('rto', -1),
  mtpd: byFigure('mtpd', 1),
  '-mtpd': byFigure('mtpd', -1),
};

/** What of the strategies a caller asks for. */
export interface StrategyQuery {
  q?: string;
  function?: string[];
  coverage?: CoverageColour[];
  alignment?: StrategyAlignment[];
  sort: string;
  cursor?: string;
  limit: number;
}

/** Lists how vital business functions are recovered. */
export class StrategyReader {
  readonly #inventory: InventoryService;
  readonly #records: RecordsService;
  readonly #policy: ContinuityPolicy;
  readonly #coverage: StrategyCoverage;

  constructor(options: {
    inventory: InventoryService;
    records: RecordsService;
    policy: ContinuityPolicy;
  }) {
    this.#inventory = options.inventory;
    this.#records = options.records;
    this.#policy = options.policy;
    this.#coverage = new StrategyCoverage(options);
  }

  /** Functions are few: all that match are judged, then sorted and paged. */
  async page(
    access: Access,
    query: StrategyQuery,
    now: string,
  ): Promise<{
    items: StrategyRow[];
    nextCursor: string | null;
    totals: Record<CoverageColour, number>;
  }> {
    const start =
      query.cursor === undefined
        ? 0
        : decodeCursor(query.cursor, z.number().int().min(0));
    const functions = await this.#visible(access, query);
    const needs = await functionNeeds(this.#records, functions, now);
    const covered = await this.#coverage.of(
      needs,
      await this.#inventory.supportersByFunction([...needs.keys()]),
    );
    const order = orders[query.sort];
    const all = functions
      .map(item => ({ item, covered: covered.get(item.entityRef)! }))
      .filter(entry => isAligned(entry, query));
    const ofColour = (colour: CoverageColour) =>
      all.filter(entry => entry.covered.colour === colour);
    const { coverage = [] } = query;
    const entries = (
      coverage.length === 0 ? all : [...new Set(coverage)].flatMap(ofColour)
    ).sort(
      (a, b) =>
        order(a, b) ||
        byTitle(a, b) ||
        collator.compare(a.item.entityRef, b.item.entityRef),
    );
    const end = start + query.limit;
    return {
      items: await this.#rows(access, entries.slice(start, end), now),
      nextCursor: end < entries.length ? encodeCursor(end) : null,
      totals: {
        green: ofColour('green').length,
        red: ofColour('red').length,
      },
    };
  }

  async #visible(
    access: Access,
    query: StrategyQuery,
  ): Promise<InventoryFunction[]> {
    const known = await this.#inventory.getFunctions(query.function);
    // What is asked for by name is looked up like this whether it exists or not.
    const visible = await access.visible(query.function ?? [...known.keys()]);
    const wanted = query.q?.toLocaleLowerCase('en-US');
    return [...known.values()].filter(
      ({ entityRef, title }) =>
        visible.has(entityRef) &&
        (wanted === undefined ||
          `${title} ${entityRef}`.toLocaleLowerCase('en-US').includes(wanted)),
    );
  }

  async #rows(
    access: Access,
    entries: Entry[],
    now: string,
  ): Promise<StrategyRow[]> {
    const refs = [
      ...new Set(
        entries.flatMap(({ item, covered }) => [
          item.entityRef,
          ...covered.services.map(service => service.entityRef),
        ]),
      ),
    ];
    const names = await Names.of(this.#inventory, access, refs);
    const records = await this.#recordsOf(access, refs.filter(names.sees));
    const context = { names, records, policy: this.#policy, now };
    return entries.map(({ item, covered }) =>
      toStrategyRow(item, covered, context),
    );
  }

  async #recordsOf(access: Access, refs: string[]): Promise<PageRecords> {
    const rows = new Map<string, RecordRow>();
    for (let start = 0; start < refs.length; start += SUBJECTS) {
      const subject = refs.slice(start, start + SUBJECTS);
      // A retired record may stand beside the one that took its place.
      const { items } = await this.#records.queries.list(access, {
        type: [continuityStrategy.name],
        subject,
        state: ['draft', 'in-review', 'returned', 'approved'],
        limit: subject.length,
      });
      for (const row of items) rows.set(row.subjectRef, row);
    }
    const risks = await this.#records.approvedContents(
      riskAssessment.name,
      refs,
    );
    return {
      rows,
      risks: new Map(
        [...risks].flatMap(([ref, { recordId, content }]) => {
          const { data } = riskAssessment.schema.safeParse(content);
          return data ? [[ref, { recordId, content: data }] as const] : [];
        }),
      ),
    };
  }
}

function isAligned(
  { covered }: Entry,
  { alignment = [] }: StrategyQuery,
): boolean {
  const own = covered.strategy?.content.alignment.status ?? 'none';
  return alignment.length === 0 || alignment.includes(own);
}
