import { NotAllowedError, NotFoundError } from '@backstage/errors';
import {
  computeObjectives,
  type ContinuityPolicy,
  type ObjectiveSnapshot,
  type Objectives,
  type ScheduledTest,
  type TodayTarget,
} from '@backstage-continuity/plugin-continuity-common';
import type { Knex } from 'knex';
import type { Access } from '../http';
import { evaluate, snapshotOf } from './results';
import type { FactsSource, StoredTest, TestingInventory } from './types';

/** A test that the caller may change, and its entities still in the catalog. */
export interface SeenTest {
  test: StoredTest;
  present: string[];
}

/** Today's targets that somebody knows already; asked where any are needed. */
export type KnownTargets = () => Promise<Map<string, TodayTarget>>;

/** Tests as callers may see them, with what is computed at reading. */
export class TestViews {
  #facts: FactsSource | undefined;
  readonly #inventory: TestingInventory;
  readonly #policy: ContinuityPolicy;

  constructor(options: {
    inventory: TestingInventory;
    policy: ContinuityPolicy;
  }) {
    this.#inventory = options.inventory;
    this.#policy = options.policy;
  }

  /** Names who knows what is needed of entities. */
  takeFactsFrom(facts: FactsSource) {
    this.#facts = facts;
  }

  /**
   * Those of the tests that exist for the caller, in the same order: a test none
   * of whose entities the caller may see does not, and of the others only the
   * visible entities are shown.
   */
  async forCaller(
    tests: StoredTest[],
    access: Pick<Access, 'visible'>,
    now: Date,
    known?: KnownTargets,
  ): Promise<ScheduledTest[]> {
    const visible = await access.visible([
      ...new Set(tests.flatMap(test => test.entityRefs)),
    ]);
    const shown = tests.filter(test =>
      test.entityRefs.some(ref => visible.has(ref)),
    );
    const targets = await this.#targets(shown, visible, now, known);
    return shown.map(test => toView(test, visible, targets));
  }

  /** @throws NotFoundError when the test does not exist for the caller */
  async one(
    test: StoredTest | undefined,
    id: string,
    access: Pick<Access, 'visible'>,
    now: Date,
  ): Promise<ScheduledTest> {
    const [view] = test ? await this.forCaller([test], access, now) : [];
    if (!view) throw new NotFoundError(`No test with id "${id}"`);
    return view;
  }

  /**
   * Passes when the caller may do this to every entity of the test that is still
   * in the catalog; one that left it is nobody's any more and binds nobody.
   *
   * @throws NotFoundError when the test does not exist for the caller
   * @throws NotAllowedError without naming entities that the caller may not see
   */
  async requireAll(
    test: StoredTest | undefined,
    id: string,
    access: Access,
  ): Promise<SeenTest> {
    const visible = await access.visible(test?.entityRefs ?? []);
    if (!test || visible.size === 0) {
      throw new NotFoundError(`No test with id "${id}"`);
    }
    const known = await this.#inventory.exists(test.entityRefs);
    const present = test.entityRefs.filter(
      ref => visible.has(ref) || known.has(ref),
    );
    const hidden = present.filter(ref => !visible.has(ref)).length;
    if (hidden > 0) {
      throw new NotAllowedError(
        `Missing permission ${access.permission}: this test also concerns entities that you may not see (${hidden}); whoever changes it must be allowed to for all of its entities`,
      );
    }
    await access.require(present);
    return { test, present };
  }

  /** Today's objectives of those of the entities that the catalog has. */
  async snapshots(
    entityRefs: string[],
    now: Date,
    tx?: Knex,
  ): Promise<Map<string, ObjectiveSnapshot>> {
    const objectives = await this.#objectives(entityRefs, now, tx);
    return new Map(
      [...objectives].map(([ref, each]) => [ref, snapshotOf(each)]),
    );
  }

  async #targets(
    tests: StoredTest[],
    visible: Set<string>,
    now: Date,
    known?: KnownTargets,
  ): Promise<Map<string, TodayTarget>> {
    const refs = tests
      .filter(test => test.result)
      .flatMap(test => test.entityRefs)
      .filter(ref => visible.has(ref));
    if (refs.length === 0) return new Map();
    const targets = (await known?.()) ?? new Map<string, TodayTarget>();
    const objectives = await this.#objectives(
      [...new Set(refs)].filter(ref => !targets.has(ref)),
      now,
    );
    return new Map([
      ...targets,
      ...[...objectives].map(
        ([ref, each]) => [ref, todayTargetOf(each)] as const,
      ),
    ]);
  }

  async #objectives(
    entityRefs: string[],
    now: Date,
    tx?: Knex,
  ): Promise<Map<string, Objectives>> {
    if (entityRefs.length === 0) return new Map();
    if (!this.#facts) throw new Error('Nobody knows what entities need');
    const facts = await this.#facts.entityFacts(
      entityRefs,
      now.toISOString(),
      tx,
    );
    return new Map(
      [...facts].map(([ref, each]) => [
        ref,
        computeObjectives(each, this.#policy, now.toISOString()),
      ]),
    );
  }
}

/** What a run is compared with today. */
export function todayTargetOf({
  rto,
  rpo,
}: Pick<Objectives, 'rto' | 'rpo'>): TodayTarget {
  return { rto: rto.target.seconds, rpo: rpo.target.seconds };
}

function toView(
  test: StoredTest,
  visible: Set<string>,
  targets: Map<string, TodayTarget>,
): ScheduledTest {
  const entityRefs = test.entityRefs.filter(ref => visible.has(ref));
  // Verdicts speak of what is shown: the worst one of a hidden entity is hidden.
  const result =
    test.result &&
    evaluate(
      {
        ...test.result,
        entities: test.result.entities.filter(entity =>
          visible.has(entity.entityRef),
        ),
      },
      targets,
    );
  const { seriesId, changedBy, ...shown } = test;
  return {
    ...shown,
    entityRefs,
    hiddenEntities: test.entityRefs.length - entityRefs.length,
    result,
  };
}
