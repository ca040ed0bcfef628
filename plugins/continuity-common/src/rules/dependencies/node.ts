import type { DependencyEntry } from '../../model/continuityFields';
import type { OwnRecovery } from '../../model/dependencies';
import type { Figure, ObjectiveName } from '../../model/objectives';
import type { ContinuityFields } from '../../model/continuityFields';

/** One need of a node: a single entity, or some members of a group. @public */
export type Need = DependencyEntry & {
  /** `block`: an entry of `dependencies`; `provider`: one that provides the API. */
  declaredBy: 'block' | 'relation' | 'provider';
};

/**
 * What the rules of recovery need to know of one entity of the catalog, in scope
 * or not. All spans in whole seconds.
 *
 * @public
 */
export interface DependencyNode {
  entityRef: string;
  needs: Need[];
  /** It holds data, wherever a need for it does not say. */
  holdsData: boolean;
  /** Own figures, else those of the tier. */
  declared: Record<ObjectiveName, Figure>;
  /** What its impact analysis, and functions it supports outside their peaks, ask for. */
  asked: Record<ObjectiveName, Figure>;
  /** The functions it supports that exist, ascending. */
  functions: string[];
  /** Those of them that have peaks. */
  peaked: string[];
  /** What these peaks are, as text, so that a change of them is one of the node. */
  peaks: string;
  own: OwnRecovery;
  location: ContinuityFields['location'];
  /** Place of the tier in the policy, strictest first. */
  tierRank: number;
}

/** Entities that a need names. */
export function membersOf(need: Need): string[] {
  return 'ref' in need ? [need.ref] : need.anyOf;
}

/** How many of them it takes. */
export function requiredOf(need: Need): number {
  return 'ref' in need ? 1 : need.required;
}

/** What of the catalog decides what an entity needs. */
export interface DeclaredDependencies {
  kind: string;
  /** Entries of `spec.continuity.dependencies`. */
  entries: DependencyEntry[];
  /** Targets of the relations dependsOn and consumesApi. */
  related: string[];
  /** Of an API: the components that provide it. */
  providers: string[];
}

const plain = { strength: 'hard', data: null, use: 'operation' } as const;

/**
 * The needs of an entity.
 *
 * @remarks
 * What an entry names is described by that entry alone, also where a relation
 * names it. An API needs one of the components that provide it, unless its
 * entries already say something of one of them.
 *
 * @public
 */
export function needsOf(declared: DeclaredDependencies): Need[] {
  const entries = declared.entries.map(
    (entry): Need => ({ ...entry, declaredBy: 'block' }),
  );
  const described = new Set(entries.flatMap(membersOf));
  const related = [...new Set(declared.related)]
    .filter(ref => !described.has(ref))
    .sort();
  const providers = [...new Set(declared.providers)].sort();
  const ofApi =
    declared.kind === 'api' && !providers.some(ref => described.has(ref))
      ? providers.filter(ref => !related.includes(ref))
      : [];
  return [
    ...entries,
    ...related.map((ref): Need => ({ ref, ...plain, declaredBy: 'relation' })),
    ...providing(ofApi),
  ];
}

function providing(providers: string[]): Need[] {
  if (providers.length < 2) {
    return providers.map(ref => ({ ref, ...plain, declaredBy: 'provider' }));
  }
  return [
    {
      anyOf: providers,
      required: 1,
      failover: null,
      ...plain,
      declaredBy: 'provider',
    },
  ];
}
