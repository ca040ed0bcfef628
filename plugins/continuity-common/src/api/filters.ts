import { z } from 'zod';
import { statuses } from '../model/checks';
import { entityRefSchema } from '../model/primitives';
import { many } from './route';

export const entityParams = z.strictObject({
  kind: z.string().min(1).max(63),
  namespace: z.string().min(1).max(63),
  name: z.string().min(1).max(253),
});

export const idParams = z.strictObject({ id: z.string().min(1).max(64) });

/**
 * Filters that entities, findings, rollup and trend share. Several values of one
 * filter are alternatives; different filters must all hold.
 */
export const entityFilters = {
  /** Owned by this group or any group below it, or by this user. */
  group: many(entityRefSchema).optional(),
  /** Owned by exactly this group or user. */
  owner: many(entityRefSchema).optional(),
  system: many(entityRefSchema).optional(),
  domain: many(entityRefSchema).optional(),
  /** Tier names; `unclassified` stands for none or unknown. */
  tier: many(z.string().max(100)).optional(),
  /** Vital business functions. */
  function: many(entityRefSchema).optional(),
  lifecycle: many(z.string().max(100)).optional(),
  kind: many(z.string().max(63)).optional(),
  status: many(z.enum(statuses)).optional(),
  /** Part of the entity's name or title, any case. */
  q: z.string().max(200).optional(),
};

/** @public */
export const entityFiltersSchema = z.strictObject(entityFilters);
/** @public */
export type EntityFilters = z.output<typeof entityFiltersSchema>;
