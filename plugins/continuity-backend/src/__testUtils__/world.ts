import { mockServices } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import type {
  ContinuityPolicy,
  RecordType,
} from '@backstage-continuity/plugin-continuity-common';
import type { RecoveryTimeSource } from '@backstage-continuity/plugin-continuity-node';
import type { Knex } from 'knex';
import { ChangesService } from '../changes';
import { migrationsDir } from '../database';
import { DependenciesService } from '../dependencies';
import { ExceptionsService } from '../exceptions';
import { InventoryService, InventorySync } from '../inventory';
import { createPosture } from '../posture';
import { RecordsService } from '../records';
import { ReviewsService } from '../reviews';
import { TestingService } from '../testing';
import { policyWithoutRecords } from './policy';

/** All rooms on one database, a catalog that can be changed, and a clock. */
export async function createWorld(
  database: Knex,
  options: {
    entities: Entity[];
    now: string;
    /** By the default policy unless given, but that no tier asks for records. */
    policy?: ContinuityPolicy;
    sources?: RecoveryTimeSource[];
    /** Types of record; those there are unless given. */
    types?: readonly RecordType[];
    /** Members of groups, by ref; nobody unless given. */
    members?: Record<string, string[]>;
  },
) {
  await database.migrate.latest({ directory: migrationsDir });
  const logger = mockServices.logger.mock();
  const policy = options.policy ?? policyWithoutRecords;
  const clock = { now: options.now };
  const now = () => new Date(clock.now);
  const core = {
    database,
    logger,
    policy,
    changes: ChangesService.create({ database, logger }),
    inventory: InventoryService.create({ database }),
    now,
    clock: now,
  };
  const reviews = ReviewsService.create(core);
  const testing = TestingService.create(core);
  const records = RecordsService.create({
    ...core,
    types: options.types,
    members: {
      usersOf: async refs =>
        [
          ...new Set(refs.flatMap(ref => options.members?.[ref] ?? [ref])),
        ].filter(ref => ref.startsWith('user:')),
    },
  });
  const dependencies = DependenciesService.create({
    ...core,
    testing,
    records,
    sources: options.sources,
  });
  const exceptions = ExceptionsService.create(core);
  const posture = createPosture({
    ...core,
    dependencies,
    reviews,
    testing,
    records,
    exceptions,
  });
  const sync = (entities: Entity[]) =>
    InventorySync.create({
      ...core,
      auth: mockServices.auth(),
      catalog: catalogServiceMock({ entities }),
      pageSize: 100,
    }).run();
  await dependencies.subscribe();
  await sync(options.entities);
  await posture.service.sweep();
  return {
    ...core,
    clock,
    dependencies,
    reviews,
    testing,
    records,
    exceptions,
    posture,
    sync,
  };
}

/** A catalog entity with relations, as the catalog would give it. */
export function catalogEntity(
  kind: string,
  name: string,
  spec: Record<string, unknown>,
  relations: Record<string, string> = {},
): Entity {
  return {
    apiVersion:
      kind === 'VitalBusinessFunction'
        ? 'continuity/v1alpha1'
        : 'backstage.io/v1alpha1',
    kind,
    metadata: {
      name,
      namespace: 'default',
      etag: `${name}-${JSON.stringify([spec, relations])}`,
    },
    spec: spec as Entity['spec'],
    relations: Object.entries(relations).map(([type, targetRef]) => ({
      type,
      targetRef,
    })),
  };
}
