import {
  computeObjectives,
  evaluateChecks,
  facetsOf,
  project,
  reviewDueAt,
  severities,
  tierOf,
  tierRank,
  type CheckResult,
  type ContinuityPolicy,
  type EntityFacts,
  type PolicyException,
} from '@backstage-continuity/plugin-continuity-common';
import type { Knex } from 'knex';
import { setImmediate } from 'node:timers/promises';
import { toDate } from '../database';
import type { DependenciesService } from '../dependencies';
import type { ExceptionsService } from '../exceptions';
import type { InventoryEntity, InventoryService } from '../inventory';
import type { ReviewsService } from '../reviews';
import type { TestingService } from '../testing';
import { packDetail } from './packedDetail';
import {
  isKept,
  TURN_COLUMNS,
  type EvaluatedEntity,
  type PostureDetail,
  type PostureRow,
} from './postureRows';

/** Milliseconds for which entities are evaluated without a pause. */
const PIECE = 5;

/** Characters that the column holds. */
const SEARCHED = 800;

/** Everything known of one entity at one time. */
interface Known {
  entity: InventoryEntity;
  facts: EntityFacts;
  lastReviewedBy: string | null;
  nextTestAt: string | null;
  exceptions: PolicyException[];
}

/** Loads the facts of entities and turns them into rows of the projection. */
export class PostureEvaluator {
  readonly #policy: ContinuityPolicy;
  readonly #dependencies: Pick<DependenciesService, 'factsOf'>;
  readonly #inventory: InventoryService;
  readonly #reviews: ReviewsService;
  readonly #testing: TestingService;
  readonly #exceptions: ExceptionsService;

  constructor(options: {
    policy: ContinuityPolicy;
    dependencies: Pick<DependenciesService, 'factsOf'>;
    inventory: InventoryService;
    reviews: ReviewsService;
    testing: TestingService;
    exceptions: ExceptionsService;
  }) {
    this.#policy = options.policy;
    this.#dependencies = options.dependencies;
    this.#inventory = options.inventory;
    this.#reviews = options.reviews;
    this.#testing = options.testing;
    this.#exceptions = options.exceptions;
  }

  /**
   * Rows of those of the entities that are in the inventory, in scope or not, in
   * a number of queries that does not depend on how many entities are asked for.
   */
  async evaluate(
    entityRefs: string[],
    now: string,
    tx?: Knex,
  ): Promise<(EvaluatedEntity & { inScope: boolean })[]> {
    const known = await this.#load(entityRefs, now, tx);
    const evaluated: (EvaluatedEntity & { inScope: boolean })[] = [];
    let resumedAt = -Infinity;
    for (const item of known) {
      if (performance.now() - resumedAt >= PIECE) {
        // Others have their turn: a batch would take the whole process for long.
        await setImmediate();
        resumedAt = performance.now();
      }
      evaluated.push({
        ...toEvaluated(item, this.#policy, now),
        inScope: item.entity.inScope,
      });
    }
    return evaluated;
  }

  async #load(entityRefs: string[], now: string, tx?: Knex): Promise<Known[]> {
    const entities = await this.#inventory.getEntities(entityRefs, tx);
    const facts = await this.#dependencies.factsOf(entities, now, tx);
    const reviews = await this.#reviews.lastReviews(entityRefs, tx);
    const runs = await this.#testing.runsOf(entityRefs, tx);
    const next = await this.#testing.nextPlanned(entityRefs, tx);
    const exceptions = await this.#exceptions.activeFor(entityRefs, now, tx);
    const known: Known[] = [];
    for (const [ref, entity] of entities) {
      const base = facts.get(ref);
      if (!base) continue;
      const review = reviews.get(ref);
      known.push({
        entity,
        facts: {
          ...base,
          // What does not know yet what it rests on, rests on what is so now: that
          // is written down with the posture.
          records: base.records.map(record => ({
            ...record,
            fingerprint: record.fingerprint ?? {},
          })),
          lastReviewAt: review?.reviewedAt ?? null,
          runs: runs.get(ref) ?? [],
        },
        lastReviewedBy: review?.reviewedBy ?? null,
        nextTestAt: next.get(ref) ?? null,
        exceptions: exceptions.get(ref) ?? [],
      });
    }
    return known;
  }
}

function toEvaluated(
  known: Known,
  policy: ContinuityPolicy,
  now: string,
): EvaluatedEntity {
  const { entity, facts } = known;
  const results = evaluateChecks(facts, policy, now);
  const tier = tierOf(policy, facts.fields.tier);
  const projection = project(
    results,
    known.exceptions,
    { classified: tier !== undefined },
    now,
  );
  const objectives = computeObjectives(facts, policy, now);
  const dueAt = reviewDueAt(facts.lastReviewAt, tier);
  const detail: PostureDetail = {
    tierTitle: tier?.title ?? null,
    fields: facts.fields,
    portalFields: entity.portalFields,
    overriddenFields: entity.overriddenFields,
    mistakes: facts.mistakes,
    functions: [
      ...facts.functions.map(item => ({
        entityRef: item.entityRef,
        title: item.title,
        exists: true,
      })),
      ...entity.missingFunctionRefs.map(ref => ({
        entityRef: ref,
        title: ref,
        exists: false,
      })),
    ],
    objectives,
    recovery: {
      own: facts.graph.own,
      forecast: {
        seconds: facts.graph.forecast.seconds,
        lowerBound: facts.graph.forecast.lowerBound,
      },
      missingRef: facts.graph.forecast.missing?.entityRef ?? null,
    },
    review: {
      required: (tier?.reviewEvery ?? null) !== null,
      lastReviewedAt: facts.lastReviewAt,
      lastReviewedBy: known.lastReviewedBy,
      dueAt,
    },
    requirements: requirementsOf(tier?.tests ?? [], results),
    editUrl: entity.editUrl,
    sourceLocation: entity.sourceLocation,
  };
  const packable = {
    tier: facts.fields.tier,
    last_reviewed_at: toDate(facts.lastReviewAt),
    review_due_at: toDate(dueAt),
  };
  const turns: Record<string, Date | null> = {};
  for (let turn = 1; turn <= TURN_COLUMNS; turn++) {
    turns[`turns_${turn}`] = toDate(projection.turnsAt[turn - 1] ?? null);
  }
  const row: PostureRow = {
    entity_ref: entity.entityRef,
    kind: entity.kind,
    title: entity.title,
    // Some letters become two when they are made small.
    search_text: `${entity.title} ${entity.name}`
      .toLocaleLowerCase('en-US')
      .slice(0, SEARCHED),
    type: entity.type,
    lifecycle: entity.lifecycle,
    owner_ref: entity.ownerRef,
    owners: JSON.stringify(entity.ownerRefs),
    system_ref: entity.systemRef,
    domain_ref: entity.domainRef,
    tier_rank: tierRank(policy, facts.fields.tier),
    classified: projection.classified,
    gap_from: toDate(projection.gapFrom),
    overdue_from: toDate(projection.overdueFrom),
    warn_from: toDate(projection.warnFrom),
    unknowns: projection.unknowns,
    passed: projection.passed,
    failed: projection.failed,
    excepted: projection.excepted,
    ...turns,
    reevaluate_at: toDate(projection.reevaluateAt),
    target_rto: objectives.rto.target.seconds,
    target_rpo: objectives.rpo.target.seconds,
    ...packable,
    next_test_at: known.nextTestAt,
    detail: packDetail(detail, packable),
    evaluated_at: new Date(now),
  };
  return {
    row,
    facets: facts.records.length > 0 ? facetsOf(facts, policy) : null,
    functionRefs: facts.functions.map(item => item.entityRef),
    checks: results.length,
    findings: results.filter(isKept).map(result => toFinding(result, known)),
  };
}

function requirementsOf(
  tests: { area: string; type: string; every: string }[],
  results: CheckResult[],
): PostureDetail['requirements'] {
  return tests.map(({ area, type, every }) => {
    const overdue = results.find(
      result =>
        result.check === 'tests.overdue' &&
        result.subject === `${area}/${type}`,
    );
    return {
      area,
      type,
      every,
      lastQualifyingAt: overdue?.figures.lastAt ?? null,
      dueAt: overdue?.dueAt ?? null,
    };
  });
}

function toFinding(
  result: CheckResult,
  { entity, exceptions }: Known,
): EvaluatedEntity['findings'][number] {
  // The longest one counts, as it does for status and score.
  const [exception] = exceptions
    .filter(
      item =>
        item.check === result.check &&
        (item.subject === null || item.subject === result.subject),
    )
    .sort((a, b) => (a.expiresAt < b.expiresAt ? 1 : -1));
  const timed = result.dueAt !== undefined;
  const dueAt = toDate(result.dueAt ?? null);
  return {
    entity_ref: entity.entityRef,
    check_id: result.check,
    subject: result.subject,
    outcome: timed ? 'timed' : (result.outcome as 'fail' | 'unknown'),
    severity_rank: severities.indexOf(result.severity),
    figures: JSON.stringify(result.figures),
    remedy: result.remedy,
    since: dueAt,
    due_at: dueAt,
    warn_at: toDate(result.warnAt ?? null),
    exception_id: exception?.id ?? null,
    excepted_until: toDate(exception?.expiresAt ?? null),
  };
}
