import { z } from 'zod';
import { formatIsoDuration } from '../../rules/duration';
import { impactScaleSchema, scaleMistakes, type Mistake } from '../impact';
import {
  entityRefSchema,
  nullableSecondsSchema,
  type Seconds,
} from '../primitives';
import {
  amountSchema,
  choiceSchema,
  itemIdSchema,
  itemsOf,
  lineSchema,
  paragraphsSchema,
} from './contentFields';

const seconds = nullableSecondsSchema.default(null);

/** Percent of normal business. */
const percent = z.number().min(0).max(100).nullable().default(null);

/** How bad an outage is that has lasted as long as the start of a band. @public */
export const impactLevelSchema = z.strictObject({
  /** The start of the band as {@link bandId} writes it. */
  id: itemIdSchema,
  /** Id of a rating of the scale; null: not rated yet. */
  rating: choiceSchema,
  /** The whole loss by then, where the category counts in sums. */
  amount: amountSchema,
});
/** @public */
export type ImpactLevel = z.infer<typeof impactLevelSchema>;

/** Impact in one category over time. @public */
export const categoryImpactSchema = z.strictObject({
  /** Id of a category of the scale. */
  id: itemIdSchema,
  levels: itemsOf(impactLevelSchema, 20),
  justification: paragraphsSchema,
});
/** @public */
export type CategoryImpact = z.infer<typeof categoryImpactSchema>;

/** A recurring time in which less is tolerated; see `Peak`. @public */
export const analysisPeakSchema = z.strictObject({
  id: itemIdSchema,
  name: lineSchema,
  /** RFC 5545; empty until given. */
  rrule: z.string().max(500).default(''),
  duration: seconds,
  rto: seconds,
  rpo: seconds,
  mtpd: seconds,
});
/** @public */
export type AnalysisPeak = z.infer<typeof analysisPeakSchema>;

/** How the business goes on without the service for a while. @public */
export const workaroundSchema = z.strictObject({
  id: itemIdSchema,
  description: paragraphsSchema,
  /** How long it can be kept up. */
  holdsFor: seconds,
  /** Share of normal business that it manages, in percent. */
  capacity: percent,
});
/** @public */
export type Workaround = z.infer<typeof workaroundSchema>;

/** What a person makes of a proposed figure. @public */
export const adjustmentSchema = z.strictObject({
  /** Instead of the proposed figure; null: as proposed. */
  adjusted: seconds,
  reason: paragraphsSchema,
});
/** @public */
export type Adjustment = z.infer<typeof adjustmentSchema>;

const adjustment = adjustmentSchema.prefault({});

/**
 * Content of a Business Impact Analysis.
 *
 * @remarks
 * It holds the whole scale that it was rated by, which ratings are tolerable
 * included. So it reads, and gives the same figures, as on the day it was
 * approved, whatever becomes of the policy: an approval binds to what the
 * approver saw, and a change of the policy must not move an objective that
 * somebody has signed. A new draft takes the policy's scale of its day over.
 *
 * @public
 */
export const businessImpactAnalysisSchema = z
  .strictObject({
    /** What the business does with it, and what stops without. */
    summary: paragraphsSchema,
    /** The time of day, week or year that the ratings assume: the worst. */
    worstTime: paragraphsSchema,
    peaks: itemsOf(analysisPeakSchema, 20),
    scale: impactScaleSchema,
    /** One per category at most. */
    impacts: itemsOf(categoryImpactSchema, 20),
    /** What an hour of outage costs on average. */
    costPerHour: amountSchema,
    /** Ids of ceilings of the policy that the subject comes under. */
    regulations: z.array(itemIdSchema).max(50).default([]),
    /** Minimum business continuity objective. */
    minimumService: z
      .strictObject({
        description: paragraphsSchema,
        /** Of normal business. */
        percent,
      })
      .prefault({}),
    workarounds: itemsOf(workaroundSchema, 20),
    /** What proposes the RPO. */
    dataLoss: z
      .strictObject({
        /** How far back data can be lost: what is newer is entered again, or done without. */
        tolerated: seconds,
        explanation: paragraphsSchema,
      })
      .prefault({}),
    /** What proposes the WRT. */
    workRecovery: z
      .strictObject({
        /** From the service being back to work being normal. */
        duration: seconds,
        explanation: paragraphsSchema,
      })
      .prefault({}),
    objectives: z
      .strictObject({
        mtpd: adjustment,
        wrt: adjustment,
        rto: adjustment,
        rpo: adjustment,
      })
      .prefault({}),
    interviewees: z.array(entityRefSchema).max(50).default([]),
    /** Others who were asked, and figures that were used. */
    sources: paragraphsSchema,
    assumptions: paragraphsSchema,
  })
  .superRefine((content, context) =>
    contentMistakes(content).forEach(mistake =>
      context.addIssue({ code: 'custom', ...mistake }),
    ),
  );
/** @public */
export type BusinessImpactAnalysis = z.output<
  typeof businessImpactAnalysisSchema
>;
/** As written by hand: what is not filled in may be left out. @public */
export type BusinessImpactAnalysisInput = z.input<
  typeof businessImpactAnalysisSchema
>;

/** The objectives that an analysis gives, in the order in which each follows. @public */
export const analysisObjectives = ['mtpd', 'wrt', 'rto', 'rpo'] as const;
/** @public */
export type AnalysisObjective = (typeof analysisObjectives)[number];

/** Names a time band by its start: `PT4H`. @public */
export function bandId(start: Seconds): string {
  return formatIsoDuration(start);
}

/** Names that the scale does not have, and mistakes of the scale itself. */
function contentMistakes({
  scale,
  impacts,
}: BusinessImpactAnalysis): Mistake[] {
  const oneOf = (
    known: readonly string[],
    path: (string | number)[],
    id: string | null,
  ) =>
    id === null || known.includes(id)
      ? []
      : [{ path, message: `expected one of ${known.join(', ')}` }];
  const categories = scale.categories.map(({ id }) => id);
  const ratings = scale.ratings.map(({ id }) => id);
  const bands = scale.bands.map(bandId);
  return [
    ...scaleMistakes(scale).map(({ path, message }) => ({
      path: ['scale', ...path],
      message,
    })),
    ...impacts.flatMap(({ id, levels }, index) => [
      ...oneOf(categories, ['impacts', index, 'id'], id),
      ...levels.flatMap((level, at) => {
        const path = ['impacts', index, 'levels', at];
        return [
          ...oneOf(bands, [...path, 'id'], level.id),
          ...oneOf(ratings, [...path, 'rating'], level.rating),
        ];
      }),
    ]),
  ];
}
