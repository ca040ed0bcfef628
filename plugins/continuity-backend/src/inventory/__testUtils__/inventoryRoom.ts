import { mockServices } from '@backstage/backend-test-utils';
import {
  defaultPolicy,
  type ContinuityPolicy,
} from '@backstage-continuity/plugin-continuity-common';
import type { Knex } from 'knex';
import { ChangesService } from '../../changes';
import { migrationsDir } from '../../database';
import { ClassificationService } from '../ClassificationService';
import { InventoryService } from '../InventoryService';
import { InventorySync } from '../InventorySync';
import { changingCatalog } from './catalog';

/** The whole room over a database and a catalog that can change. */
export async function inventoryRoom(
  database: Knex,
  options: { pageSize?: number } = {},
) {
  await database.migrate.latest({ directory: migrationsDir });
  const logger = mockServices.logger.mock();
  const changes = ChangesService.create({ database, logger });
  const catalog = changingCatalog();
  const syncUnder = (policy: ContinuityPolicy) =>
    InventorySync.create({
      auth: mockServices.auth(),
      catalog: catalog.service,
      changes,
      database,
      logger,
      policy,
      pageSize: options.pageSize ?? 3,
    });
  return {
    catalog,
    changes,
    database,
    logger,
    syncUnder,
    sync: syncUnder(defaultPolicy),
    inventory: InventoryService.create({ database }),
    classifications: ClassificationService.create({ database, changes }),
    /** Marked entities, which are then no longer marked. */
    async takeMarks(): Promise<string[]> {
      const refs: string[] = await database('changes').pluck('entity_ref');
      await database('changes').delete();
      return refs.sort();
    },
  };
}
