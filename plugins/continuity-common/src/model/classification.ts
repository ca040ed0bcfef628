import { z } from 'zod';
import { entityRefSchema, instantSchema, revisionSchema } from './primitives';

/**
 * The continuity block of an entity whose source cannot carry it, as entered in
 * the portal: the same keys and forms as `spec.continuity` in a file.
 *
 * @public
 */
export const classificationSchema = z.object({
  entityRef: entityRefSchema,
  revision: z.number().int(),
  continuity: z.record(z.string(), z.json()),
  classifiedAt: z.string(),
  classifiedBy: entityRefSchema,
});
/** @public */
export type Classification = z.infer<typeof classificationSchema>;

/** @public */
export const putClassificationSchema = z.strictObject({
  /** 0 when there is none yet; otherwise the one last read. A mismatch is a 409. */
  revision: revisionSchema,
  continuity: z.record(z.string(), z.json()),
});

/** For import. */
export const classificationDocumentSchema = z.strictObject({
  entityRef: entityRefSchema,
  continuity: z.record(z.string(), z.json()),
  classifiedAt: instantSchema,
  classifiedBy: entityRefSchema,
});
