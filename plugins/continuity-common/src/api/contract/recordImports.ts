import { z } from 'zod';
import {
  applyRecordImportSchema,
  createRecordImportSchema,
  recordImportMappingSchema,
  recordImportOutcomes,
  recordImportRowSchema,
  recordImportSchema,
  recordImportSubjectSchema,
} from '../../model/records/recordImport';
import { recordWritePermission } from '../../permissions';
import { idParams } from '../filters';
import { many, page, paging, route } from '../route';

const permission = recordWritePermission;
const one = { permission, params: idParams, response: recordImportSchema };

export const recordImportRoutes = {
  getRecordImportTemplate: route({
    method: 'GET',
    path: '/record-imports/template',
    summary: 'A spreadsheet to fill in, with what each column means',
    permission,
    query: z.strictObject({
      type: z.string().min(1).max(100),
      format: z.enum(['xlsx', 'csv']).default('xlsx'),
    }),
    response: z.object({
      fileName: z.string(),
      mediaType: z.string(),
      /** The file in base64. */
      content: z.string(),
    }),
  }),
  listRecordImports: route({
    method: 'GET',
    path: '/record-imports',
    summary: "The caller's own imports from spreadsheets, newest first",
    permission,
    response: z.object({ items: z.array(recordImportRowSchema) }),
  }),
  createRecordImport: route({
    method: 'POST',
    path: '/record-imports',
    summary: 'Upload a spreadsheet; nothing is imported yet',
    permission,
    body: createRecordImportSchema,
    // A file of 10 MB in base64.
    bodyLimit: 14 * 1_048_576,
    response: recordImportSchema,
    status: 201,
  }),
  getRecordImport: route({
    ...one,
    method: 'GET',
    path: '/record-imports/:id',
    summary: "One of the caller's imports: its columns, progress and report",
  }),
  listRecordImportSubjects: route({
    method: 'GET',
    path: '/record-imports/:id/subjects',
    summary: 'What an import that was checked makes of each subject',
    permission,
    params: idParams,
    query: z.strictObject({
      outcome: many(z.enum(recordImportOutcomes)).optional(),
      ...paging,
    }),
    response: page(recordImportSubjectSchema),
    also: ['text/csv'],
  }),
  putRecordImportMapping: route({
    ...one,
    method: 'PUT',
    path: '/record-imports/:id/mapping',
    summary: 'Say what the columns mean, and have all rows checked',
    body: recordImportMappingSchema,
    status: 202,
  }),
  applyRecordImport: route({
    ...one,
    method: 'POST',
    path: '/record-imports/:id/apply',
    summary:
      'Write what was checked into drafts: all of it, or none unless told to take the good rows',
    body: applyRecordImportSchema,
    status: 202,
  }),
  deleteRecordImport: route({
    method: 'DELETE',
    path: '/record-imports/:id',
    summary: 'Forget an import; what it wrote stays',
    permission,
    params: idParams,
    status: 204,
  }),
};
