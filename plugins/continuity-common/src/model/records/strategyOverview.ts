import { z } from 'zod';
import { objectiveNames, figureSchema } from '../objectives';
import { entityRefSchema, nullableSecondsSchema } from '../primitives';
import { alignmentStatuses, recoveryBands } from './continuityStrategy';
import { recordRowSchema } from './record';
import { measureStatuses } from './riskAssessment';

/** Whether the options chosen recover a function as it requires. @public */
export const coverageColours = ['green', 'red'] as const;
/** @public */
export type CoverageColour = (typeof coverageColours)[number];

/** How the option chosen for one service stands to a function it supports. @public */
export const serviceCoverageVerdicts = [
  'covered',
  'no-strategy',
  'not-chosen',
  'cannot-reach',
  'unknown',
] as const;

/** How far a strategy follows the business's plan; `none`: it does not say. @public */
export const strategyAlignments = [...alignmentStatuses, 'none'] as const;
/** @public */
export type StrategyAlignment = (typeof strategyAlignments)[number];

const criterionSchema = z.enum([...objectiveNames, 'capacity']);

/** A strategy as a record: how far it has got, and whether it needs somebody. @public */
export const strategyRecordSchema = recordRowSchema.pick({
  id: true,
  state: true,
  approvedRevision: true,
  approvedAt: true,
  open: true,
  dueAt: true,
  warnAt: true,
  stale: true,
});
/** @public */
export type StrategyRecord = z.infer<typeof strategyRecordSchema>;

/** A service that supports a function, and the option chosen for it. @public */
export const strategyServiceSchema = z.object({
  entityRef: entityRefSchema,
  title: z.string(),
  /** False: it is named as support, but not in the catalog. */
  exists: z.boolean(),
  verdict: z.enum(serviceCoverageVerdicts),
  /** Of the approved strategy; null: none is chosen. */
  option: z
    .object({
      title: z.string(),
      band: z.enum(recoveryBands).nullable(),
      rto: nullableSecondsSchema,
      rpo: nullableSecondsSchema,
    })
    .nullable(),
  shortfalls: z.array(
    z.object({
      criterion: criterionSchema,
      /** Null: the option never gets there at all. */
      actual: z.number().nullable(),
      limit: z.number(),
      by: z.number().nullable(),
    }),
  ),
  /** What the option would have to say to be judged. */
  undecided: z.array(criterionSchema),
  /** Its strategy, approved or not; null: nobody has begun one. */
  record: strategyRecordSchema.nullable(),
});
/** @public */
export type StrategyService = z.infer<typeof strategyServiceSchema>;

/** A measure of an approved risk assessment. @public */
export const strategyMeasureSchema = z.object({
  id: z.string(),
  title: z.string(),
  riskTitle: z.string(),
  /** What the risk assessment is about. */
  subjectRef: entityRefSchema,
  subjectTitle: z.string(),
  /** The risk assessment. */
  recordId: z.string(),
  owner: entityRefSchema.nullable(),
  dueOn: z.string().nullable(),
  status: z.enum(measureStatuses),
  /** Still to be done: without evidence nothing is. */
  open: z.boolean(),
  /** Open, and past its due day. */
  overdue: z.boolean(),
});
/** @public */
export type StrategyMeasure = z.infer<typeof strategyMeasureSchema>;

/** What a strategy leaves uncovered. @public */
export const strategyGapSchema = z.object({
  id: z.string(),
  /** What the strategy is about. */
  subjectRef: entityRefSchema,
  subjectTitle: z.string(),
  recordId: z.string(),
  description: z.string(),
  /** Null: another matter. */
  objective: criterionSchema.nullable(),
  size: nullableSecondsSchema,
  /** Null: nobody has accepted it. */
  acceptedBy: entityRefSchema.nullable(),
  acceptedUntil: z.string().nullable(),
  /** The day until which it was accepted is over. */
  expired: z.boolean(),
});
/** @public */
export type StrategyGap = z.infer<typeof strategyGapSchema>;

/** Measures at most that a row lists. @public */
export const STRATEGY_MEASURES = 100;

/**
 * How one vital business function is recovered: what it requires, the options
 * chosen for what supports it, and what stays open.
 *
 * @public
 */
export const strategyRowSchema = z.object({
  entityRef: entityRefSchema,
  title: z.string(),
  ownerRef: entityRefSchema.nullable(),
  /** By the function and its impact analysis. */
  required: z.object({
    rto: figureSchema,
    rpo: figureSchema,
    mtpd: figureSchema,
  }),
  /** The approved impact analysis; null: there is none. */
  analysisId: z.string().nullable(),
  /** By all that supports the function, seen by the caller or not. */
  coverage: z.enum(coverageColours),
  /** What the caller sees of that, by ref. */
  services: z.array(strategyServiceSchema),
  hiddenServices: z.number().int(),
  /** Risk reduction of the function and of the services that the caller sees. */
  measures: z.object({
    open: z.number().int(),
    /** Of those that are open. */
    overdue: z.number().int(),
    done: z.number().int(),
    /** Overdue ones first, then by due day; at most {@link STRATEGY_MEASURES}. */
    items: z.array(strategyMeasureSchema),
  }),
  /** Of the strategies of the function and of the services that the caller sees. */
  residualGaps: z.array(strategyGapSchema),
  alignment: z.object({
    status: z.enum(strategyAlignments),
    statement: z.string(),
    /** As the strategy, else the function's file, names it: an address, or words. */
    businessContinuityPlan: z.string().nullable(),
  }),
  /** The function's own strategy, approved or not; null: nobody has begun one. */
  record: strategyRecordSchema.nullable(),
});
/** @public */
export type StrategyRow = z.infer<typeof strategyRowSchema>;
