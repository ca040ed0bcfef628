import { z } from 'zod';
import { entityRefSchema, nullableSecondsSchema } from '../primitives';
import {
  amountSchema,
  choiceSchema,
  daySchema,
  itemIdSchema,
  itemsOf,
  lineSchema,
  paragraphsSchema,
  personSchema,
  webAddressSchema,
} from './contentFields';

/** What can be done about a risk (ISO 31000, 6.5). @public */
export const riskTreatments = [
  'avoid',
  'reduce',
  'transfer',
  'accept',
] as const;
/** @public */
export type RiskTreatment = (typeof riskTreatments)[number];

/** @public */
export const measureStatuses = [
  'planned',
  'in-progress',
  'done',
  'cancelled',
] as const;
/** @public */
export type MeasureStatus = (typeof measureStatuses)[number];

/** A place in the matrix of the policy: ids of a likelihood and an impact. @public */
export const riskRatingSchema = z.strictObject({
  likelihood: choiceSchema,
  impact: choiceSchema,
});
/** @public */
export type RiskRating = z.infer<typeof riskRatingSchema>;

/** What shows that a measure is in place. @public */
export const measureEvidenceSchema = z.strictObject({
  id: itemIdSchema,
  title: lineSchema,
  url: webAddressSchema,
  note: paragraphsSchema,
  addedOn: daySchema,
});
/** @public */
export type MeasureEvidence = z.infer<typeof measureEvidenceSchema>;

/** Something done so that a risk becomes smaller. @public */
export const riskMeasureSchema = z.strictObject({
  id: itemIdSchema,
  title: lineSchema,
  owner: personSchema,
  dueOn: daySchema,
  cost: amountSchema,
  status: z.enum(measureStatuses).default('planned'),
  evidence: itemsOf(measureEvidenceSchema, 50),
});
/** @public */
export type RiskMeasure = z.infer<typeof riskMeasureSchema>;

/** One thing that may happen, how bad that is, and what is done about it. @public */
export const riskSchema = z.strictObject({
  id: itemIdSchema,
  /** Id of a scenario of the policy; null: something else. */
  scenario: choiceSchema,
  /** Empty: that of the scenario. */
  title: lineSchema,
  description: paragraphsSchema,
  vulnerabilities: paragraphsSchema,
  /** What is in place already. */
  controls: itemsOf(
    z.strictObject({
      id: itemIdSchema,
      title: lineSchema,
      owner: personSchema,
    }),
    50,
  ),
  /** How long an outage it brings, in whole seconds; null: not known. */
  expectedOutage: nullableSecondsSchema.default(null),
  /** With the controls in place. */
  current: riskRatingSchema.prefault({}),
  /** Where `current.impact` is from; null: not said. */
  impactFrom: z.enum(['analysis', 'adjusted']).nullable().default(null),
  /** Why it is not what the impact analysis says. */
  impactReason: paragraphsSchema,
  /** Once all measures are done. */
  residual: riskRatingSchema.prefault({}),
  /** What is to be reached. */
  target: riskRatingSchema.prefault({}),
  treatment: z.enum(riskTreatments).nullable().default(null),
  rationale: paragraphsSchema,
  /** Of the treatment `accept`. */
  acceptance: z
    .strictObject({
      approver: personSchema,
      acceptedOn: daySchema,
      /** Last day on which it holds. */
      expiresOn: daySchema,
    })
    .prefault({}),
  measures: itemsOf(riskMeasureSchema, 50),
});
/** @public */
export type Risk = z.infer<typeof riskSchema>;

/** Content of a risk assessment; what may be left empty is `null`, `''` or `[]`. @public */
export const riskAssessmentSchema = z.strictObject({
  /** What is looked at, and what is left out. */
  scope: paragraphsSchema,
  /** What is at risk: entities, */
  assets: z.array(entityRefSchema).max(200).default([]),
  /** and what is not in the catalog. */
  otherAssets: paragraphsSchema,
  risks: itemsOf(riskSchema, 200),
});
/** @public */
export type RiskAssessment = z.infer<typeof riskAssessmentSchema>;
