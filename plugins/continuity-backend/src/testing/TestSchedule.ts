import { InputError } from '@backstage/errors';
import {
  endOfPlanned,
  instantSchema,
  occurrencesBetween,
  type Contract,
  type RouteOutput,
  type RouteRequest,
  type ScheduledTest,
} from '@backstage-continuity/plugin-continuity-common';
import type { Knex } from 'knex';
import { z } from 'zod';
import { decodeCursor, encodeCursor, type Alongside } from '../database';
import type { Access } from '../http';
import {
  positionOf,
  type TestFilter,
  type TestPosition,
  type TestQueries,
} from './TestQueries';
import type { KnownTargets, TestViews } from './TestViews';
import type { StoredTest, TestDuty } from './types';

/** Query of the list, validated. */
export type ListQuery = RouteRequest<Contract['listTests']>['query'];
/** Query of the calendar view, validated. */
export type OccurrenceQuery = RouteRequest<
  Contract['listOccurrences']
>['query'];
type Occurrence = RouteOutput<Contract['listOccurrences']>['items'][number];

/** What a card shows of the schedule. */
export interface NextAndLast {
  next: ScheduledTest | null;
  last: ScheduledTest | null;
}

const positionSchema = z.tuple([instantSchema, z.string()]);

/** Rows read at a time where hidden ones may be among them. */
const BATCH = 500;
const MAX_OCCURRENCES = 1000;
const MAX_WINDOW = 400 * 24 * 60 * 60 * 1000;

/** The schedule as lists and as a calendar, restricted to what callers may see. */
export class TestSchedule {
  readonly #database: Knex;
  readonly #queries: TestQueries;
  readonly #views: TestViews;

  constructor(options: {
    database: Knex;
    queries: TestQueries;
    views: TestViews;
  }) {
    this.#database = options.database;
    this.#queries = options.queries;
    this.#views = options.views;
  }

  /** One page of the schedule. */
  async list(access: Access, query: ListQuery, now: Date) {
    const { sort, cursor, limit, ...filters } = query;
    const filter = await this.#visibleFilter(access, filters);
    const items: ScheduledTest[] = [];
    let after = cursor ? decodeCursor(cursor, positionSchema) : undefined;
    for await (const batch of this.#batches(access, filter, now, {
      descending: sort === '-plannedAt',
      after,
      // One more than a page tells whether there is another page.
      first: limit + 1,
    })) {
      items.push(...batch);
      if (items.length > limit) break;
    }
    const page = items.slice(0, limit);
    const last = page[limit - 1];
    after = items.length > limit ? viewPosition(last) : undefined;
    return { items: page, nextCursor: after ? encodeCursor(after) : null };
  }

  /**
   * The earliest planned test of an entity, also when it is late, and the latest
   * completed one, as the caller may see them, to be read with what else is said
   * of the entity.
   */
  nextAndLast(
    entityRef: string,
    now: string,
    access: Pick<Access, 'visible'>,
  ): Alongside<Promise<NextAndLast>, [KnownTargets?]> {
    const { column, read } = this.#queries.nextAndLast(
      this.#database,
      entityRef,
    );
    return {
      column,
      read: async (value, known) => {
        const { next, last } = read(value);
        const views = await this.#views.forCaller(
          [next, last].filter(test => test !== undefined),
          access,
          new Date(now),
          known,
        );
        const viewOf = (test: StoredTest | undefined) =>
          views.find(view => view.id === test?.id) ?? null;
        return { next: viewOf(next), last: viewOf(last) };
      },
    };
  }

  /** What falls into a window, recurring tests with their future occurrences. */
  async occurrences(access: Access, query: OccurrenceQuery, now: Date) {
    const { from, to, ...filters } = query;
    const span = Date.parse(to) - Date.parse(from);
    if (span < 0 || span > MAX_WINDOW) {
      throw new InputError(
        'query.to: expected an instant after query.from, at most 400 days later',
      );
    }
    const filter = await this.#visibleFilter(access, filters);
    const items: Occurrence[] = [];
    for await (const batch of this.#batches(
      access,
      { ...filter, from, to },
      now,
    )) {
      items.push(...batch.map(test => occurrenceOf(test, test.plannedAt)));
      if (items.length > MAX_OCCURRENCES) break;
    }
    const recurring = { ...filter, to, states: ['planned'], recurring: true };
    const projected: Occurrence[] = [];
    for await (const batch of this.#batches(access, recurring, now)) {
      projected.push(...batch.flatMap(test => projectedFrom(test, from, to)));
      if (projected.length > MAX_OCCURRENCES) break;
    }
    items.push(...projected);
    items.sort(
      (a, b) =>
        Date.parse(a.at) - Date.parse(b.at) || (a.testId < b.testId ? -1 : 1),
    );
    return {
      items: items.slice(0, MAX_OCCURRENCES),
      truncated: items.length > MAX_OCCURRENCES,
    };
  }

  /** The earliest planned tests that concern somebody. */
  async duties(
    whom: { owners: string[]; entityRefs: string[] },
    now: string,
    limit: number,
    access: Pick<Access, 'visible'>,
  ): Promise<TestDuty[]> {
    const at = new Date(now);
    // Hidden tests are rare here, as owners see what they own.
    const tests = await this.#queries.concerning(
      this.#database,
      whom,
      limit + BATCH,
    );
    const views = await this.#views.forCaller(tests, access, at);
    return views.slice(0, limit).map(({ id, title, plannedAt }) => ({
      id,
      title,
      plannedAt,
      late: Date.parse(endOfPlanned(plannedAt)) < at.getTime(),
    }));
  }

  /**
   * Batches of tests as the caller may see them, in order. Reading goes on past
   * what is hidden, so that neither length nor cursor of a page tells of it.
   */
  async *#batches(
    access: Access,
    filter: TestFilter | null,
    now: Date,
    page: { descending?: boolean; after?: TestPosition; first?: number } = {},
  ): AsyncGenerator<ScheduledTest[]> {
    if (filter === null) return;
    let { after } = page;
    let limit = page.first ?? BATCH;
    for (;;) {
      const tests = await this.#queries.list(this.#database, filter, {
        descending: page.descending,
        after,
        limit,
      });
      yield await this.#views.forCaller(tests, access, now);
      if (tests.length < limit) return;
      after = positionOf(tests[tests.length - 1]);
      limit = BATCH;
    }
  }

  /**
   * Asking for a hidden entity must not tell in which tests it takes part.
   *
   * @returns null when nothing can match
   */
  async #visibleFilter(
    access: Access,
    filters: Pick<OccurrenceQuery, 'entityRef' | 'owner' | 'area'> &
      Pick<ListQuery, 'from' | 'to' | 'type' | 'state'>,
  ): Promise<TestFilter | null> {
    const { entityRef, owner, area, type, state, from, to } = filters;
    const filter = {
      from,
      to,
      owners: owner,
      areas: area,
      types: type,
      states: state,
    };
    if (access.scope.type === 'none') return null;
    if (!entityRef) return filter;
    const visible = await access.visible(entityRef);
    return visible.size > 0 ? { ...filter, entityRefs: [...visible] } : null;
  }
}

function viewPosition(view: ScheduledTest): TestPosition {
  return [endOfPlanned(view.plannedAt), view.id];
}

function occurrenceOf(test: ScheduledTest, at: string): Occurrence {
  return {
    testId: test.id,
    title: test.title,
    area: test.area,
    type: test.type,
    state: test.state,
    outcome: test.result?.outcome ?? null,
    at,
    projected: at !== test.plannedAt,
    entityRefs: test.entityRefs,
  };
}

function projectedFrom(
  test: ScheduledTest,
  from: string,
  to: string,
): Occurrence[] {
  if (test.rrule === null) return [];
  // A day in which the window begins or ends counts as a whole.
  const firstDay = `${from.slice(0, 10)}T00:00:00.000Z`;
  return occurrencesBetween(
    test.plannedAt,
    test.rrule,
    firstDay,
    to,
    MAX_OCCURRENCES,
  )
    .filter(
      at =>
        Date.parse(at) > Date.parse(test.plannedAt) &&
        Date.parse(endOfPlanned(at)) >= Date.parse(from) &&
        Date.parse(at) < Date.parse(to),
    )
    .map(at => occurrenceOf(test, at));
}
