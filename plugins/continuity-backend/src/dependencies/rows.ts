import type {
  DependencyNode,
  InheritedNeeds,
  NodeForecast,
} from '@backstage-continuity/plugin-continuity-common';

/**
 * What neighbours must hear of, as bits: what is needed of the others, how this
 * comes back, and what needs what at all.
 */
export const CHANGED = { needs: 1, recovery: 2, structure: 4 } as const;

/** A node as it is stored: of `dependency_refs`, `_nodes` and `_results`. */
export interface StoredNode {
  id: number;
  entity_ref: string;
  facts: string;
  /** Null: it is what it is by itself. */
  results: string | null;
}

/** A dependency that an entity names. */
export interface Edge {
  targetRef: string;
  hard: boolean;
  operation: boolean;
}

export type Trait = 'site' | 'region' | 'provider' | 'technology';

/** What an entity can be lost by. */
export interface TraitValue {
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

/** A node with what is computed of it. */
export interface KnownNode {
  node: DependencyNode;
  inherited: InheritedNeeds;
  forecast: NodeForecast;
}
