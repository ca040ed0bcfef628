import { unclassified } from '../company.mjs';

/** Classifies in the portal what no file classifies, or takes that back. */
export async function classification(worker) {
  const ref = unclassified[worker.index];
  const [, name] = ref.split('/');
  const params = { kind: 'component', namespace: 'default', name };
  const get = () => worker.ada.getClassification({ params });
  const { now } = await worker.read(async () => ({ now: await get() }));
  if (now && worker.random.chance(0.3)) {
    await worker.change('deleteClassification', {
      send: () =>
        worker.ada.deleteClassification({
          params,
          query: { revision: now.revision },
        }),
      look: async () => ((await get()) ? undefined : 'gone'),
    });
    worker.journal.must('inventory_classifications', ref, null);
    return;
  }
  const revision = now?.revision ?? 0;
  const tier = worker.random.pick(['essential', 'non-essential']);
  const put = await worker.change('putClassification', {
    send: () =>
      worker.ada.putClassification({
        params,
        body: { revision, continuity: { tier } },
      }),
    look: async () => {
      const found = await get();
      return found && found.revision > revision ? found : undefined;
    },
  });
  worker.journal.must('inventory_classifications', ref, {
    revision: revision + 1,
    continuity: JSON.stringify(put.continuity),
  });
}
