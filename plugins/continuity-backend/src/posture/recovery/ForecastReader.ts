import { NotFoundError } from '@backstage/errors';
import {
  computeObjectives,
  requiredByFunctions,
  simulateLoss,
  type ContinuityPolicy,
  type RecoveryForecast,
} from '@backstage-continuity/plugin-continuity-common';
import type { Knex } from 'knex';
import { GraphReader, type DependenciesService } from '../../dependencies';
import type { Access } from '../../http';
import type { InventoryService } from '../../inventory';
import type { RecordsService } from '../../records';
import { EntityQuery } from '../EntityQuery';
import { forecastVerdict } from './forecastVerdict';
import { recoveryFor } from './recoveryFor';
import { targetsOf } from './targets';

type Page = { cursor?: string; limit: number };

/** What a forecast is about, and what it is compared with. */
interface Subject {
  entityRef: string;
  title: string;
  /** What has to be back. */
  ends: string[];
  targetRto: number | null;
  targetMtpd: number | null;
  wrt: number | null;
}

/** Answers how entities and functions come back when all they need is lost. */
export class ForecastReader {
  readonly #database: Knex;
  readonly #dependencies: DependenciesService;
  readonly #entities: EntityQuery;
  readonly #graph: GraphReader;
  readonly #inventory: InventoryService;
  readonly #policy: ContinuityPolicy;
  readonly #records: Pick<RecordsService, 'facts'>;

  constructor(options: {
    database: Knex;
    dependencies: DependenciesService;
    inventory: InventoryService;
    policy: ContinuityPolicy;
    records: Pick<RecordsService, 'facts'>;
  }) {
    this.#database = options.database;
    this.#dependencies = options.dependencies;
    this.#entities = new EntityQuery(options.database);
    this.#graph = new GraphReader(options);
    this.#inventory = options.inventory;
    this.#policy = options.policy;
    this.#records = options.records;
  }

  /** @throws NotFoundError when the entity is unknown or not visible */
  async ofEntity(
    access: Access,
    entityRef: string,
    page: Page,
    now: string,
  ): Promise<RecoveryForecast> {
    await access.require([entityRef]);
    const { title, objectives, fields } =
      (await this.#entities.detail(entityRef)) ??
      (await this.#outsideProjection(entityRef, now));
    return this.#forecast(
      access,
      {
        entityRef,
        title,
        ends: [entityRef],
        targetRto: objectives.rto.target.seconds,
        targetMtpd: objectives.mtpd.target.seconds,
        wrt: fields.wrt,
      },
      page,
      now,
    );
  }

  /** Out of scope, or so new that its row is still to be written. */
  async #outsideProjection(entityRef: string, now: string) {
    const entities = await this.#inventory.getEntities([entityRef]);
    const facts = (await this.#dependencies.factsOf(entities, now)).get(
      entityRef,
    );
    const entity = entities.get(entityRef);
    if (!entity || !facts) {
      throw new NotFoundError(`Entity ${entityRef} not found`);
    }
    const { title, fields } = entity;
    const objectives = computeObjectives(facts, this.#policy, now);
    return { title, fields, objectives };
  }

  /** @throws NotFoundError when the function is unknown or not visible */
  async ofFunction(
    access: Access,
    entityRef: string,
    page: Page,
    now: string,
  ): Promise<RecoveryForecast> {
    const known = (await this.#inventory.getFunctions([entityRef])).get(
      entityRef,
    );
    // Asked in any case: what is hidden takes as long as what does not exist.
    const visible = await access.visible([entityRef]);
    if (!known || !visible.has(entityRef)) {
      throw new NotFoundError(`Entity ${entityRef} not found`);
    }
    const facts = await this.#records.facts.ofFunctions([known]);
    const { rto, mtpd } = requiredByFunctions([...facts.values()], now);
    return this.#forecast(
      access,
      {
        entityRef,
        title: known.title,
        ends: await this.#inventory.supportersOf([entityRef]),
        targetRto: rto.seconds,
        targetMtpd: mtpd.seconds,
        wrt: known.fields.wrt,
      },
      page,
      now,
    );
  }

  async #forecast(
    access: Access,
    subject: Subject,
    page: Page,
    now: string,
  ): Promise<RecoveryForecast> {
    const { graph, nodes } = await this.#graph.needsOf(subject.ends);
    const targets = await targetsOf(this.#database, nodes);
    const outcome = simulateLoss(graph, everythingIn(graph), {
      objectives: ref =>
        targets.get(ref) ?? { targetRto: null, requiredRto: null },
      ends: subject.ends,
    });
    const { ends: _, ...shown } = subject;
    return {
      ...shown,
      verdict:
        subject.ends.length === 0
          ? { rto: 'unknown', mtpd: 'unknown' }
          : forecastVerdict(outcome, {
              rto: subject.targetRto,
              mtpd: subject.targetMtpd,
              wrt: subject.wrt,
            }),
      ...(await recoveryFor(outcome, targets, {
        access,
        inventory: this.#inventory,
        // What it is about names its ends.
        namers: async refs => [
          ...(await this.#graph.namersOf(refs)),
          ...subject.ends
            .filter(ref => refs.includes(ref))
            .map(targetRef => ({ entityRef: subject.entityRef, targetRef })),
        ],
        cursor: page.cursor,
        limit: page.limit,
      })),
      asOf: now,
    };
  }
}

function everythingIn(graph: { size: number; ref(index: number): string }) {
  return new Set(
    Array.from({ length: graph.size }, (_, index) => graph.ref(index)),
  );
}
