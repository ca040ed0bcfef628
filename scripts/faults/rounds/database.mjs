import { setTimeout as sleep } from 'node:timers/promises';
import { until } from '../until.mjs';

/** The database goes, as at an upgrade or a crash, and comes back. */
export const databaseFault = mode => async context => {
  const { postgres, replicas, random, probe } = context;
  const began = Date.now();
  await postgres.halt(mode);
  await sleep(random.between(1_000, 4 * 1000));
  await postgres.resume();
  const back = Date.now();
  await until('posture is served again', async () => {
    const { served } = await probe.ask();
    return served;
  });
  const served = Date.now();
  await until('the catalog is read again', async () => {
    const { syncedAt } = await probe.ask();
    return syncedAt && Date.parse(syncedAt) > back;
  });
  const dead = replicas.filter(({ died }) => died);
  return {
    did: `away for ${((back - began) / 1000).toFixed(
      1,
    )} s; posture was served again ${((served - back) / 1000).toFixed(
      1,
    )} s later`,
    wrong: dead.map(({ died }) => died),
  };
};
