import type { Knex } from 'knex';
import {
  endOfPlanned,
  type RunFacts,
} from '@backstage-continuity/plugin-continuity-common';
import {
  fromNested,
  inChunks,
  nested,
  toDate,
  toInstant,
  type Alongside,
} from '../database';
import { TestsStore } from './TestsStore';
import {
  fromRow,
  testColumns,
  type TestEntityRow,
  type TestRow,
} from './tables';
import type { StoredTest } from './types';

const runColumns = ['area', 'type', 'mode', 'outcome', 'recorded_at'] as const;
type RunColumn = (typeof runColumns)[number];

/** Which tests a list asks for; what is left out does not restrict. */
export interface TestFilter {
  /** Planned at this instant or later, the whole of a planned day counting. */
  from?: string;
  /** Planned before this instant. */
  to?: string;
  entityRefs?: string[];
  owners?: string[];
  areas?: string[];
  types?: string[];
  states?: string[];
  recurring?: boolean;
}

/** Position in the list: end of the planned time, then id. */
export type TestPosition = [plannedUntil: string, id: string];

export function positionOf(test: StoredTest): TestPosition {
  return [endOfPlanned(test.plannedAt), test.id];
}

/** Reads of the testing schedule over many tests. */
export class TestQueries {
  readonly #tests: TestsStore;

  constructor(tests: TestsStore) {
    this.#tests = tests;
  }

  /** Tests in the order of their planned time, after a position. */
  async list(
    knex: Knex,
    filter: TestFilter,
    page: { descending?: boolean; after?: TestPosition; limit: number },
  ): Promise<StoredTest[]> {
    const direction = page.descending ? 'desc' : 'asc';
    const query = knex<TestRow>('tests')
      .select('tests.*')
      .orderBy('planned_until', direction)
      .orderBy('id', direction)
      .limit(page.limit);
    if (filter.from) query.where('planned_until', '>=', new Date(filter.from));
    if (filter.to) query.where('planned_from', '<', new Date(filter.to));
    if (filter.owners) query.whereIn('owner', filter.owners);
    if (filter.areas) query.whereIn('area', filter.areas);
    if (filter.types) query.whereIn('type', filter.types);
    if (filter.states) query.whereIn('state', filter.states);
    if (filter.recurring) query.whereNotNull('rrule');
    if (filter.entityRefs) {
      query.whereIn(
        'id',
        knex('test_entities')
          .select('test_id')
          .whereIn('entity_ref', filter.entityRefs),
      );
    }
    if (page.after) {
      const [until, id] = [new Date(page.after[0]), page.after[1]];
      const beyond = page.descending ? '<' : '>';
      query.where(rest =>
        rest
          .where('planned_until', beyond, until)
          .orWhere(same =>
            same.where('planned_until', until).where('id', beyond, id),
          ),
      );
    }
    return this.#tests.withEntities(knex, await query);
  }

  /** What the completed tests of each entity showed; one query for a chunk. */
  async runs(
    knex: Knex,
    entityRefs: string[],
  ): Promise<Map<string, RunFacts[]>> {
    const runs = new Map<string, RunFacts[]>();
    await inChunks(entityRefs, async slice => {
      const rows: (TestEntityRow & Pick<TestRow, RunColumn>)[] = await knex(
        'test_entities',
      )
        .join('tests', 'tests.id', 'test_entities.test_id')
        .whereIn('entity_ref', slice)
        .where('state', 'completed')
        .select('test_entities.*', ...runColumns);
      for (const row of rows) {
        const list = runs.get(row.entity_ref) ?? [];
        runs.set(row.entity_ref, list);
        list.push({
          testId: row.test_id,
          area: row.area,
          type: row.type,
          mode: row.mode,
          outcome: row.outcome!,
          validatedAt: toInstant(row.validated_at),
          recordedAt: toInstant(row.recorded_at!),
          achievedRto: toSeconds(row.achieved_rto),
          achievedRpo: toSeconds(row.achieved_rpo),
          ownRecovery: toSeconds(row.own_recovery),
        });
      }
      return [];
    });
    return runs;
  }

  /** The earliest planned test of each entity, also when it is late. */
  async nextPlanned(
    knex: Knex,
    entityRefs: string[],
  ): Promise<Map<string, { id: string; plannedAt: string }>> {
    const next = new Map<string, { id: string; plannedAt: string }>();
    await inChunks(entityRefs, async slice => {
      const rows: { entity_ref: string; id: string; planned_at: string }[] =
        await knex('test_entities')
          .join('tests', 'tests.id', 'test_entities.test_id')
          .whereIn('entity_ref', slice)
          .where('state', 'planned')
          .orderBy('planned_until')
          .orderBy('id')
          .select('entity_ref', 'id', 'planned_at');
      for (const row of rows) {
        if (!next.has(row.entity_ref)) {
          next.set(row.entity_ref, { id: row.id, plannedAt: row.planned_at });
        }
      }
      return [];
    });
    return next;
  }

  /** How many runs were validated before an instant, and the first one's. */
  async extentBefore(
    knex: Knex,
    instant: string,
  ): Promise<{ count: number; first: string | null }> {
    const row = await knex('test_entities')
      .where('validated_at', '<', toDate(instant))
      .count({ count: '*' })
      .min({ first: 'validated_at' })
      .first();
    return { count: Number(row?.count ?? 0), first: toInstant(row?.first) };
  }

  /**
   * The earliest planned test of an entity, also when it is late, and its latest
   * completed one, by validation, else as planned, as a column of another
   * statement.
   */
  nextAndLast(
    knex: Knex,
    entityRef: string,
  ): Alongside<{ next?: StoredTest; last?: StoredTest }> {
    const first = (state: string, order: string) =>
      knex('test_entities')
        .join('tests as t', 't.id', 'test_entities.test_id')
        .where({ entity_ref: entityRef, state })
        .orderByRaw(order)
        .limit(1)
        .select('t.id');
    const refs = knex('test_entities')
      .where('test_id', knex.ref('tests.id'))
      .orderBy('entity_ref')
      .select('entity_ref');
    const tests = knex('tests')
      .where('id', first('planned', 'planned_until, id'))
      .orWhere(
        'id',
        first(
          'completed',
          'coalesce(t.validated_at, planned_until) desc, id desc',
        ),
      )
      .select(testColumns)
      .select({ refs: nested(knex, refs, 'entity_ref') });
    return {
      column: nested(knex, tests, [...testColumns, 'refs']),
      read: value => {
        const found = fromNested<TestRow & { refs: unknown }>(value).map(row =>
          fromRow(row, fromNested(row.refs)),
        );
        return {
          next: found.find(test => test.state === 'planned'),
          last: found.find(test => test.state === 'completed'),
        };
      },
    };
  }

  /**
   * Planned tests, and those cancelled since an instant, that somebody owns or
   * that concern one of the entities; earliest first.
   */
  async concerning(
    knex: Knex,
    whom: { owners: string[]; entityRefs: string[]; cancelledSince?: string },
    limit: number,
  ): Promise<StoredTest[]> {
    const relevant = (query: Knex.QueryBuilder) =>
      query
        .where(state => {
          state.where('state', 'planned');
          if (whom.cancelledSince) {
            state.orWhere(cancelled =>
              cancelled
                .where('state', 'cancelled')
                .where('changed_at', '>=', new Date(whom.cancelledSince!)),
            );
          }
        })
        .orderBy('planned_until')
        .orderBy('id')
        .limit(limit);
    // Each chunk gives its own earliest ones, so the earliest of all are among them.
    const owned = await inChunks<string, TestRow>(whom.owners, slice =>
      relevant(knex('tests').whereIn('owner', slice)),
    );
    const touched = await inChunks<string, TestRow>(whom.entityRefs, slice =>
      relevant(
        knex('tests').whereIn(
          'id',
          knex('test_entities').select('test_id').whereIn('entity_ref', slice),
        ),
      ),
    );
    const byId = new Map([...owned, ...touched].map(row => [row.id, row]));
    const rows = [...byId.values()].sort(
      (a, b) =>
        Number(new Date(a.planned_until)) - Number(new Date(b.planned_until)) ||
        (a.id < b.id ? -1 : 1),
    );
    return this.#tests.withEntities(knex, rows.slice(0, limit));
  }
}

function toSeconds(value: number | string | null): number | null {
  return value === null ? null : Number(value);
}
