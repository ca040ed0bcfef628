import { z } from 'zod';
import { entityRefSchema } from '../primitives';
import { measureStatuses } from './riskAssessment';
import { riskMatrixCellSchema, riskRegisterRowSchema } from './riskRegister';

/**
 * Why a risk needs somebody: it is above the appetite and nobody accepted it, its
 * acceptance is over or soon will be, or a measure is late.
 *
 * @public
 */
export const riskAttentions = [
  'above-appetite',
  'acceptance-expired',
  'acceptance-expiring',
  'measure-overdue',
] as const;
/** @public */
export type RiskAttention = (typeof riskAttentions)[number];

/** Which rating of a risk is looked at; `now`: the one that holds. @public */
export const riskRatingKinds = [
  'now',
  'current',
  'residual',
  'target',
] as const;
/** @public */
export type RiskRatingKind = (typeof riskRatingKinds)[number];

/** The approved assessment that something is from, and what it is about. */
const assessed = {
  recordId: z.string(),
  subjectRef: entityRefSchema,
  subjectTitle: z.string(),
  /** Of the assessment. */
  ownerRef: entityRefSchema.nullable(),
  tier: z.string().nullable(),
};

/** A risk of an approved assessment, across all that are assessed. @public */
export const riskRowSchema = riskRegisterRowSchema.extend({
  ...assessed,
  attention: z.array(z.enum(riskAttentions)),
});
/** @public */
export type RiskRow = z.infer<typeof riskRowSchema>;

/** How many risks there are, and how many of them need somebody. @public */
export const riskTotalsSchema = z.object({
  risks: z.number().int(),
  /** They are in no cell of the matrix. */
  unrated: z.number().int(),
  attention: z.record(z.enum(riskAttentions), z.number().int()),
  measuresOpen: z.number().int(),
  measuresOverdue: z.number().int(),
});
/** @public */
export type RiskTotals = z.infer<typeof riskTotalsSchema>;

/** @public */
export const riskMatrixSchema = z.object({
  of: z.enum(riskRatingKinds),
  /** A row for each likelihood, in it a cell for each impact, weakest first. */
  cells: z.array(z.array(riskMatrixCellSchema)),
  totals: riskTotalsSchema,
});
/** @public */
export type RiskMatrix = z.infer<typeof riskMatrixSchema>;

/** A measure with the risk it is for, and how far it has got. @public */
export const riskMeasureRowSchema = z.object({
  ...assessed,
  riskId: z.string(),
  riskTitle: z.string(),
  measureId: z.string(),
  title: z.string(),
  /** Who sees to it. */
  measureOwner: entityRefSchema.nullable(),
  dueOn: z.string().nullable(),
  /** Null: unknown, or not for the reader. */
  cost: z.number().nullable(),
  costHidden: z.boolean(),
  status: z.enum(measureStatuses),
  /** Pieces of evidence that show something. */
  evidence: z.number().int(),
  /** Still to be done: without evidence nothing is. */
  open: z.boolean(),
  /** Open, and past its due day. */
  overdue: z.boolean(),
});
/** @public */
export type RiskMeasureRow = z.infer<typeof riskMeasureRowSchema>;
