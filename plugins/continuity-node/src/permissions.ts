import { RESOURCE_TYPE_CONTINUITY_ENTITY } from '@backstage-continuity/plugin-continuity-common';
import {
  createConditionExports,
  createPermissionResourceRef,
  createPermissionRule,
} from '@backstage/plugin-permission-node';
import { z } from 'zod';

/**
 * What permission rules decide by: one catalog entity as continuity sees it.
 *
 * @public
 */
export interface ContinuityEntity {
  entityRef: string;
  /** Lower case. */
  kind: string;
  /** Targets of all `ownedBy` relations. */
  ownerRefs: string[];
  /** Name of the tier as declared; null: none. */
  tier: string | null;
}

/**
 * One restriction on entities: the property holds one of the values.
 *
 * @public
 */
export interface ContinuityEntityCriterion {
  property: 'ref' | 'owner' | 'kind' | 'tier';
  values: string[];
}

/** @public */
export const continuityEntityResourceRef = createPermissionResourceRef<
  ContinuityEntity,
  ContinuityEntityCriterion
>().with({
  pluginId: 'continuity',
  resourceType: RESOURCE_TYPE_CONTINUITY_ENTITY,
});

const isOwner = createPermissionRule({
  name: 'IS_OWNER',
  description: 'Allow entities owned by one of the claims',
  resourceRef: continuityEntityResourceRef,
  paramsSchema: z.object({
    claims: z
      .array(z.string())
      .describe('Entity refs of which one at least owns the entity'),
  }),
  apply: (entity, { claims }) =>
    entity.ownerRefs.some(owner => claims.includes(owner)),
  toQuery: ({ claims }) => ({ property: 'owner', values: claims }),
});

const hasTier = createPermissionRule({
  name: 'HAS_TIER',
  description: 'Allow entities of one of the recovery tiers',
  resourceRef: continuityEntityResourceRef,
  paramsSchema: z.object({
    tiers: z.array(z.string()).describe('Names of recovery tiers'),
  }),
  apply: (entity, { tiers }) =>
    entity.tier !== null && tiers.includes(entity.tier),
  toQuery: ({ tiers }) => ({ property: 'tier', values: tiers }),
});

const isKind = createPermissionRule({
  name: 'IS_KIND',
  description: 'Allow entities of one of the catalog kinds',
  resourceRef: continuityEntityResourceRef,
  paramsSchema: z.object({
    kinds: z.array(z.string()).describe('Catalog kinds, in any case'),
  }),
  apply: (entity, { kinds }) =>
    kinds.some(kind => kind.toLocaleLowerCase('en-US') === entity.kind),
  toQuery: ({ kinds }) => ({
    property: 'kind',
    values: kinds.map(kind => kind.toLocaleLowerCase('en-US')),
  }),
});

/** @public */
export const continuityEntityRules = { isOwner, hasTier, isKind };

const conditionExports = createConditionExports({
  resourceRef: continuityEntityResourceRef,
  rules: continuityEntityRules,
});

/**
 * Conditions on continuity entities, for use in permission policies.
 *
 * @public
 */
export const continuityEntityConditions = conditionExports.conditions;

/**
 * A policy decision that holds for the entities that meet the conditions.
 *
 * @public
 */
export const createContinuityEntityConditionalDecision =
  conditionExports.createConditionalDecision;
