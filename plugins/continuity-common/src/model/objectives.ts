import { z } from 'zod';
import { entityRefSchema, nullableSecondsSchema } from './primitives';

/** Entities at most that a figure's path names. @public */
export const PATH_LENGTH = 50;

/** The three recovery objectives, strictest reading first. @public */
export const objectiveNames = ['rto', 'rpo', 'mtpd'] as const;
/** @public */
export type ObjectiveName = (typeof objectiveNames)[number];

const ownSources = [
  z.object({ type: z.literal('file') }),
  z.object({ type: z.literal('portal') }),
  z.object({ type: z.literal('tier'), tier: z.string() }),
  z.object({
    type: z.literal('function'),
    entityRef: entityRefSchema,
    /** Name of the peak that makes the figure smaller than usual, if one does. */
    peak: z.string().optional(),
    /** Its impact analysis, where that gave the figure; where not, its file did. */
    recordId: z.string().optional(),
  }),
  z.object({
    type: z.literal('analysis'),
    /** The entity that the impact analysis is about. */
    entityRef: entityRefSchema,
    recordId: z.string(),
  }),
  /** Something that the caller may not see. */
  z.object({ type: z.literal('hidden') }),
] as const;

/**
 * Where a figure was decided: the entity's own file, the portal where the file
 * cannot carry it, the tier's default, a vital business function, or the entity's
 * approved impact analysis.
 *
 * @public
 */
export const figureOriginSchema = z.discriminatedUnion('type', ownSources);
/** @public */
export type FigureOrigin = z.infer<typeof figureOriginSchema>;

/**
 * Where a figure comes from: decided at the entity, or needed by something that
 * depends on it.
 *
 * @public
 */
export const figureSourceSchema = z.discriminatedUnion('type', [
  ...ownSources,
  z.object({
    type: z.literal('dependent'),
    /**
     * The entities it came along: the one where it was decided first, the one
     * that depends directly last. Of a longer way than {@link PATH_LENGTH} the
     * first and the last ones, and none that the caller may not see.
     */
    path: z.array(entityRefSchema),
    /** Number of dependencies it came along. */
    steps: z.number().int().min(1),
    /** Where the first of the path has it from. */
    origin: figureOriginSchema,
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
