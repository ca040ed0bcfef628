import { z } from 'zod';
import { objectiveNames } from '../objectives';
import { entityRefSchema, nullableSecondsSchema } from '../primitives';
import {
  amountSchema,
  daySchema,
  itemIdSchema,
  itemsOf,
  lineSchema,
  paragraphsSchema,
  personSchema,
  webAddressSchema,
} from './contentFields';

/** Recovery options by band, from the least to the most that is kept ready. @public */
export const recoveryBands = [
  'do-nothing',
  'manual-workaround',
  'reciprocal-arrangement',
  'gradual',
  'intermediate',
  'fast',
  'immediate',
] as const;
/** @public */
export type RecoveryBand = (typeof recoveryBands)[number];

/** How far a strategy follows the business continuity plan. @public */
export const alignmentStatuses = ['aligned', 'partly', 'not-aligned'] as const;
/** @public */
export type AlignmentStatus = (typeof alignmentStatuses)[number];

const seconds = nullableSecondsSchema.default(null);

/** Percent of normal service. */
const percent = z.number().min(0).max(100).nullable().default(null);

/** What a supplier has said it will do. @public */
export const supplierCommitmentSchema = z.strictObject({
  id: itemIdSchema,
  name: lineSchema,
  commitment: paragraphsSchema,
  /** The RTO that the supplier commits itself to, in whole seconds. */
  rto: seconds,
  /** It is part of a contract, not only promised. */
  contractual: z.boolean().default(false),
  /** The last day of the commitment; null: no end is known. */
  validUntil: daySchema,
  /** Where the contract is to be found. */
  reference: webAddressSchema,
});
/** @public */
export type SupplierCommitment = z.output<typeof supplierCommitmentSchema>;

/** One way to go on, or to come back, after a disaster. @public */
export const recoveryOptionSchema = z.strictObject({
  id: itemIdSchema,
  band: z.enum(recoveryBands).nullable().default(null),
  title: lineSchema,
  description: paragraphsSchema,
  /** Achievable, in whole seconds; null: unknown, or never for "do nothing". */
  rto: seconds,
  rpo: seconds,
  /** How much of normal service it gives, in percent. */
  capacity: percent,
  /** From the decision until it can be used, in whole seconds. */
  implementationTime: seconds,
  /** There is no limit to how long it can be used; `usableFor` is null then. */
  usableWithoutLimit: z.boolean().default(false),
  /** How long it can be used, in whole seconds; null: unknown, or without limit. */
  usableFor: seconds,
  /** In the currency of the policy; null is unknown, 0 is free of charge. */
  capitalCost: amountSchema,
  /** A year. */
  runningCost: amountSchema,
  prerequisites: itemsOf(
    z.strictObject({
      id: itemIdSchema,
      title: lineSchema,
      /** The entity that must be there for it, if it is in the catalog. */
      entityRef: entityRefSchema.nullable().default(null),
    }),
    50,
  ),
  suppliers: itemsOf(supplierCommitmentSchema, 20),
});
/** @public */
export type RecoveryOption = z.output<typeof recoveryOptionSchema>;

/** What stays uncovered by the chosen option, and who lives with it until when. @public */
export const residualGapSchema = z.strictObject({
  id: itemIdSchema,
  description: paragraphsSchema,
  /** The objective concerned; null: another matter. */
  objective: z
    .enum([...objectiveNames, 'capacity'])
    .nullable()
    .default(null),
  /** By how much an objective in time is missed, in whole seconds. */
  size: seconds,
  acceptedUntil: daySchema,
  acceptedBy: personSchema,
});
/** @public */
export type ResidualGap = z.output<typeof residualGapSchema>;

/** The business's own plan: an http or https address, or words. */
const businessContinuityPlan = z
  .string()
  .max(2_000)
  .refine(
    value => !/^\s*(?!https?:)[a-z][a-z0-9+.-]*:\S/i.test(value),
    'expected an http or https address, or words',
  )
  .nullable()
  .default(null);

/**
 * Content of a continuity strategy.
 *
 * @remarks
 * Of a service it compares recovery options and chooses one; of a vital business
 * function it is above all the alignment with the business continuity plan. Risk
 * reduction measures live in the risk assessment, with owner, due date and
 * status; the strategy names those that it counts on, in words.
 *
 * @public
 */
export const continuityStrategySchema = z.strictObject({
  /** The least that must be kept going, in percent of normal service. */
  minimumCapacity: percent,
  options: itemsOf(recoveryOptionSchema, 20),
  choice: z
    .strictObject({
      /** Of one of the options. */
      optionId: itemIdSchema.nullable().default(null),
      rationale: paragraphsSchema,
    })
    .prefault({}),
  measures: itemsOf(
    z.strictObject({
      id: itemIdSchema,
      /** As the risk assessment calls it. */
      title: lineSchema,
      /** What it does for the strategy. */
      contribution: paragraphsSchema,
    }),
    100,
  ),
  residualGaps: itemsOf(residualGapSchema, 50),
  alignment: z
    .strictObject({
      businessContinuityPlan,
      status: z.enum(alignmentStatuses).nullable().default(null),
      statement: paragraphsSchema,
    })
    .prefault({}),
});
/** @public */
export type ContinuityStrategy = z.output<typeof continuityStrategySchema>;
