import { own } from './reviews.mjs';

const yaml = documents =>
  documents.map(one => JSON.stringify(one)).join('\n---\n');

const document = (kind, key, spec) => ({
  apiVersion: 'continuity/v1alpha1',
  kind,
  metadata: { key },
  spec,
});

/** Imports history, again and again until somebody says it is there: once. */
export async function history(worker) {
  const token = worker.token();
  const [entityRef] = own(worker);
  const content = yaml([
    ...['a', 'b'].map(part =>
      document('Review', `${token}-${part}`, {
        entityRef,
        reviewedAt: '2026-01-01T00:00:00Z',
        reviewedBy: 'user:default/ada',
        note: token,
      }),
    ),
    document('ScheduledTest', token, {
      title: token,
      area: 'security',
      type: 'tabletop',
      entityRefs: [entityRef],
      plannedAt: '2027-03-01',
    }),
  ]);
  const reviews = worker.journal.adding('reviews', token, 2);
  const tests = worker.journal.adding('tests', token, 1);
  await worker.retried('importDocuments', () =>
    worker.ada.importDocuments({
      body: { files: [{ name: 'history.yaml', content }] },
    }),
  );
  reviews.acknowledged = true;
  tests.acknowledged = true;
}
