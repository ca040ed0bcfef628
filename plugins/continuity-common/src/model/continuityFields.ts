import { z } from 'zod';
import {
  entityRefSchema,
  nullableSecondsSchema,
  secondsSchema,
} from './primitives';

/** One entry of `spec.continuity.dependencies`, naming one entity. @public */
export const singleDependencySchema = z.object({
  ref: entityRefSchema,
  strength: z.enum(['hard', 'soft']),
  data: z.boolean().nullable(),
  use: z.enum(['operation', 'recovery']),
});

/** One entry of `spec.continuity.dependencies`, naming a k-of-n group. @public */
export const groupDependencySchema = z.object({
  anyOf: z.array(entityRefSchema).min(1),
  required: z.number().int().min(1),
  /** Whole seconds; null: unknown. */
  failover: nullableSecondsSchema,
  strength: z.enum(['hard', 'soft']),
  data: z.boolean().nullable(),
  use: z.enum(['operation', 'recovery']),
});

/** @public */
export const dependencyEntrySchema = z.union([
  singleDependencySchema,
  groupDependencySchema,
]);
/** @public */
export type DependencyEntry = z.infer<typeof dependencyEntrySchema>;

/** Where a thing stands. @public */
export const continuityLocationSchema = z.object({
  site: z.string().nullable(),
  region: z.string().nullable(),
  provider: z.string().nullable(),
});

/**
 * The continuity fields of an entity after lenient parsing: spans in whole
 * seconds, full entity refs; what is absent or mistaken is null or empty.
 *
 * @public
 */
export const continuityFieldsSchema = z.object({
  tier: z.string().nullable(),
  supports: z.array(entityRefSchema),
  rto: nullableSecondsSchema,
  rpo: nullableSecondsSchema,
  mtpd: nullableSecondsSchema,
  wrt: nullableSecondsSchema,
  recoveryTime: nullableSecondsSchema,
  dependencies: z.array(dependencyEntrySchema),
  location: continuityLocationSchema.nullable(),
});
/** @public */
export type ContinuityFields = z.infer<typeof continuityFieldsSchema>;

/**
 * One mistake in a continuity block or function: the offending path, the value
 * as text (shortened to 200 characters) and what was expected.
 *
 * @public
 */
export const fieldMistakeSchema = z.object({
  path: z.string(),
  value: z.string(),
  expected: z.string(),
});
/** @public */
export type FieldMistake = z.infer<typeof fieldMistakeSchema>;

/** A recurring time in which a function tolerates less. @public */
export const peakSchema = z.object({
  name: z.string(),
  rrule: z.string(),
  duration: secondsSchema,
  rto: nullableSecondsSchema,
  rpo: nullableSecondsSchema,
  mtpd: nullableSecondsSchema,
});
/** @public */
export type Peak = z.infer<typeof peakSchema>;

/** What a VitalBusinessFunction entity says, after lenient parsing. @public */
export const vitalBusinessFunctionFieldsSchema = z.object({
  rto: nullableSecondsSchema,
  rpo: nullableSecondsSchema,
  mtpd: nullableSecondsSchema,
  wrt: nullableSecondsSchema,
  minimumService: z.string().nullable(),
  businessContinuityPlan: z.string().nullable(),
  supportedBy: z.array(entityRefSchema),
  peaks: z.array(peakSchema),
});
/** @public */
export type VitalBusinessFunctionFields = z.infer<
  typeof vitalBusinessFunctionFieldsSchema
>;
