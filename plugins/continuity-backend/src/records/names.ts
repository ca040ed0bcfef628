import { parseEntityRef } from '@backstage/catalog-model';
import {
  entityRefSchema,
  type JsonValue,
} from '@backstage-continuity/plugin-continuity-common';
import type { Access } from '../http';
import type { InventoryService } from '../inventory';

/** Everything within a value that may be the ref of an entity. */
function refsIn(value: JsonValue): string[] {
  if (typeof value === 'string') {
    return entityRefSchema.safeParse(value).success ? [value] : [];
  }
  return value === null || typeof value !== 'object'
    ? []
    : Object.values(value).flatMap(refsIn);
}

/**
 * Names of the entities, users and groups that a value refers to. Of those that
 * the caller may not see it tells no more than their refs do.
 */
export async function namesFor(
  value: JsonValue,
  options: { access: Access; inventory: Pick<InventoryService, 'describe'> },
): Promise<(ref: string) => string> {
  const refs = [...new Set(refsIn(value))];
  const visible = await options.access.visible(refs);
  const known = await options.inventory.describe([...visible]);
  return ref => {
    const title = known.get(ref)?.title;
    if (title !== undefined) return title;
    return entityRefSchema.safeParse(ref).success
      ? parseEntityRef(ref).name
      : ref;
  };
}
