import { services } from '../company.mjs';

/** Four services that only this worker touches. */
export const own = ({ index }) => services.slice(index * 4, index * 4 + 4);

/** Confirms reviews of several entities at once, and takes one back at times. */
export async function review(worker) {
  const refs = own(worker).slice(0, 3);
  const { items } = await worker.add('confirmReviews', {
    table: 'reviews',
    rows: refs.length,
    send: note =>
      worker.ada.confirmReviews({
        body: { items: refs.map(entityRef => ({ entityRef })), note },
      }),
    find: note => reviewsWith(worker, refs, note),
  });
  if (!worker.random.chance(0.3)) return;
  const { id, entityRef } = items[0];
  await worker.add('revertReview', {
    table: 'reviews',
    send: note => worker.ben.revertReview({ params: { id }, body: { note } }),
    find: note => reviewsWith(worker, [entityRef], note),
  });
}

/** All or none: undefined for none. */
async function reviewsWith(worker, entityRef, note) {
  const { items } = await worker.ada.listReviews({
    query: { entityRef, limit: 500 },
  });
  const mine = items.filter(item => item.note === note);
  return mine.length > 0 ? { items: mine } : undefined;
}
