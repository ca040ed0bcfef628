import { own } from './reviews.mjs';

/** Asks for exceptions, and has them decided by somebody else. */
export async function exception(worker) {
  const refs = own(worker).slice(0, 2);
  const { items } = await worker.add('requestExceptions', {
    table: 'exceptions',
    rows: refs.length,
    send: reason =>
      worker.ada.requestExceptions({
        body: {
          // A subject of its own, so that it may be asked for again.
          items: refs.map(entityRef => ({
            entityRef,
            check: 'dependencies.dangling',
            subject: reason,
          })),
          reason,
          expiresAt: new Date(Date.now() + 30 * 86_400_000).toISOString(),
        },
      }),
    find: async reason => {
      const mine = await exceptionsWith(worker, refs, reason);
      return mine.length > 0 ? { items: mine } : undefined;
    },
  });
  for (const item of items) {
    const approved = await decide(
      worker,
      item,
      worker.random.chance(0.7) ? 'approveException' : 'rejectException',
    );
    if (approved.state === 'approved' && worker.random.chance(0.5)) {
      await decide(worker, approved, 'revokeException');
    }
  }
}

async function decide(worker, item, operation) {
  const { id, revision, reason, entityRef } = item;
  const note = worker.token();
  const decided = await worker.change(operation, {
    send: () =>
      worker.ben[operation]({ params: { id }, body: { revision, note } }),
    look: async () => {
      const found = await exceptionsWith(worker, [entityRef], reason);
      return found.find(one => one.id === id && one.revision > revision);
    },
  });
  worker.journal.must('exceptions', id, {
    revision: decided.revision,
    state: decided.state,
    decision_note: note,
  });
  return decided;
}

async function exceptionsWith(worker, entityRef, reason) {
  const { items } = await worker.ada.listExceptions({
    query: { entityRef, limit: 500 },
  });
  return items.filter(item => item.reason === reason);
}
