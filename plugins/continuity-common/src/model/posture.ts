import { z } from 'zod';
import {
  checkIds,
  checkFiguresSchema,
  remedySchema,
  severities,
  statuses,
} from './checks';
import { continuityFieldsSchema, fieldMistakeSchema } from './continuityFields';
import { policyExceptionSchema } from './exception';
import { forecastFigureSchema, ownRecoverySchema } from './dependencies';
import { figureSchema, objectivesSchema } from './objectives';
import { entityRefSchema, nullableSecondsSchema } from './primitives';
import { coverageColours } from './records/strategyOverview';
import { scheduledTestSchema } from './scheduledTest';

/** What a caller may do to an entity. @public */
export const entityActions = [
  'review',
  'schedule-test',
  'record-outcome',
  'request-exception',
  'approve-exception',
  'classify',
] as const;
/** @public */
export type EntityAction = (typeof entityActions)[number];

/** Counts of checks behind a score; failing ones under an exception are apart. @public */
export const scoreSchema = z.object({
  passed: z.number().int(),
  failed: z.number().int(),
  unknown: z.number().int(),
  excepted: z.number().int(),
  /** passed / (passed + failed + unknown); null when nothing counts. */
  score: z.number().nullable(),
});
/** @public */
export type Score = z.infer<typeof scoreSchema>;

/** A failing or undecided check of one entity, or one that is soon due. @public */
export const findingSchema = z.object({
  check: z.enum(checkIds),
  subject: z.string(),
  entityRef: entityRefSchema,
  entityTitle: z.string(),
  ownerRef: entityRefSchema.nullable(),
  tier: z.string().nullable(),
  severity: z.enum(severities),
  /** `open`: fails now; `undecided`: cannot be decided; `due-soon`: passes still; `excepted`: fails under an exception. */
  state: z.enum(['open', 'undecided', 'due-soon', 'excepted']),
  /** One sentence in English with the figures; clients may build their own from `figures`. */
  message: z.string(),
  figures: checkFiguresSchema,
  remedy: remedySchema,
  /** Since when the check fails: its due date, or when it was first seen failing. */
  since: z.string(),
  /** Present where time decides. */
  dueAt: z.string().nullable(),
  exceptionId: z.string().nullable(),
  exceptionExpiresAt: z.string().nullable(),
});
/** @public */
export type Finding = z.infer<typeof findingSchema>;

/** @public */
export const relatedFunctionSchema = z.object({
  entityRef: entityRefSchema,
  title: z.string(),
  /** False: the file names a function that is not in the catalog. */
  exists: z.boolean(),
});

/** One row of a list of entities. @public */
export const entityPostureRowSchema = z.object({
  entityRef: entityRefSchema,
  kind: z.string(),
  title: z.string(),
  type: z.string().nullable(),
  lifecycle: z.string().nullable(),
  ownerRef: entityRefSchema.nullable(),
  systemRef: entityRefSchema.nullable(),
  domainRef: entityRefSchema.nullable(),
  tier: z.string().nullable(),
  status: z.enum(statuses),
  score: scoreSchema,
  /** Whole seconds. */
  targetRto: nullableSecondsSchema,
  targetRpo: nullableSecondsSchema,
  lastReviewedAt: z.string().nullable(),
  reviewDueAt: z.string().nullable(),
  nextTestAt: z.string().nullable(),
  findings: z.number().int(),
});
/** @public */
export type EntityPostureRow = z.infer<typeof entityPostureRowSchema>;

/** Everything the system computes about one entity. @public */
export const entityPostureSchema = z.object({
  entityRef: entityRefSchema,
  title: z.string(),
  ownerRef: entityRefSchema.nullable(),
  inScope: z.boolean(),
  status: z.enum(statuses),
  score: scoreSchema,
  /** The tier's name as written; `tierTitle` is null when the policy does not know it. */
  tier: z.string().nullable(),
  tierTitle: z.string().nullable(),
  fields: continuityFieldsSchema,
  /** Fields whose figure was set in the portal because the file has none. */
  portalFields: z.array(z.string()),
  /** Fields set in the portal that the file overrides. */
  overriddenFields: z.array(z.string()),
  mistakes: z.array(fieldMistakeSchema),
  functions: z.array(relatedFunctionSchema),
  objectives: objectivesSchema,
  /** How long it takes alone, and with all that it needs. */
  recovery: z.object({
    own: ownRecoverySchema,
    forecast: forecastFigureSchema,
    /** The nearest thing that is missing to know more; null: nothing, or not to be seen. */
    missingRef: entityRefSchema.nullable(),
  }),
  review: z.object({
    required: z.boolean(),
    lastReviewedAt: z.string().nullable(),
    lastReviewedBy: entityRefSchema.nullable(),
    dueAt: z.string().nullable(),
  }),
  tests: z.object({
    next: scheduledTestSchema.nullable(),
    last: scheduledTestSchema.nullable(),
    requirements: z.array(
      z.object({
        area: z.string(),
        type: z.string(),
        every: z.string(),
        lastQualifyingAt: z.string().nullable(),
        dueAt: z.string().nullable(),
      }),
    ),
  }),
  findings: z.array(findingSchema),
  exceptions: z.array(policyExceptionSchema),
  /** Where the entity's file can be edited and seen, if the catalog knows. */
  editUrl: z.string().nullable(),
  sourceLocation: z.string().nullable(),
  /** What the caller may do. */
  may: z.array(z.enum(entityActions)),
  /** When the catalog was last read; null: not yet as a whole. */
  syncedAt: z.string().nullable(),
  evaluatedAt: z.string(),
});
/** @public */
export type EntityPosture = z.infer<typeof entityPostureSchema>;

/** @public */
export const rollupDimensions = [
  'group',
  'system',
  'domain',
  'tier',
  'function',
] as const;
/** @public */
export type RollupDimension = (typeof rollupDimensions)[number];

/** Number of entities by status. @public */
export const statusCountsSchema = z.object({
  gap: z.number().int(),
  overdue: z.number().int(),
  unknown: z.number().int(),
  'due-soon': z.number().int(),
  ready: z.number().int(),
  unclassified: z.number().int(),
});
/** @public */
export type StatusCounts = z.infer<typeof statusCountsSchema>;

const tallySchema = z.object({
  total: z.number().int(),
  byStatus: statusCountsSchema,
  /** Tier name (or `unclassified`) to counts by status. */
  byTier: z.record(z.string(), statusCountsSchema),
  score: scoreSchema,
});
/** @public */
export type Tally = z.infer<typeof tallySchema>;

/** One line of a rollup. @public */
export const rollupRowSchema = tallySchema.extend({
  /** Entity ref, tier name, or null for entities that have none. */
  key: z.string().nullable(),
  title: z.string(),
  /** Entities that belong to this line itself, without those of subgroups. */
  direct: z.number().int(),
  /** Whether lines can be asked for under this one (`parent`). */
  hasChildren: z.boolean(),
  /** The group whose line this one is under; null: none. */
  parent: entityRefSchema.nullable(),
});
/** @public */
export type RollupRow = z.infer<typeof rollupRowSchema>;

/** @public */
export const rollupSchema = z.object({
  by: z.enum(rollupDimensions),
  parent: z.string().nullable(),
  /** All entities that match the filters, each counted once. */
  total: tallySchema,
  items: z.array(rollupRowSchema),
  nextCursor: z.string().nullable(),
  asOf: z.string(),
});
/** @public */
export type Rollup = z.infer<typeof rollupSchema>;

/** One day of the trend. @public */
export const trendPointSchema = z.object({
  /** UTC day. */
  day: z.string(),
  total: z.number().int(),
  byStatus: statusCountsSchema,
  score: z.number().nullable(),
  /**
   * True: computed later from the history of reviews and tests with today's
   * catalog, because nobody counted on that day.
   */
  reconstructed: z.boolean(),
});
/** @public */
export type TrendPoint = z.infer<typeof trendPointSchema>;

/** One vital business function with the posture of what supports it. @public */
export const functionRowSchema = z.object({
  entityRef: entityRefSchema,
  title: z.string(),
  ownerRef: entityRefSchema.nullable(),
  /** As its file declares, outside of peaks. */
  rto: nullableSecondsSchema,
  rpo: nullableSecondsSchema,
  mtpd: nullableSecondsSchema,
  wrt: nullableSecondsSchema,
  /**
   * What it asks for now: the smallest of what it declares, of its approved
   * impact analysis and of the peaks it is in.
   */
  required: z.object({
    rto: figureSchema,
    rpo: figureSchema,
    mtpd: figureSchema,
  }),
  /** The longest of what supports it; null: nothing does. */
  forecast: forecastFigureSchema.nullable(),
  /** The forecast against the required RTO, and with WRT against the MTPD. */
  verdict: z.object({
    rto: z.enum(['met', 'missed', 'unknown']),
    mtpd: z.enum(['met', 'missed', 'unknown']),
  }),
  /** The entity on the critical path that takes longest by itself. */
  slowestRef: entityRefSchema.nullable(),
  slowestTitle: z.string().nullable(),
  /** Its own time in whole seconds. */
  slowestSeconds: nullableSecondsSchema,
  /** Of the supporting entities in scope: how many are reviewed and tested as their tiers ask. */
  coverage: z.object({
    entities: z.number().int(),
    reviewed: z.number().int(),
    tested: z.number().int(),
  }),
  /** Its impact analysis is approved. */
  analysed: z.boolean(),
  strategy: z.object({
    /** Its own is approved. */
    approved: z.boolean(),
    /** Whether the options chosen for what supports it recover it in time. */
    coverage: z.enum(coverageColours),
  }),
  minimumService: z.string().nullable(),
  businessContinuityPlan: z.string().nullable(),
  mistakes: z.array(fieldMistakeSchema),
  total: z.number().int(),
  byStatus: statusCountsSchema,
  score: scoreSchema,
  /** The supporting entity with the worst status, then the lowest score. */
  weakestRef: entityRefSchema.nullable(),
  weakestTitle: z.string().nullable(),
  weakestStatus: z.enum(statuses).nullable(),
});
/** @public */
export type FunctionRow = z.infer<typeof functionRowSchema>;
