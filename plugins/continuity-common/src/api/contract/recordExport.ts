import { z } from 'zod';
import {
  recordDetailSchema,
  recordRevisionSchema,
} from '../../model/records/record';
import { revisionSchema } from '../../model/primitives';
import { recordReadPermission } from '../../permissions';
import { idParams } from '../filters';
import { route } from '../route';

/** Formats that links may ask for; programs ask by `Accept`. @public */
export const recordFormats = ['json', 'markdown', 'pdf'] as const;
/** @public */
export type RecordFormat = (typeof recordFormats)[number];

/** A revision with all that its document says. @public */
export const recordExportSchema = z.object({
  /** Kind of the type of record: `BusinessImpactAnalysis`. */
  kind: z.string(),
  record: recordDetailSchema.pick({
    id: true,
    type: true,
    subjectRef: true,
    subjectTitle: true,
    ownerRef: true,
    state: true,
    approvedRevision: true,
    lastReviewedAt: true,
    dueAt: true,
    retiredAt: true,
  }),
  revision: recordRevisionSchema,
});
/** @public */
export type RecordExport = z.infer<typeof recordExportSchema>;

export const recordExportRoutes = {
  exportRecord: route({
    method: 'GET',
    path: '/records/:id/revisions/:revision/export',
    summary: 'One revision as a document',
    permission: recordReadPermission,
    params: idParams.extend({
      revision: z.coerce.number().pipe(revisionSchema),
    }),
    query: z.strictObject({
      /** Goes before what the request accepts. */
      format: z.enum(recordFormats).optional(),
    }),
    response: recordExportSchema,
    also: ['text/markdown', 'application/pdf'],
  }),
};
