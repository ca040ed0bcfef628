import { z } from 'zod';
import { continuityFieldsSchema } from './continuityFields';
import { entityRefSchema, instantSchema, noteSchema } from './primitives';

/** @public */
export const reviewKinds = [
  'confirmed',
  'confirmed-with-changes',
  'reverted',
] as const;

/**
 * What a reviewer vouches for: the continuity fields as merged from file and
 * portal, the owner and the functions that need the entity.
 *
 * @public
 */
export const vouchedForSchema = z.object({
  owner: entityRefSchema.nullable(),
  fields: continuityFieldsSchema,
  functions: z.array(entityRefSchema),
  dependencies: z.array(entityRefSchema),
});
/** @public */
export type VouchedFor = z.infer<typeof vouchedForSchema>;

/**
 * One entry in an entity's review history, which only grows. An entry of kind
 * `reverted` takes back the one it names; the newest entry that is not taken
 * back is the entity's last review.
 *
 * @public
 */
export const reviewSchema = z.object({
  id: z.string(),
  entityRef: entityRefSchema,
  kind: z.enum(reviewKinds),
  reviewedAt: z.string(),
  reviewedBy: entityRefSchema,
  note: z.string().nullable(),
  /** The entry that this one takes back; only on `reverted`. */
  reverts: z.string().nullable(),
  /** Whether a later entry took this one back. */
  reverted: z.boolean(),
  vouchedFor: vouchedForSchema.nullable(),
});
/** @public */
export type Review = z.infer<typeof reviewSchema>;

/** One thing that differs from what the last review vouched for. @public */
export const reviewChangeSchema = z.object({
  /** `owner`, `functions`, `dependencies` or a field such as `tier`, `rto`. */
  field: z.string(),
  before: z.json(),
  after: z.json(),
});
/** @public */
export type ReviewChange = z.infer<typeof reviewChangeSchema>;

/** What a person sees before confirming a review. @public */
export const reviewPreviewSchema = z.object({
  entityRef: entityRefSchema,
  vouchesFor: vouchedForSchema,
  lastReview: reviewSchema.nullable(),
  /** Null when there is no earlier review to compare with. */
  changes: z.array(reviewChangeSchema).nullable(),
  /** Due date of the next review if confirmed now; null: no tier asks for one. */
  nextDueAt: z.string().nullable(),
  /** Hash of `vouchesFor`; sent back on confirming so that nobody vouches for what they did not see. */
  contentHash: z.string(),
});
/** @public */
export type ReviewPreview = z.infer<typeof reviewPreviewSchema>;

/** @public */
export const confirmReviewsSchema = z.strictObject({
  items: z
    .array(
      z.strictObject({
        entityRef: entityRefSchema,
        /** From the preview; when given and out of date the answer is a 409. */
        contentHash: z.string().max(128).optional(),
      }),
    )
    .min(1)
    .max(500),
  kind: z.enum(['confirmed', 'confirmed-with-changes']).default('confirmed'),
  note: noteSchema.optional(),
});

/** A document of review history, for import. */
export const reviewDocumentSchema = z.strictObject({
  entityRef: entityRefSchema,
  kind: z.enum(['confirmed', 'confirmed-with-changes']).default('confirmed'),
  reviewedAt: instantSchema,
  reviewedBy: entityRefSchema,
  note: noteSchema.optional(),
});
