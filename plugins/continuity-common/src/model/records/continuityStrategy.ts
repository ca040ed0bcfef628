import { z } from 'zod';
import { isDay } from '../dates';
import { objectiveNames } from '../objectives';
import {
  entityRefSchema,
  noteSchema,
  nullableSecondsSchema,
} from '../primitives';

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

const itemId = z.string().min(1).max(64);
const line = z.string().max(500).default('');
const text = noteSchema.default('');
const seconds = nullableSecondsSchema.default(null);

/** Percent of normal service. */
const percent = z.number().min(0).max(100).nullable().default(null);

/** In the currency of the policy; null is unknown, 0 is free of charge. */
const amount = z.number().min(0).max(1e12).nullable().default(null);

const day = z
  .string()
  .refine(isDay, 'expected a day such as 2026-12-01')
  .nullable()
  .default(null);

/** Revisions are compared, and choices made, by the ids of items. */
function listOf<Item extends z.ZodType<{ id: string }>>(
  item: Item,
  limit: number,
) {
  return z
    .array(item)
    .max(limit)
    .refine(
      items => new Set(items.map(({ id }) => id)).size === items.length,
      'expected a different id for each item',
    )
    .prefault([]);
}

/** What a supplier has said it will do. @public */
export const supplierCommitmentSchema = z.strictObject({
  id: itemId,
  name: line,
  commitment: text,
  /** The RTO that the supplier commits itself to, in whole seconds. */
  rto: seconds,
  /** It is part of a contract, not only promised. */
  contractual: z.boolean().default(false),
  /** The last day of the commitment; null: no end is known. */
  validUntil: day,
  /** Where the contract is to be found. */
  reference: z
    .url({ protocol: /^https?$/, error: 'expected an http or https address' })
    .max(2_000)
    .nullable()
    .default(null),
});
/** @public */
export type SupplierCommitment = z.output<typeof supplierCommitmentSchema>;

/** One way to go on, or to come back, after a disaster. @public */
export const recoveryOptionSchema = z.strictObject({
  id: itemId,
  band: z.enum(recoveryBands).nullable().default(null),
  title: line,
  description: text,
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
  capitalCost: amount,
  /** A year. */
  runningCost: amount,
  prerequisites: listOf(
    z.strictObject({
      id: itemId,
      title: line,
      /** The entity that must be there for it, if it is in the catalog. */
      entityRef: entityRefSchema.nullable().default(null),
    }),
    50,
  ),
  suppliers: listOf(supplierCommitmentSchema, 20),
});
/** @public */
export type RecoveryOption = z.output<typeof recoveryOptionSchema>;

/** What stays uncovered by the chosen option, and who lives with it until when. @public */
export const residualGapSchema = z.strictObject({
  id: itemId,
  description: text,
  /** The objective concerned; null: another matter. */
  objective: z
    .enum([...objectiveNames, 'capacity'])
    .nullable()
    .default(null),
  /** By how much an objective in time is missed, in whole seconds. */
  size: seconds,
  acceptedUntil: day,
  /** A user or group. */
  acceptedBy: entityRefSchema.nullable().default(null),
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
  options: listOf(recoveryOptionSchema, 20),
  choice: z
    .strictObject({
      /** Of one of the options. */
      optionId: itemId.nullable().default(null),
      rationale: text,
    })
    .prefault({}),
  measures: listOf(
    z.strictObject({
      id: itemId,
      /** As the risk assessment calls it. */
      title: line,
      /** What it does for the strategy. */
      contribution: text,
    }),
    100,
  ),
  residualGaps: listOf(residualGapSchema, 50),
  alignment: z
    .strictObject({
      businessContinuityPlan,
      status: z.enum(alignmentStatuses).nullable().default(null),
      statement: text,
    })
    .prefault({}),
});
/** @public */
export type ContinuityStrategy = z.output<typeof continuityStrategySchema>;
