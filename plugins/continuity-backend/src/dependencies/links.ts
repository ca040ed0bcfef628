import {
  membersOf,
  type DependencyNode,
} from '@backstage-continuity/plugin-continuity-common';
import type { InventoryEntity } from '../inventory';
import type { EdgeRow, TraitRow } from './rows';

const LENGTH = 255;

/** What a node names as needed, each entity once: as the strongest of its needs for it. */
export function edgesOf(node: DependencyNode): EdgeRow[] {
  const edges = new Map<string, { hard: boolean; operation: boolean }>();
  for (const need of node.needs) {
    for (const ref of membersOf(need)) {
      const known = edges.get(ref);
      edges.set(ref, {
        hard: (known?.hard ?? false) || need.strength === 'hard',
        operation: (known?.operation ?? false) || need.use === 'operation',
      });
    }
  }
  return [...edges].map(([target, kind]) => ({
    entity_ref: node.entityRef,
    target_ref: target,
    ...kind,
  }));
}

/** What an entity can be lost by: where it stands, and what it is made of. */
export function traitsOf(entity: InventoryEntity): TraitRow[] {
  const { site, region, provider } = entity.fields.location ?? {};
  const rows = [
    ['site', site],
    ['region', region],
    ['provider', provider],
    ...[...new Set([entity.type, ...entity.tags])].map(
      name => ['technology', name] as const,
    ),
  ] as [TraitRow['trait'], string | null | undefined][];
  return rows.flatMap(([trait, value]) =>
    value
      ? [{ entity_ref: entity.entityRef, trait, value: value.slice(0, LENGTH) }]
      : [],
  );
}
