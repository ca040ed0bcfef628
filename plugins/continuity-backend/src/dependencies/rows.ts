import type {
  DependencyNode,
  InheritedNeeds,
  NodeForecast,
} from '@backstage-continuity/plugin-continuity-common';
import type { StoredInstant } from '../database';

/**
 * What neighbours must hear of, as bits of `changed`: what is needed of the
 * others, how this comes back, and what needs what at all.
 */
export const CHANGED = { needs: 1, recovery: 2, structure: 4 } as const;

/** Row of `dependency_nodes`. */
export interface NodeRow {
  entity_ref: string;
  /** JSON; null: gone from the catalog. */
  facts: string | null;
  /** JSON. */
  inherited: string | null;
  /** JSON. */
  forecast: string | null;
  changed: number;
  stale_since: StoredInstant | null;
}

/** Row of `dependency_edges`. */
export interface EdgeRow {
  entity_ref: string;
  target_ref: string;
  hard: boolean | 0 | 1;
  operation: boolean | 0 | 1;
}

export type Trait = 'site' | 'region' | 'provider' | 'technology';

/** Row of `dependency_traits`. */
export interface TraitRow {
  entity_ref: string;
  trait: Trait;
  value: string;
}

/** Kinds that are mirrored: a ref of another kind may well name something. */
const MIRRORED =
  /^(component|resource|api|system|domain|group|user|vitalbusinessfunction):/;

/** Whether the mirror would know the entity if it were in the catalog. */
export function isMirrored(ref: string): boolean {
  return MIRRORED.test(ref);
}

/** A node with what is computed of it; null: not yet. */
export interface KnownNode {
  node: DependencyNode;
  inherited: InheritedNeeds | null;
  forecast: NodeForecast | null;
}

/**
 * What is stored of a node: everything but its ref, which is the key, and what
 * it can be lost by, so that a change of that is seen as well.
 */
export function toFacts(
  { entityRef: _, ...facts }: DependencyNode,
  traits: TraitRow[],
): string {
  return JSON.stringify({
    ...facts,
    traits: traits.map(({ trait, value }) => [trait, value]),
  });
}

export function toNode(row: { entity_ref: string; facts: string }) {
  const { traits: _, ...facts } = JSON.parse(row.facts);
  return { entityRef: row.entity_ref, ...facts } as DependencyNode;
}

export function toKnownNode(
  row: Pick<NodeRow, 'entity_ref' | 'inherited' | 'forecast'> & {
    facts: string;
  },
): KnownNode {
  return {
    node: toNode(row),
    inherited: JSON.parse(row.inherited ?? 'null'),
    forecast: JSON.parse(row.forecast ?? 'null'),
  };
}
