import {
  mergeContinuityBlocks,
  parseVitalBusinessFunction,
  type ContinuityFields,
} from '@backstage-continuity/plugin-continuity-common';
import { fromNested, toInstant } from '../database';
import type { ReadEntityRow } from './InventoryStore';
import type { FunctionRow, NodeRow } from './rows';
import type {
  InventoryEntity,
  InventoryFunction,
  InventoryNode,
} from './types';

function namedDependencies(fields: ContinuityFields): string[] {
  return fields.dependencies.flatMap(entry =>
    'ref' in entry ? [entry.ref] : entry.anyOf,
  );
}

/** An entity as others see it, its fields parsed and merged. */
export function toInventoryEntity(row: ReadEntityRow): InventoryEntity {
  const merged = mergeContinuityBlocks({
    file: JSON.parse(row.continuity ?? 'null'),
    portal: JSON.parse(row.portal ?? 'null'),
    namespace: row.namespace,
  });
  const syncedAt = toInstant(row.synced_at);
  // Whatever a reading of the catalog did not change it confirmed.
  const readAt = toInstant(row.read_at);
  const functionRefs = fromNested<string>(row.function_refs);
  const existing = new Set(functionRefs);
  const relatedRefs: string[] = JSON.parse(row.dependencies);
  return {
    entityRef: row.entity_ref,
    kind: row.kind,
    namespace: row.namespace,
    name: row.name,
    title: row.title,
    type: row.type,
    lifecycle: row.lifecycle,
    ownerRef: row.owner_ref,
    ownerRefs: JSON.parse(row.owners),
    systemRef: row.system_ref,
    domainRef: row.applicable_domain_ref,
    inScope: Boolean(row.in_scope),
    fields: merged.fields,
    mistakes: merged.mistakes,
    portalFields: merged.portalFields,
    overriddenFields: merged.overriddenFields,
    functionRefs,
    missingFunctionRefs: merged.fields.supports.filter(
      ref => !existing.has(ref),
    ),
    relatedRefs,
    providerRefs: JSON.parse(row.providers),
    tags: JSON.parse(row.tags),
    dependencyRefs: [
      ...new Set([...relatedRefs, ...namedDependencies(merged.fields)]),
    ].sort(),
    editUrl: row.edit_url,
    sourceLocation: row.source_location,
    syncedAt: readAt !== null && readAt > syncedAt ? readAt : syncedAt,
  };
}

/** A function as others see it, its fields parsed. */
export function toInventoryFunction(row: FunctionRow): InventoryFunction {
  const { fields, mistakes } = parseVitalBusinessFunction(
    JSON.parse(row.spec),
    { namespace: row.namespace },
  );
  return {
    entityRef: row.entity_ref,
    title: row.title,
    ownerRef: row.owner_ref,
    fields,
    mistakes,
  };
}

/** A node as others see it. */
export function toNode(row: NodeRow): InventoryNode {
  return {
    entityRef: row.entity_ref,
    kind: row.kind,
    title: row.title,
    parentRef: row.parent_ref,
  };
}
