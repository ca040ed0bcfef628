import { ConflictError } from '@backstage/errors';
import type {
  ContinuityPolicy,
  RunFacts,
  ScheduledTest,
} from '@backstage-continuity/plugin-continuity-common';
import type { Knex } from 'knex';
import type { ChangesService, MarkChanged } from '../changes';
import type { Access } from '../http';
import { importTest, type TestDocument } from './importTest';
import { assertKnownOwner, begun, normalisePlan } from './plans';
import {
  assertPossible,
  evaluate,
  toStored,
  type RecordedOutcome,
} from './results';
import {
  TestSchedule,
  type ListQuery,
  type OccurrenceQuery,
} from './TestSchedule';
import { successorOf } from './succession';
import { TestQueries } from './TestQueries';
import { TestsStore } from './TestsStore';
import { TestViews, type SeenTest } from './TestViews';
import type {
  FactsSource,
  StoredTest,
  TestChange,
  TestDuty,
  TestingInventory,
  TestPlan,
} from './types';

interface TestingOptions {
  database: Knex;
  changes: ChangesService;
  inventory: TestingInventory;
  policy: ContinuityPolicy;
  clock?: () => Date;
}

/** The joint testing schedule: planning tests and recording what they showed. */
export class TestingService {
  readonly #database: Knex;
  readonly #changes: ChangesService;
  readonly #inventory: TestingInventory;
  readonly #clock: () => Date;
  readonly #store = new TestsStore();
  readonly #queries = new TestQueries(this.#store);
  readonly #views: TestViews;
  readonly #schedule: TestSchedule;

  static create(options: TestingOptions) {
    return new TestingService(options);
  }

  /**
   * Names who knows what is needed of entities, in a room above this one: it is
   * frozen with each outcome and compared with what was measured.
   */
  takeFactsFrom(facts: FactsSource) {
    this.#views.takeFactsFrom(facts);
  }

  private constructor(options: TestingOptions) {
    this.#database = options.database;
    this.#changes = options.changes;
    this.#inventory = options.inventory;
    this.#clock = options.clock ?? (() => new Date());
    this.#views = new TestViews(options);
    this.#schedule = new TestSchedule({
      database: options.database,
      queries: this.#queries,
      views: this.#views,
    });
  }

  /** Schedules a test. */
  async create(access: Access, plan: TestPlan): Promise<ScheduledTest> {
    await access.require(plan.entityRefs);
    const normalised = normalisePlan('body', plan);
    if (normalised.owner !== null) {
      await assertKnownOwner(
        access,
        this.#inventory,
        'body.owner',
        normalised.owner,
      );
    }
    const now = this.#clock().toISOString();
    const test = begun(normalised, access.actor, now);
    await this.#changes.transaction(async (tx, markChanged) => {
      await this.#store.insert(tx, test);
      markChanged(test.entityRefs);
    });
    return this.#view(test, access);
  }

  /** Moves or changes a planned test. */
  async change(
    access: Access,
    id: string,
    change: TestChange,
  ): Promise<ScheduledTest> {
    const { revision, ...given } = change;
    const seen = await this.#forChange(access, id, revision, ['planned']);
    const { test } = seen;
    if (given.entityRefs) await access.require(given.entityRefs);
    const plan = normalisePlan('body', { ...test, ...given });
    if (plan.owner !== null && plan.owner !== test.owner) {
      await assertKnownOwner(access, this.#inventory, 'body.owner', plan.owner);
    }
    return this.#write(access, seen, { ...test, ...plan });
  }

  /** Cancels a planned test; the next one of its series is planned. */
  async cancel(
    access: Access,
    id: string,
    request: { revision: number; reason?: string },
  ): Promise<ScheduledTest> {
    const seen = await this.#forChange(access, id, request.revision, [
      'planned',
    ]);
    return this.#write(access, seen, {
      ...seen.test,
      state: 'cancelled',
      cancelReason: request.reason ?? null,
    });
  }

  /** Plans a cancelled test again; one that was planned to follow it stays. */
  async reinstate(
    access: Access,
    id: string,
    request: { revision: number },
  ): Promise<ScheduledTest> {
    const seen = await this.#forChange(access, id, request.revision, [
      'cancelled',
    ]);
    return this.#write(access, seen, {
      ...seen.test,
      state: 'planned',
      cancelReason: null,
    });
  }

  /**
   * Records the outcome of a planned test, or corrects a recorded one. The
   * objectives are frozen at the first recording; a correction keeps them.
   */
  async recordOutcome(
    access: Access,
    id: string,
    outcome: RecordedOutcome & {
      revision: number;
      mode: 'exercise' | 'actual';
    },
  ): Promise<ScheduledTest> {
    const seen = await this.#forChange(access, id, outcome.revision, [
      'planned',
      'completed',
    ]);
    const { test, present } = seen;
    const now = this.#clock();
    assertPossible('body', outcome, present, now);
    const result = toStored(
      outcome,
      present,
      test.result,
      await this.#views.snapshots(present, now),
      { at: now.toISOString(), by: access.actor },
    );
    // What was recorded of an entity that has left the catalog since stays.
    const gone = (test.result?.entities ?? []).filter(
      each => !present.includes(each.entityRef),
    );
    return this.#write(access, seen, {
      ...test,
      state: 'completed',
      mode: outcome.mode,
      result: { ...result, entities: [...result.entities, ...gone] },
    });
  }

  /** One test as the caller may see it. */
  async get(access: Access, id: string): Promise<ScheduledTest> {
    const test = await this.#store.get(this.#database, id);
    return this.#views.one(test, id, access, this.#clock());
  }

  /** One page of the schedule. */
  list(access: Access, query: ListQuery) {
    return this.#schedule.list(access, query, this.#clock());
  }

  /** What falls into a window, recurring tests with their future occurrences. */
  occurrences(access: Access, query: OccurrenceQuery) {
    return this.#schedule.occurrences(access, query, this.#clock());
  }

  /** What the completed tests of each entity showed, for the checks. */
  async runsOf(
    entityRefs: string[],
    tx?: Knex,
  ): Promise<Map<string, RunFacts[]>> {
    return this.#queries.runs(tx ?? this.#database, entityRefs);
  }

  /** How many runs were validated before an instant, and the first one's. */
  extentBefore(
    instant: string,
  ): Promise<{ count: number; first: string | null }> {
    return this.#queries.extentBefore(this.#database, instant);
  }

  /** When each entity's earliest planned test is planned, also when it is late. */
  async nextPlanned(
    entityRefs: string[],
    tx?: Knex,
  ): Promise<Map<string, string>> {
    const next = await this.#queries.nextPlanned(
      tx ?? this.#database,
      entityRefs,
    );
    return new Map([...next].map(([ref, test]) => [ref, test.plannedAt]));
  }

  /**
   * The earliest planned test of an entity, also when it is late, and the latest
   * completed one, as the caller may see them, to be read with what else is said
   * of the entity.
   *
   * @returns a column that is read together with today's targets, where the
   * caller knows them already
   */
  nextAndLast(entityRef: string, now: string, access: Pick<Access, 'visible'>) {
    return this.#schedule.nextAndLast(entityRef, now, access);
  }

  /**
   * The earliest planned tests of which one of these is the owner, or that
   * concern an entity one of them owns, as the caller may see them.
   */
  async plannedFor(
    ownerRefs: string[],
    now: string,
    limit: number,
    access: Pick<Access, 'visible'>,
  ): Promise<TestDuty[]> {
    const entityRefs = await this.#inventory.entityRefsOwnedBy(ownerRefs);
    return this.#schedule.duties(
      { owners: ownerRefs, entityRefs },
      now,
      limit,
      access,
    );
  }

  /** Takes up one document of history within the caller's transaction. */
  async importTest(
    tx: Knex.Transaction,
    markChanged: MarkChanged,
    key: string,
    document: TestDocument,
  ): Promise<'created' | 'updated' | 'unchanged'> {
    return importTest(
      { store: this.#store, views: this.#views, now: this.#clock() },
      { tx, markChanged, key, document },
    );
  }

  /**
   * The test, if the caller may change it and nothing has happened to it since
   * the caller saw it. Its entities cannot change before the write either, as
   * that asks for the same revision.
   */
  async #forChange(
    access: Access,
    id: string,
    revision: number,
    allowed: StoredTest['state'][],
  ): Promise<SeenTest> {
    const seen = await this.#views.requireAll(
      await this.#store.get(this.#database, id),
      id,
      access,
    );
    const { test } = seen;
    if (!allowed.includes(test.state)) {
      throw new ConflictError(
        `The test "${test.title}" is ${
          test.state
        }; this is possible only while it is ${allowed.join(' or ')}`,
      );
    }
    if (test.revision !== revision) throw changedMeanwhile(test);
    return seen;
  }

  async #write(
    access: Access,
    { test: before, present }: SeenTest,
    after: StoredTest,
  ): Promise<ScheduledTest> {
    const now = this.#clock();
    const test: StoredTest = {
      ...after,
      revision: before.revision + 1,
      changedAt: now.toISOString(),
      changedBy: access.actor,
    };
    const measured = test.result && evaluate(test.result, new Map());
    const ends = before.state === 'planned' && test.state !== 'planned';
    await this.#changes.transaction(async (tx, markChanged) => {
      const won = await this.#store.update(tx, test, before.revision, measured);
      if (!won) throw changedMeanwhile(before);
      const next = ends ? successorOf(test, access.actor, now) : null;
      // A reinstated test may end a second time; its series goes on once.
      if (next && !(await this.#store.hasSuccessor(tx, test.id))) {
        await this.#store.insert(tx, { ...next, entityRefs: present });
      }
      markChanged([...before.entityRefs, ...test.entityRefs]);
    });
    return this.#view(test, access);
  }

  #view(test: StoredTest, access: Access): Promise<ScheduledTest> {
    return this.#views.one(test, test.id, access, this.#clock());
  }
}

function changedMeanwhile(test: StoredTest) {
  return new ConflictError(
    `The test "${test.title}" was changed meanwhile; load it again and repeat what you wanted`,
  );
}
