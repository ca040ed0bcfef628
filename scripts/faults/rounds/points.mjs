import { releaseDead, trigger } from '../tasks.mjs';
import { until } from '../until.mjs';

/** Tables that are held, so that a replica dies in the middle of what it does. */
const middles = [
  ['reviews', 'within the transaction of a write'],
  ['changes', 'between a write and its mark'],
  ['record_events', 'between a revision and its event'],
  ['posture', 'after the commit, before evaluation'],
];

/**
 * Replicas are killed where it would hurt most: in the middle of transactions,
 * and between the sending of a notification and the note that it was sent.
 */
export async function killsAtPoints(context) {
  const { replicas, random, holding, somebodyWaits, proxy } = context;
  const did = [];
  const wrong = [];
  for (const [table, where] of middles) {
    const victim = random.pick(replicas);
    await holding(table, async () => {
      await somebodyWaits(table);
      await victim.kill();
    });
    await victim.restart();
    did.push(where);
  }
  const struck = await killedAt(
    context,
    proxy.hooks,
    'onAccepted',
    'reminders',
  );
  if (struck) did.push('after a notification was accepted');
  else wrong.push('no notification was sent to be killed at');
  if (await killedAt(context, proxy.hooks, 'onRead', 'inventory-sync')) {
    did.push('while the catalog was read');
  } else wrong.push('no reading of the catalog to be killed at');
  const released = await releaseDead(context, Date.now() - 10_000);
  return {
    did: `${did.length} killed, ${did.join('; ')}; let go of ${
      released.join() || 'nothing'
    }`,
    wrong,
  };
}

/** Kills whoever asks, before the answer reaches it. */
async function killedAt(context, hooks, hook, task) {
  let victim;
  hooks[hook] = async name => {
    if (victim) return;
    victim = context.replicas.find(one => one.name === name);
    await victim.kill();
  };
  try {
    await until(
      `somebody is killed at ${hook}`,
      async () => {
        if (!victim) await trigger(context, task);
        return victim && !victim.lives;
      },
      { everyMs: 1_000, withinMs: 45_000 },
    );
  } catch {
    return false;
  } finally {
    hooks[hook] = undefined;
  }
  await victim.restart();
  return true;
}
