import type { AuditorService } from '@backstage/backend-plugin-api';
import type { OperationId } from '@backstage-continuity/plugin-continuity-common';
import type { Request } from 'express';

type Mutation =
  | 'startSync'
  | 'putClassification'
  | 'deleteClassification'
  | 'importDocuments'
  | 'confirmReviews'
  | 'revertReview'
  | 'createTest'
  | 'changeTest'
  | 'cancelTest'
  | 'reinstateTest'
  | 'recordOutcome'
  | 'createCalendarFeed'
  | 'revokeCalendarFeed'
  | 'requestExceptions'
  | 'approveException'
  | 'rejectException'
  | 'revokeException'
  | 'createRecord'
  | 'startDraft'
  | 'saveDraft'
  | 'discardDraft'
  | 'submitDraft'
  | 'withdrawRevision'
  | 'approveRevision'
  | 'returnRevision'
  | 'confirmRecord'
  | 'retireRecord'
  | 'putRecordPeople'
  | 'commentOnRecord'
  | 'resolveComment'
  | 'acknowledgeRecord'
  | 'remindOfRecord'
  | 'createRecordImport'
  | 'putRecordImportMapping'
  | 'applyRecordImport'
  | 'deleteRecordImport';

/** Audit event of each change: a logical group, and the action within it. */
const events: Record<Mutation, [eventId: string, actionType: string]> = {
  startSync: ['inventory-sync', 'start'],
  putClassification: ['classification-mutate', 'put'],
  deleteClassification: ['classification-mutate', 'delete'],
  importDocuments: ['history-import', 'import'],
  confirmReviews: ['review-mutate', 'confirm'],
  revertReview: ['review-mutate', 'revert'],
  createTest: ['test-mutate', 'create'],
  changeTest: ['test-mutate', 'change'],
  cancelTest: ['test-mutate', 'cancel'],
  reinstateTest: ['test-mutate', 'reinstate'],
  recordOutcome: ['test-mutate', 'record-outcome'],
  createCalendarFeed: ['calendar-feed-mutate', 'create'],
  revokeCalendarFeed: ['calendar-feed-mutate', 'revoke'],
  requestExceptions: ['exception-mutate', 'request'],
  approveException: ['exception-mutate', 'approve'],
  rejectException: ['exception-mutate', 'reject'],
  revokeException: ['exception-mutate', 'revoke'],
  createRecord: ['record-mutate', 'create'],
  startDraft: ['record-mutate', 'start-draft'],
  saveDraft: ['record-mutate', 'save-draft'],
  discardDraft: ['record-mutate', 'discard-draft'],
  submitDraft: ['record-mutate', 'submit'],
  withdrawRevision: ['record-mutate', 'withdraw'],
  approveRevision: ['record-mutate', 'approve'],
  returnRevision: ['record-mutate', 'return'],
  confirmRecord: ['record-mutate', 'confirm'],
  retireRecord: ['record-mutate', 'retire'],
  putRecordPeople: ['record-mutate', 'change-people'],
  commentOnRecord: ['record-mutate', 'comment'],
  resolveComment: ['record-mutate', 'resolve-comment'],
  acknowledgeRecord: ['record-mutate', 'acknowledge'],
  createRecordImport: ['record-import', 'upload'],
  putRecordImportMapping: ['record-import', 'check'],
  applyRecordImport: ['record-import', 'apply'],
  deleteRecordImport: ['record-import', 'delete'],
  remindOfRecord: ['record-mutate', 'remind'],
};

/** What the request names, without the texts people wrote. */
function subjectOf(req: Request) {
  const { entityRef, subjectRef, entityRefs, items } = req.body ?? {};
  const refs = [
    ...[entityRef, subjectRef].filter(ref => typeof ref === 'string'),
    ...(Array.isArray(entityRefs) ? entityRefs : []),
    ...(Array.isArray(items) ? items.map(item => item?.entityRef) : []),
  ].filter((ref): ref is string => typeof ref === 'string');
  return {
    ...req.params,
    ...(refs.length > 0 && { entityRefs: refs.slice(0, 100) }),
    ...(refs.length > 100 && { furtherEntityRefs: refs.length - 100 }),
  };
}

/** Runs a change within one audit event that tells whether it succeeded. */
export async function audited<T>(
  auditor: AuditorService,
  operation: OperationId,
  request: Request,
  work: () => Promise<T>,
): Promise<T> {
  const [eventId, actionType] = events[operation as Mutation];
  const event = await auditor.createEvent({
    eventId,
    request,
    severityLevel: 'medium',
    meta: { actionType, ...subjectOf(request) },
  });
  try {
    const answer = await work();
    await event.success();
    return answer;
  } catch (error) {
    await event.fail({ error: error as Error });
    throw error;
  }
}
