import { z } from 'zod';
import { entityRefSchema, instantSchema, noteSchema } from '../primitives';
import { contributorSchema } from './record';
import { recordFacets } from './recordType';

const content = z.record(z.string(), z.json());

const happened = { at: instantSchema, by: entityRefSchema };

/** A past or present revision, for import. */
const revisionDocumentSchema = z.strictObject({
  content,
  author: entityRefSchema,
  writtenAt: instantSchema,
  note: noteSchema.optional(),
  submittedAt: instantSchema.optional(),
  /** In order of the levels; as many as there are here make it approved. */
  approvals: z
    .array(z.strictObject({ ...happened, note: noteSchema.optional() }))
    .max(10)
    .default([]),
  returned: z
    .strictObject({
      ...happened,
      comments: z
        .array(
          z.strictObject({
            section: z.string().max(100).nullable().default(null),
            body: noteSchema.min(1),
          }),
        )
        .min(1),
    })
    .optional(),
});

/**
 * A record as a document.
 *
 * @remarks
 * With `content`, the document is the record: it is approved as it stands and can
 * be edited at its source only. With `revisions`, it is history that is taken up
 * once and lives on here.
 *
 * @public
 */
export const recordDocumentSchema = z
  .strictObject({
    subjectRef: entityRefSchema,
    ownerRef: entityRefSchema.optional(),
    circulation: z.array(entityRefSchema).max(200).default([]),
    contributors: z.array(contributorSchema).max(100).default([]),
    /** Who answers for the content at its source, and since when it holds. */
    content: content.optional(),
    author: entityRefSchema.optional(),
    approvedBy: entityRefSchema.optional(),
    approvedAt: instantSchema.optional(),
    revisions: z.array(revisionDocumentSchema).min(1).max(100).optional(),
    /** Reviews that confirmed the approved revision since. */
    confirmations: z
      .array(z.strictObject({ ...happened, note: noteSchema.optional() }))
      .max(100)
      .default([]),
    acknowledgements: z.array(z.strictObject(happened)).max(1000).default([]),
    /** What the approved revision rested on, as far as it is told: a change since makes it stale. */
    restedOn: z.partialRecord(z.enum(recordFacets), z.json()).optional(),
    retired: z
      .strictObject({ ...happened, note: noteSchema.optional() })
      .optional(),
  })
  .refine(
    value => (value.content === undefined) !== (value.revisions === undefined),
    'expected either content or revisions',
  )
  .refine(
    value =>
      value.content === undefined ||
      (value.author !== undefined && value.approvedAt !== undefined),
    'expected author and approvedAt beside content',
  );
/** @public */
export type RecordDocument = z.output<typeof recordDocumentSchema>;
