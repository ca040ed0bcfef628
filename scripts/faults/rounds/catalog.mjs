import { setTimeout as sleep } from 'node:timers/promises';
import { SYNC_SECONDS } from '../config.mjs';
import { until } from '../until.mjs';

/**
 * The catalog answers slowly, with errors, or breaks off: posture is served all
 * the while, as old as it says, and nothing that is known is forgotten.
 */
export const catalogFault = mode => async context => {
  const { proxy, probe, query } = context;
  const count = async () => {
    const [{ entities }] = await query(
      'select count(*)::int as entities from inventory_entities',
    );
    return entities;
  };
  const before = await count();
  const began = Date.now();
  const befallen = proxy.befallen;
  proxy.set('catalog', mode);
  try {
    // At least one whole reading has met with it.
    await until(
      'a reading meets with the fault',
      () => proxy.befallen > befallen + (mode === 'slow' ? 1 : 0),
    );
    if (mode !== 'slow') {
      await until('the state says what is wrong', async () => {
        const { syncError } = await probe.ask();
        return typeof syncError === 'string';
      });
    }
    // The next one would wait again for an answer that never ends.
    if (mode !== 'half') await sleep(SYNC_SECONDS * 1000);
  } finally {
    proxy.set('catalog', 'pass');
  }
  const ended = Date.now();
  const after = await count();
  await until('the catalog is read again', async () => {
    const { syncedAt, syncError } = await probe.ask();
    return syncError === null && Date.parse(syncedAt) > ended;
  });
  const seen = probe.since(began);
  const missed = seen.filter(({ served }) => !served);
  const oldest = Math.max(...seen.map(({ age = 0 }) => age));
  const statuses = new Set(
    seen.filter(one => one.served).map(one => one.status),
  );
  return {
    did: `${proxy.befallen - befallen} answers befallen; posture served ${
      seen.length - missed.length
    } of ${seen.length} times, at most ${(oldest / 1000).toFixed(0)} s old`,
    wrong: [
      ...(missed.length > 0
        ? [`posture was not served: ${missed[0].failure}`]
        : []),
      ...(statuses.size > 1
        ? [`posture changed: ${[...statuses].join()}`]
        : []),
      ...(after !== before ? [`${before} entities became ${after}`] : []),
      ...(mode !== 'slow' && oldest < (ended - began) * 0.5
        ? ['the age of posture did not grow']
        : []),
    ],
  };
};
