import type {
  ContinuityFields,
  FieldMistake,
  VitalBusinessFunctionFields,
} from '@backstage-continuity/plugin-continuity-common';

/** A catalog entity as mirrored, its fields merged from file and portal. */
export interface InventoryEntity {
  entityRef: string;
  /** Lower case. */
  kind: string;
  namespace: string;
  name: string;
  title: string;
  type: string | null;
  lifecycle: string | null;
  /** First target of `ownedBy`; null: none. */
  ownerRef: string | null;
  /** All targets of `ownedBy`. */
  ownerRefs: string[];
  systemRef: string | null;
  /** Its own `partOf` domain, or that of its system. */
  domainRef: string | null;
  inScope: boolean;
  fields: ContinuityFields;
  mistakes: FieldMistake[];
  portalFields: string[];
  overriddenFields: string[];
  /** Functions it supports, declared from either side, that exist in the catalog. */
  functionRefs: string[];
  /** Functions its fields name that do not exist. */
  missingFunctionRefs: string[];
  /** Targets of the relations `dependsOn` and `consumesApi`. */
  relatedRefs: string[];
  /** Of an API: the components that provide it. */
  providerRefs: string[];
  tags: string[];
  /** Targets of `dependsOn` and `consumesApi`, and of the dependencies block. */
  dependencyRefs: string[];
  editUrl: string | null;
  sourceLocation: string | null;
  syncedAt: string;
}

/** What anything mirrored is called, and what it is shown with. */
export interface Described {
  entityRef: string;
  title: string;
  /** Lower case. */
  kind: string;
  type: string | null;
  ownerRef: string | null;
  tier: string | null;
}

/** Something mirrored that was asked for by what it is called. */
export interface NamedEntity {
  entityRef: string;
  /** As in its reference. */
  name: string;
  title: string;
  /** Functions are; users, groups and the like are not. */
  inScope: boolean;
}

/** A vital business function as mirrored. */
export interface InventoryFunction {
  entityRef: string;
  title: string;
  ownerRef: string | null;
  fields: VitalBusinessFunctionFields;
  mistakes: FieldMistake[];
}

/** A group, user, system or domain as mirrored. */
export interface InventoryNode {
  entityRef: string;
  kind: string;
  title: string;
  /** Parent group of a group, domain of a system, parent of a domain; null: a root. */
  parentRef: string | null;
}
