import { z } from 'zod';
import { riskRatingSchema, riskTreatments } from './riskAssessment';

const levelId = z.string().nullable();

/** A risk of an assessment as a register lists it; levels and ratings by id. @public */
export const riskRegisterRowSchema = z.object({
  riskId: z.string(),
  title: z.string(),
  /** Id of a scenario of the policy; null: something else. */
  scenario: z.string().nullable(),
  ratings: z.object({
    current: riskRatingSchema,
    residual: riskRatingSchema,
    target: riskRatingSchema,
  }),
  /** Null: not rated. */
  levels: z.object({ current: levelId, residual: levelId, target: levelId }),
  /** Which of the ratings holds: `residual` once all measures are done. */
  holds: z.enum(['current', 'residual']),
  /** Of the rating that holds. */
  level: levelId,
  /** Whether it is within the appetite; null: not rated. */
  acceptable: z.boolean().nullable(),
  treatment: z.enum(riskTreatments).nullable(),
  /** Null: the risk is not accepted. */
  acceptance: z
    .object({
      approver: z.string().nullable(),
      expiresOn: z.string().nullable(),
      expired: z.boolean(),
    })
    .nullable(),
  /** Measures that are not cancelled. */
  measures: z.number().int(),
  measuresOpen: z.number().int(),
  /** Of those that are open. */
  measuresOverdue: z.number().int(),
  /** The first due day of those that are open. */
  nextDueOn: z.string().nullable(),
});
/** @public */
export type RiskRegisterRow = z.infer<typeof riskRegisterRowSchema>;

/** A place in the matrix and how many risks are there. @public */
export const riskMatrixCellSchema = z.object({
  likelihood: z.string(),
  impact: z.string(),
  level: levelId,
  count: z.number().int(),
});
/** @public */
export type RiskMatrixCell = z.infer<typeof riskMatrixCellSchema>;
