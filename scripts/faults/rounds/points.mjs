import { heldByDead, trigger } from '../tasks.mjs';
import { until } from '../until.mjs';

/**
 * Tables that are held, so that a replica dies in the middle of what it does;
 * chance takes two of them.
 */
const middles = [
  ['reviews', 'within the transaction of a write'],
  ['changes', 'between a write and its mark'],
  ['record_events', 'between a revision and its event'],
  ['posture', 'after the commit, before evaluation'],
];

/** Who asks through the proxy, and dies before it hears the answer. */
const askers = [
  ['onRead', 'inventory-sync', 'while the catalog was read'],
  ['onAccepted', 'reminders', 'after a notification was accepted'],
];

/**
 * Replicas are killed where it would hurt most: in the middle of transactions,
 * and between the sending of a notification and the note that it was sent.
 */
export async function killsAtPoints(context) {
  const { replicas, random, holding, somebodyWaits } = context;
  const did = [];
  const wrong = [];
  for (const [hook, task, where] of askers) {
    if (await killedAt(context, hook, task)) did.push(where);
    else wrong.push(`nobody was killed ${where}`);
  }
  const coming = [];
  for (const [table, where] of random.some(middles, 2)) {
    // The one before may still be coming back.
    const victim = random.pick(replicas.filter(one => one.lives));
    await holding(table, async () => {
      await somebodyWaits(table);
      await victim.kill();
    });
    coming.push(victim.restart());
    did.push(where);
  }
  await Promise.all(coming);
  const waited = await heldByDead(context, Date.now());
  return { did: `${did.length} killed: ${did.join('; ')}; ${waited}`, wrong };
}

/** Kills whoever asks, before the answer reaches it. */
async function killedAt(context, hook, task) {
  const { hooks } = context.proxy;
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
