import { z } from 'zod';
import { entityRefSchema, nullableSecondsSchema } from './primitives';

/** The three recovery objectives, strictest reading first. @public */
export const objectiveNames = ['rto', 'rpo', 'mtpd'] as const;
/** @public */
export type ObjectiveName = (typeof objectiveNames)[number];

/**
 * Where a figure comes from: the entity's own file, the portal where the file
 * cannot carry it, the tier's default, or a vital business function.
 *
 * @public
 */
export const figureSourceSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('file') }),
  z.object({ type: z.literal('portal') }),
  z.object({ type: z.literal('tier'), tier: z.string() }),
  z.object({
    type: z.literal('function'),
    entityRef: entityRefSchema,
    /** Name of the peak that makes the figure smaller than usual, if one does. */
    peak: z.string().optional(),
  }),
]);
/** @public */
export type FigureSource = z.infer<typeof figureSourceSchema>;

/** A figure in whole seconds and its source; `null` seconds: not decided. @public */
export const figureSchema = z.object({
  seconds: nullableSecondsSchema,
  source: figureSourceSchema.nullable(),
});
/** @public */
export type Figure = z.infer<typeof figureSchema>;

/**
 * One objective of an entity: what others need of it, what it declares, the
 * smaller of both, and what the last qualifying run measured
 * (null for MTPD, which no run measures).
 *
 * @public
 */
export const objectiveSchema = z.object({
  required: figureSchema,
  declared: figureSchema,
  target: figureSchema,
  achieved: z
    .object({
      seconds: nullableSecondsSchema,
      verdict: z.enum(['met', 'missed', 'unknown']),
      testId: z.string(),
      validatedAt: z.string(),
    })
    .nullable(),
});
/** @public */
export type Objective = z.infer<typeof objectiveSchema>;

/** @public */
export const objectivesSchema = z.object({
  rto: objectiveSchema,
  rpo: objectiveSchema,
  mtpd: objectiveSchema,
});
/** @public */
export type Objectives = z.infer<typeof objectivesSchema>;
