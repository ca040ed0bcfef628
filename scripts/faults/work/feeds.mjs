import { TEAM } from '../company.mjs';

/** Creates a calendar feed, reads it without credentials, and revokes it. */
export async function feed(worker) {
  // Each attempt leaves one at most; only its answer says at which address.
  const { id, url } = await worker.retried('createCalendarFeed', () =>
    worker.ada.createCalendarFeed({ body: { subjectRef: TEAM } }),
  );
  worker.journal.must('calendar_feeds', id, { revoked_at: null });
  const path = new URL(url).pathname;
  const calendar = () =>
    worker.read(async () => {
      const response = await fetch(`${worker.pick().url}${path}`);
      return response.status < 500 && response.status;
    });
  const before = await calendar();
  await worker.change('revokeCalendarFeed', {
    send: () => worker.ada.revokeCalendarFeed({ params: { id } }),
    look: async () => {
      const { items } = await worker.ada.listCalendarFeeds();
      return items.some(item => item.id === id) ? undefined : 'revoked';
    },
  });
  worker.journal.must('calendar_feeds', id, { revoked: true });
  const after = await calendar();
  if (before !== 200 || after !== 404) {
    worker.journal.complain(
      `Calendar ${id} answered ${before}, and ${after} once revoked`,
    );
  }
}
