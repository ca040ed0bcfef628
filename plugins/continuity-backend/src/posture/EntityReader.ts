import {
  classifyPermission,
  exceptionApprovePermission,
  exceptionRequestPermission,
  reviewCreatePermission,
  testRecordPermission,
  testSchedulePermission,
  type EntityAction,
  type EntityPosture,
} from '@backstage-continuity/plugin-continuity-common';
import { NotFoundError } from '@backstage/errors';
import type { Permission } from '@backstage/plugin-permission-common';
import type { Knex } from 'knex';
import { GraphReader } from '../dependencies';
import type { ExceptionsService } from '../exceptions';
import type { Access } from '../http';
import type { InventoryService } from '../inventory';
import type { TestingService } from '../testing';
import { EntityQuery } from './EntityQuery';
import { FindingQuery } from './FindingQuery';
import { detailFor } from './detailFor';
import type { PostureEvaluator } from './PostureEvaluator';
import type { PostureDetail, PostureRow } from './postureRows';
import { toScore } from './tally';

const actions: [EntityAction, Permission][] = [
  ['review', reviewCreatePermission],
  ['schedule-test', testSchedulePermission],
  ['record-outcome', testRecordPermission],
  ['request-exception', exceptionRequestPermission],
  ['approve-exception', exceptionApprovePermission],
  ['classify', classifyPermission],
];

/** Columns of the answer that both ways of finding an entity give. */
interface Found {
  title: string;
  ownerRef: string | null;
  tier: string | null;
  status: EntityPosture['status'];
  score: EntityPosture['score'];
  inScope: boolean;
  detail: PostureDetail;
  evaluatedAt: string;
}

/** Answers the posture of one entity. */
export class EntityReader {
  readonly #entities: EntityQuery;
  readonly #findings: FindingQuery;
  readonly #graph: GraphReader;
  readonly #inventory: InventoryService;
  readonly #evaluator: PostureEvaluator;
  readonly #testing: TestingService;
  readonly #exceptions: ExceptionsService;

  constructor(options: {
    database: Knex;
    inventory: InventoryService;
    evaluator: PostureEvaluator;
    testing: TestingService;
    exceptions: ExceptionsService;
  }) {
    this.#entities = new EntityQuery(options.database);
    this.#findings = new FindingQuery(options);
    this.#graph = new GraphReader(options);
    this.#inventory = options.inventory;
    this.#evaluator = options.evaluator;
    this.#testing = options.testing;
    this.#exceptions = options.exceptions;
  }

  /** @throws NotFoundError when the entity is unknown or not visible */
  async posture(
    access: Access,
    entityRef: string,
    now: string,
  ): Promise<EntityPosture> {
    await access.require([entityRef]);
    const [found, findings, tests, exceptions, held, syncedAt] =
      await Promise.all([
        this.#find(entityRef, now),
        this.#findings.page({
          filters: {},
          findings: {
            state: ['open', 'undecided', 'due-soon', 'excepted'],
            entityRef: [entityRef],
          },
          access,
          sort: 'severity',
          cursor: undefined,
          limit: 500,
          now,
        }),
        this.#testing.nextAndLast([entityRef], now, access),
        this.#exceptions.list(access, {
          entityRef: [entityRef],
          state: ['requested', 'approved'],
          limit: 100,
        }),
        access.held(
          actions.map(([, permission]) => permission),
          [entityRef],
        ),
        this.#inventory.readAt(),
      ]);
    const { requirements, ...detail } = await detailFor(
      found.detail,
      access,
      this.#inventory,
      refs => this.#graph.namersOf(refs),
    );
    const { next = null, last = null } = tests.get(entityRef) ?? {};
    return {
      entityRef,
      title: found.title,
      ownerRef: found.ownerRef,
      inScope: found.inScope,
      status: found.status,
      score: found.score,
      tier: found.tier,
      ...detail,
      tests: { next, last, requirements },
      findings: findings.items,
      exceptions: exceptions.items,
      may: actions
        .filter(([, permission]) => held.get(entityRef)?.has(permission.name))
        .map(([action]) => action),
      syncedAt,
      evaluatedAt: found.evaluatedAt,
    };
  }

  async #find(entityRef: string, now: string): Promise<Found> {
    return (
      (await this.#fromProjection(entityRef, now)) ??
      this.#outsideProjection(entityRef, now)
    );
  }

  async #fromProjection(
    entityRef: string,
    now: string,
  ): Promise<Found | undefined> {
    const row = await this.#entities.one(entityRef, now);
    if (!row) return undefined;
    const { title, ownerRef, tier, status, score } = row.summary;
    return {
      title,
      ownerRef,
      tier,
      status,
      score,
      inScope: true,
      detail: row.detail,
      evaluatedAt: row.evaluatedAt,
    };
  }

  /** Out of scope, or so new that its row is still to be written. */
  async #outsideProjection(entityRef: string, now: string): Promise<Found> {
    const [evaluated] = await this.#evaluator.evaluate([entityRef], now);
    if (!evaluated) {
      throw new NotFoundError(`Entity ${entityRef} not found`);
    }
    const row: PostureRow = evaluated.row;
    return {
      title: row.title,
      ownerRef: row.owner_ref,
      tier: row.tier,
      status: 'unclassified',
      score: toScore({ passed: 0, failed: 0, unknown: 0, excepted: 0 }),
      inScope: evaluated.inScope,
      detail: JSON.parse(row.detail),
      evaluatedAt: now,
    };
  }
}
