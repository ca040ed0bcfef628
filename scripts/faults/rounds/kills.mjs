import { setTimeout as sleep } from 'node:timers/promises';
import { heldByDead } from '../tasks.mjs';

/**
 * Replicas are killed at random, one after the other and two at once, and
 * started again; somebody is always left.
 */
export async function kills(context) {
  const { replicas, random, probe } = context;
  const began = Date.now();
  const deadline = began + 30 * 1000;
  const coming = [];
  let killed = 0;
  while (Date.now() < deadline) {
    const ready = replicas.filter(one => one.lives);
    if (ready.length > 1) {
      const victim = random.pick(ready);
      await victim.kill();
      killed++;
      coming.push(victim.restart());
    }
    await sleep(random.between(500, 4_000));
  }
  await Promise.all(coming);
  const waited = await heldByDead(context, Date.now());
  const missed = probe.since(began).filter(({ served }) => !served);
  return {
    did: `${killed} killed; ${waited}; posture served ${
      probe.since(began).length - missed.length
    } times`,
    wrong:
      missed.length > 0 ? [`posture was not served: ${missed[0].failure}`] : [],
  };
}
