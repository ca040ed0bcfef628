import type { AuthService } from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type {
  ContinuityPolicy,
  validationRequestSchema,
  ValidationReport,
} from '@backstage-continuity/plugin-continuity-common';
import type { Knex } from 'knex';
import type { z } from 'zod';
import { inChunks, triedAgain, undone } from '../../database';
import { GraphReader, type DependenciesService } from '../../dependencies';
import type { ExceptionsService } from '../../exceptions';
import type { Access } from '../../http';
import {
  CatalogChanges,
  type CatalogChange,
  type InventoryService,
} from '../../inventory';
import type { ReviewsService } from '../../reviews';
import type { TestingService } from '../../testing';
import { PostureEvaluator } from '../PostureEvaluator';
import { compareFindings } from './compareFindings';
import { presentReport, type Judgement } from './presentReport';
import { readEntities } from './readEntities';
import { Turns } from './Turns';

/** Entities judged at most. */
export const JUDGED_AT_MOST = 2000;

/** Each holds much in memory, and most of them wait for the graph. */
const AT_ONCE = 2;

const BATCH = 200;

/**
 * Tells what changed catalog files would break or mend.
 *
 * @remarks
 * It is tried out: the change is taken up as if the catalog had brought it, with
 * the same code and on the live data, what it reaches is evaluated, and all of
 * that is undone before the same entities are evaluated as they are. Nothing is
 * stored; who writes the graph meanwhile waits, and so do all but a few of those
 * who ask.
 */
export class ValidationService {
  readonly #database: Knex;
  readonly #dependencies: DependenciesService;
  readonly #graph: GraphReader;
  readonly #inventory: InventoryService;
  readonly #evaluator: PostureEvaluator;
  readonly #changes: CatalogChanges;
  readonly #judgedAtMost: number;
  readonly #turns = new Turns(AT_ONCE);

  static create(options: {
    auth: AuthService;
    catalog: CatalogService;
    database: Knex;
    dependencies: DependenciesService;
    exceptions: ExceptionsService;
    inventory: InventoryService;
    policy: ContinuityPolicy;
    reviews: ReviewsService;
    testing: TestingService;
    /** For tests. */
    judgedAtMost?: number;
  }) {
    return new ValidationService(options);
  }

  private constructor(options: Parameters<typeof ValidationService.create>[0]) {
    this.#database = options.database;
    this.#dependencies = options.dependencies;
    this.#graph = new GraphReader(options);
    this.#inventory = options.inventory;
    this.#evaluator = new PostureEvaluator(options);
    this.#changes = CatalogChanges.create(options);
    this.#judgedAtMost = options.judgedAtMost ?? JUDGED_AT_MOST;
  }

  async validate(
    access: Access,
    request: z.output<typeof validationRequestSchema>,
    now: string,
  ): Promise<ValidationReport> {
    return this.#turns.take(() => this.#validate(access, request, now));
  }

  async #validate(
    ...[access, request, now]: Parameters<ValidationService['validate']>
  ): Promise<ValidationReport> {
    const { entities, mistakes } = await readEntities(request.documents);
    // Who does not see an entity removes nothing by its name.
    const visible = await access.visible(request.removed);
    const change = await this.#changes.read(
      entities.map(({ entity }) => entity),
      request.removed.filter(ref => visible.has(ref)),
    );
    return presentReport({
      access,
      inventory: this.#inventory,
      namers: refs => this.#graph.namersOf(refs),
      files: new Map(entities.map(file => [file.entityRef, file])),
      mistakes,
      unknown: change.unknown,
      judgement: await triedAgain(() =>
        undone(this.#database, tx => this.#judge(tx, change, now)),
      ),
    });
  }

  async #judge(
    tx: Knex.Transaction,
    change: CatalogChange,
    now: string,
  ): Promise<Judgement> {
    const differences = await this.#changes.compare(tx, change);
    const changed = [...differences.keys()];
    const { refs, after, ...supposed } = await this.#dependencies.suppose(
      tx,
      (inner, markChanged) =>
        this.#changes.apply(inner, markChanged, change, new Date(now)),
      async (inner, reached) => {
        const others = [...reached].filter(ref => !differences.has(ref)).sort();
        const all = [...changed.filter(ref => reached.has(ref)), ...others];
        const judged = all.slice(0, this.#judgedAtMost);
        return {
          refs: judged,
          notJudged: all.length - judged.length,
          after: await this.#evaluate(inner, judged, now),
          described: await this.#inventory.describe(changed, inner),
        };
      },
    );
    return {
      ...compareFindings(await this.#evaluate(tx, refs, now), after, now),
      ...supposed,
      judged: refs.length,
      differences,
    };
  }

  #evaluate(tx: Knex, refs: string[], now: string) {
    return inChunks(
      refs,
      slice => this.#evaluator.evaluate(slice, now, tx),
      BATCH,
    );
  }
}
