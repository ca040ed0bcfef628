import type { Handlers } from '../http';
import type { RecordsService } from './RecordsService';

/** Handlers of the record operations. */
export function createRecordHandlers(
  records: RecordsService,
): Pick<
  Handlers,
  | 'listRecords'
  | 'createRecord'
  | 'getRecordDuties'
  | 'getRecord'
  | 'getRecordRevision'
  | 'compareRevisions'
  | 'listRecordEvents'
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
> {
  const { approvals, drafts, queries, upkeep } = records;
  return {
    listRecords: ({ access, query }) => queries.list(access, query),
    createRecord: async ({ access, body }) =>
      queries.detail(access, await drafts.create(access, body)),
    getRecordDuties: ({ access }) => queries.duties(access),
    getRecord: ({ access, params }) => queries.detail(access, params.id),
    getRecordRevision: ({ access, params }) =>
      queries.revision(access, params.id, params.revision),
    compareRevisions: async ({ access, params, query }) => ({
      items: await queries.compare(access, params.id, query),
    }),
    listRecordEvents: ({ access, params, query }) =>
      queries.events(access, params.id, query),
    startDraft: async ({ access, params, body }) => {
      await drafts.start(access, params.id, body.copyFrom);
      return queries.detail(access, params.id);
    },
    saveDraft: ({ access, params, body }) =>
      records.saveDraft(access, params.id, body),
    discardDraft: ({ access, params, query }) =>
      drafts.discard(access, params.id, query.version),
    submitDraft: async ({ access, params, body }) => {
      await approvals.submit(access, params.id, body);
      return queries.detail(access, params.id);
    },
    withdrawRevision: async ({ access, params, body }) => {
      await approvals.withdraw(access, params.id, body.revision);
      return queries.detail(access, params.id);
    },
    approveRevision: async ({ access, params, body }) => {
      await approvals.approve(access, params.id, body);
      return queries.detail(access, params.id);
    },
    returnRevision: async ({ access, params, body }) => {
      await approvals.return(access, params.id, body);
      return queries.detail(access, params.id);
    },
    confirmRecord: async ({ access, params, body }) => {
      await upkeep.confirm(access, params.id, body);
      return queries.detail(access, params.id);
    },
    retireRecord: async ({ access, params, body }) => {
      await upkeep.retire(access, params.id, body.note);
      return queries.detail(access, params.id);
    },
    putRecordPeople: async ({ access, params, body }) => {
      await upkeep.putPeople(access, params.id, body);
      return queries.detail(access, params.id);
    },
    commentOnRecord: async ({ access, params, body }) => {
      await upkeep.comment(access, params.id, body);
      return queries.detail(access, params.id);
    },
    resolveComment: async ({ access, params }) => {
      await upkeep.resolve(access, params.id, params.comment);
      return queries.detail(access, params.id);
    },
    acknowledgeRecord: async ({ access, params, body }) => {
      await upkeep.acknowledge(access, params.id, body);
      return queries.detail(access, params.id);
    },
    remindOfRecord: async ({ access, params }) => {
      await upkeep.remind(access, params.id);
      return queries.detail(access, params.id);
    },
  };
}
