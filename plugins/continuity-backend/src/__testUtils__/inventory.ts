import {
  emptyContinuityFields,
  type ContinuityFields,
} from '@backstage-continuity/plugin-continuity-common';
import { parseEntityRef } from '@backstage/catalog-model';
import type { InventoryEntity } from '../inventory/types';

/** An entity as the inventory knows it. */
export function inventoryEntity(
  entityRef: string,
  fields: Partial<ContinuityFields> = {},
): InventoryEntity {
  const { kind, namespace, name } = parseEntityRef(entityRef);
  return {
    entityRef,
    kind,
    namespace,
    name,
    title: name,
    type: 'service',
    lifecycle: 'production',
    ownerRef: 'group:default/sales',
    ownerRefs: ['group:default/sales'],
    systemRef: null,
    domainRef: null,
    inScope: true,
    fields: { ...emptyContinuityFields(), ...fields },
    mistakes: [],
    portalFields: [],
    overriddenFields: [],
    functionRefs: [],
    missingFunctionRefs: [],
    relatedRefs: [],
    providerRefs: [],
    tags: [],
    dependencyRefs: [],
    editUrl: null,
    sourceLocation: null,
    syncedAt: '2026-01-01T00:00:00.000Z',
  };
}

/** An inventory that holds the entities given, as long as nobody changes them. */
export function inventoryOf(...entities: InventoryEntity[]) {
  const all = new Map(entities.map(entity => [entity.entityRef, entity]));
  return {
    put(entity: InventoryEntity) {
      all.set(entity.entityRef, entity);
    },
    async getEntities(refs: string[]) {
      return new Map(
        refs.flatMap(ref => {
          const entity = all.get(ref);
          return entity ? [[ref, entity] as const] : [];
        }),
      );
    },
  };
}
