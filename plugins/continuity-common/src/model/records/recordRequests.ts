import { z } from 'zod';
import { entityRefSchema, noteSchema, revisionSchema } from '../primitives';
import { contributorSchema } from './record';

const content = z.record(z.string(), z.json());

/** @public */
export const createRecordSchema = z.strictObject({
  type: z.string().min(1).max(100),
  subjectRef: entityRefSchema,
  /** Begin with the content of this record's approved, else newest, revision. */
  copyFrom: z.string().max(64).optional(),
});

/** @public */
export const saveDraftSchema = z.strictObject({
  /** As read; somebody else having saved meanwhile is a 409. */
  version: revisionSchema,
  content,
  note: noteSchema.nullable().optional(),
});

/** @public */
export const submitDraftSchema = z.strictObject({
  version: revisionSchema,
  note: noteSchema.optional(),
});

const onRevision = {
  revision: revisionSchema,
  /** Of what the caller saw; a 409 when it is not what is stored. */
  contentHash: z.string().max(128),
};

/** @public */
export const approveRevisionSchema = z.strictObject({
  ...onRevision,
  note: noteSchema.optional(),
});
/** @public */
export const returnRevisionSchema = z.strictObject({
  ...onRevision,
  note: noteSchema.optional(),
  comments: z
    .array(
      z.strictObject({
        section: z.string().max(100).nullable().default(null),
        body: noteSchema.min(1),
      }),
    )
    .min(1, 'expected at least one comment that says what must change')
    .max(100),
});
/** @public */
export const confirmRecordSchema = z.strictObject({
  ...onRevision,
  note: noteSchema.optional(),
});
/** @public */
export const acknowledgeSchema = z.strictObject(onRevision);
/** @public */
export const commentSchema = z.strictObject({
  revision: revisionSchema,
  section: z.string().max(100).nullable().default(null),
  body: noteSchema.min(1),
});
/** @public */
export const recordPeopleSchema = z.strictObject({
  version: revisionSchema,
  ownOwnerRef: entityRefSchema.nullable(),
  contributors: z.array(contributorSchema).max(100),
  circulation: z.array(entityRefSchema).max(200),
});
