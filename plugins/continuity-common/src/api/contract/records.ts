import { z } from 'zod';
import {
  contentChangeSchema,
  recordDetailSchema,
  recordDutiesSchema,
  recordEventSchema,
  recordRevisionSchema,
  recordRowSchema,
  recordStates,
} from '../../model/records/record';
import {
  acknowledgeSchema,
  approveRevisionSchema,
  commentSchema,
  confirmRecordSchema,
  createRecordSchema,
  recordPeopleSchema,
  returnRevisionSchema,
  saveDraftSchema,
  submitDraftSchema,
} from '../../model/records/recordRequests';
import {
  entityRefSchema,
  noteSchema,
  revisionSchema,
} from '../../model/primitives';
import {
  recordApprovePermission,
  recordManagePermission,
  recordReadPermission,
  recordWritePermission,
} from '../../permissions';
import { idParams } from '../filters';
import { many, page, paging, route } from '../route';

const revisionParams = idParams.extend({
  revision: z.coerce.number().pipe(revisionSchema),
});

const change = {
  method: 'POST' as const,
  params: idParams,
  response: recordDetailSchema,
};
const writing = { ...change, permission: recordWritePermission };
const deciding = { ...change, permission: recordApprovePermission };
const managing = { ...change, permission: recordManagePermission };
const reading = { ...change, permission: recordReadPermission };

export const recordRoutes = {
  listRecords: route({
    method: 'GET',
    path: '/records',
    summary: 'The library of records, changed last first',
    permission: recordReadPermission,
    query: z.strictObject({
      type: many(z.string().max(100)).optional(),
      subject: many(entityRefSchema).optional(),
      /** Owned by one of these, or by a group below it. */
      owner: many(entityRefSchema).optional(),
      state: many(z.enum(recordStates)).optional(),
      /** What needs attention: past its review, soon so, or resting on something that changed. */
      attention: many(z.enum(['overdue', 'due-soon', 'stale'])).optional(),
      /** Part of the title of the subject, any case. */
      q: z.string().max(200).optional(),
      ...paging,
    }),
    response: page(recordRowSchema),
    also: ['text/csv'],
  }),
  createRecord: route({
    method: 'POST',
    path: '/records',
    summary: 'Start a record about an entity or a function, with a draft',
    permission: recordWritePermission,
    body: createRecordSchema,
    response: recordDetailSchema,
    status: 201,
  }),
  getRecordDuties: route({
    method: 'GET',
    path: '/records/duties',
    summary: 'Records that wait for the caller',
    permission: recordReadPermission,
    response: recordDutiesSchema,
  }),
  getRecord: route({
    method: 'GET',
    path: '/records/:id',
    summary: 'Everything about a record but its contents',
    permission: recordReadPermission,
    params: idParams,
    response: recordDetailSchema,
  }),
  getRecordRevision: route({
    method: 'GET',
    path: '/records/:id/revisions/:revision',
    summary: 'The content of one revision',
    permission: recordReadPermission,
    params: revisionParams,
    response: recordRevisionSchema,
  }),
  compareRevisions: route({
    method: 'GET',
    path: '/records/:id/compare',
    summary: 'What differs between two revisions, field by field',
    permission: recordReadPermission,
    params: idParams,
    query: z.strictObject({
      from: z.coerce.number().pipe(revisionSchema),
      to: z.coerce.number().pipe(revisionSchema),
    }),
    response: z.object({ items: z.array(contentChangeSchema) }),
  }),
  listRecordEvents: route({
    method: 'GET',
    path: '/records/:id/events',
    summary: 'What happened to a record, newest first',
    permission: recordReadPermission,
    params: idParams,
    query: z.strictObject(paging),
    response: page(recordEventSchema),
  }),
  startDraft: route({
    ...writing,
    path: '/records/:id/draft',
    summary: 'Start a new draft beside the approved revision',
    body: z
      .strictObject({
        /** Begin with the content of this record instead. */
        copyFrom: z.string().max(64).optional(),
      })
      .prefault({}),
    status: 201,
  }),
  saveDraft: route({
    method: 'PUT',
    path: '/records/:id/draft',
    summary: 'Save the draft; contributors save the sections that are theirs',
    permission: recordReadPermission,
    params: idParams,
    body: saveDraftSchema,
    response: recordRevisionSchema,
  }),
  discardDraft: route({
    method: 'DELETE',
    path: '/records/:id/draft',
    summary: 'Give up the draft; a record without any other revision goes, too',
    permission: recordWritePermission,
    params: idParams,
    query: z.strictObject({ version: z.coerce.number().pipe(revisionSchema) }),
    status: 204,
  }),
  submitDraft: route({
    ...writing,
    path: '/records/:id/submit',
    summary: 'Ask for approval of the draft',
    body: submitDraftSchema,
  }),
  withdrawRevision: route({
    ...writing,
    path: '/records/:id/withdraw',
    summary: 'Take what is in review back into draft',
    body: z.strictObject({ revision: revisionSchema }),
  }),
  approveRevision: route({
    ...deciding,
    path: '/records/:id/approve',
    summary: 'Approve what is in review, at the level that is asked next',
    body: approveRevisionSchema,
  }),
  returnRevision: route({
    ...deciding,
    path: '/records/:id/return',
    summary: 'Return what is in review, with comments on what must change',
    body: returnRevisionSchema,
  }),
  confirmRecord: route({
    ...writing,
    path: '/records/:id/confirm',
    summary:
      'Confirm that the approved revision still holds, also after a change',
    body: confirmRecordSchema,
  }),
  retireRecord: route({
    ...managing,
    path: '/records/:id/retire',
    summary: 'Retire a record: its approved revision counts no longer',
    body: z.strictObject({ note: noteSchema.min(1) }),
  }),
  putRecordPeople: route({
    ...managing,
    method: 'PUT',
    path: '/records/:id/people',
    summary: 'Say who owns, contributes to and has to read a record',
    body: recordPeopleSchema,
  }),
  commentOnRecord: route({
    ...reading,
    path: '/records/:id/comments',
    summary: 'Comment on a section of a revision',
    body: commentSchema,
    status: 201,
  }),
  resolveComment: route({
    ...reading,
    path: '/records/:id/comments/:comment/resolve',
    summary: 'Mark a comment as dealt with',
    params: idParams.extend({ comment: z.string().min(1).max(64) }),
  }),
  acknowledgeRecord: route({
    ...reading,
    path: '/records/:id/acknowledge',
    summary: 'Say that one has read the approved revision',
    body: acknowledgeSchema,
  }),
  remindOfRecord: route({
    ...writing,
    path: '/records/:id/remind',
    summary: 'Remind those who have not acknowledged the approved revision',
    body: z.strictObject({}).prefault({}),
  }),
};
