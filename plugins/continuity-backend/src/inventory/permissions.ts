import type { PermissionsRegistryService } from '@backstage/backend-plugin-api';
import {
  continuityPermissions,
  RESOURCE_TYPE_CONTINUITY_ENTITY,
} from '@backstage-continuity/plugin-continuity-common';
import {
  continuityEntityResourceRef,
  continuityEntityRules,
  type ContinuityEntity,
} from '@backstage-continuity/plugin-continuity-node';
import { isResourcePermission } from '@backstage/plugin-permission-common';
import type { Knex } from 'knex';
import type { Authorizable } from './InventoryAccess';
import { InventoryStore, type AuthorizableRow } from './InventoryStore';

function toContinuityEntity(row: AuthorizableRow): ContinuityEntity {
  return {
    entityRef: row.entity_ref,
    kind: row.kind,
    ownerRefs: JSON.parse(row.owners),
    tier: row.tier,
  };
}

/** What access to the named entities and others is decided by. */
export async function lookUpAuthorizable(
  store: InventoryStore,
  knex: Knex,
  refs: string[],
): Promise<Authorizable> {
  const { entities, others } = await store.authorizable(knex, [
    ...new Set(refs),
  ]);
  return {
    entities: entities.map(toContinuityEntity),
    others: others.map(toContinuityEntity),
  };
}

/** Tells the permission system of our permissions, and how to decide conditional ones. */
export function registerPermissions(options: {
  permissionsRegistry: PermissionsRegistryService;
  database: Knex;
}): void {
  const store = new InventoryStore();
  const { permissionsRegistry, database } = options;
  permissionsRegistry.addResourceType({
    resourceRef: continuityEntityResourceRef,
    permissions: continuityPermissions.filter(permission =>
      isResourcePermission(permission, RESOURCE_TYPE_CONTINUITY_ENTITY),
    ),
    rules: Object.values(continuityEntityRules),
    getResources: async refs => {
      const { entities, others } = await lookUpAuthorizable(
        store,
        database,
        refs,
      );
      // Records are about functions, too.
      const functions = others.filter(
        ({ kind }) => kind === 'vitalbusinessfunction',
      );
      return refs.map(ref =>
        [...entities, ...functions].find(one => one.entityRef === ref),
      );
    },
  });
  permissionsRegistry.addPermissions(
    continuityPermissions.filter(
      permission => !isResourcePermission(permission),
    ),
  );
}
