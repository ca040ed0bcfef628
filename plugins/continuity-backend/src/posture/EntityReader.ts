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
import { todayTargetOf, type TestingService } from '../testing';
import { EntityQuery } from './EntityQuery';
import { detailFor, refsInDetail } from './detailFor';
import { Names } from './Names';
import type { PostureEvaluator } from './PostureEvaluator';
import { unpackDetail } from './packedDetail';
import type { PostureDetail, PostureRow } from './postureRows';
import { presentFinding, refsIn, type ReadFinding } from './presentFindings';
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
  findings: ReadFinding[];
  evaluatedAt: string;
  alongside: Record<Beside, unknown>;
}

/** What other rooms say of an entity, read in the same statement. */
type Beside = 'tests' | 'exceptions' | 'syncedAt';

/** Answers the posture of one entity. */
export class EntityReader {
  readonly #entities: EntityQuery;
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
    // Read beside asking whether it may be: who may not is refused as soon as that
    // is known, and is told nothing of what was read.
    const allowed = access.require([entityRef]);
    const tests = this.#testing.nextAndLast(entityRef, now, access);
    const exceptions = this.#exceptions.openOf(entityRef);
    const syncedAt = this.#inventory.readAt();
    const reading = this.#find(entityRef, now, allowed, {
      tests: tests.column,
      exceptions: exceptions.column,
      syncedAt: syncedAt.column,
    });
    const answers = Promise.all([
      reading,
      access.held(
        actions.map(([, permission]) => permission),
        [entityRef],
      ),
    ]);
    // Whatever else fails, who may not see it hears of that alone.
    answers.catch(() => undefined);
    await allowed;
    const [found, held] = await answers;
    const { alongside, detail } = found;
    const nextAndLast = await tests.read(
      alongside.tests,
      async () => new Map([[entityRef, todayTargetOf(detail.objectives)]]),
    );
    const names = await Names.of(
      this.#inventory,
      access,
      [
        ...found.findings.flatMap(finding => refsIn(finding.figures)),
        // Who sees everything reads it as it is stored.
        ...(access.scope.type === 'all' ? [] : refsInDetail(detail)),
      ],
      refs => this.#graph.namersOf(refs),
    );
    const { requirements, ...shown } = detailFor(detail, names);
    return {
      entityRef,
      title: found.title,
      ownerRef: found.ownerRef,
      inScope: found.inScope,
      status: found.status,
      score: found.score,
      tier: found.tier,
      ...shown,
      tests: { ...nextAndLast, requirements },
      findings: found.findings.map(finding => presentFinding(finding, names)),
      exceptions: exceptions.read(alongside.exceptions),
      may: actions
        .filter(([, permission]) => held.get(entityRef)?.has(permission.name))
        .map(([action]) => action),
      syncedAt: syncedAt.read(alongside.syncedAt),
      evaluatedAt: found.evaluatedAt,
    };
  }

  async #find(
    entityRef: string,
    now: string,
    allowed: Promise<void>,
    columns: Record<Beside, Knex.Raw>,
  ): Promise<Found> {
    const row = await this.#entities.one(entityRef, now, columns);
    if (row) return { ...row, inScope: true };
    await allowed;
    return {
      ...(await this.#outsideProjection(entityRef, now)),
      alongside: await this.#entities.alongside(columns),
    };
  }

  /** Out of scope, or so new that its row is still to be written. */
  async #outsideProjection(
    entityRef: string,
    now: string,
  ): Promise<Omit<Found, 'alongside'>> {
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
      detail: unpackDetail(row),
      findings: [],
      evaluatedAt: now,
    };
  }
}
