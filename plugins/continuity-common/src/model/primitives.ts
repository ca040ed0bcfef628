import { z } from 'zod';
import { isInstant, toUtc } from './dates';

/**
 * A full entity reference in the catalog's canonical form, all lower case:
 * `kind:namespace/name`.
 *
 * @public
 */
export const entityRefSchema = z
  .string()
  .max(255, 'expected at most 255 characters')
  .regex(
    /^[a-z][a-z0-9]*:[^:/\s]+\/[^:/\s]+$/i,
    'expected an entity reference such as component:default/checkout',
  )
  .transform(ref => ref.toLocaleLowerCase('en-US'))
  .meta({ type: 'string', format: 'entity-ref' });

/**
 * An instant in UTC, ISO 8601 with milliseconds: `2026-03-12T09:30:00.000Z`.
 * Input carries any offset; output is always UTC.
 *
 * @public
 */
export const instantSchema = z
  .string()
  .max(64)
  .refine(
    isInstant,
    'expected an ISO 8601 instant with its offset such as 2026-03-12T09:30:00Z',
  )
  .transform(toUtc)
  .meta({ type: 'string', format: 'date-time' });

/**
 * A span in whole seconds. `null` means not decided, `0` means none tolerated.
 *
 * @public
 */
export const secondsSchema = z.number().int().min(0).max(315_576_000_000);

/** @public */
export const nullableSecondsSchema = secondsSchema.nullable();

/** A revision that was read; the next one fits into a column, too. */
export const revisionSchema = z.number().int().min(0).max(2_147_483_646);

/** Free text a person wrote; shown escaped, never interpreted. */
export const noteSchema = z.string().max(10_000);

/** @public */
export type EntityRef = string;
/** @public */
export type Instant = string;
/** Whole seconds. @public */
export type Seconds = number;
