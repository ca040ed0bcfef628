// Whether the demo knows all that it is going to know.
import { setTimeout as sleep } from 'node:timers/promises';

const START_WITHIN_MS = 300_000;

/**
 * Waits until the catalog is read, the history is imported and the trend before
 * today is reconstructed from it.
 *
 * @param backend - its `exitCode` is set if it ends too soon
 */
export async function untilSettled(url, backend) {
  const deadline = Date.now() + START_WITHIN_MS;
  let seen;
  let unchanged = 0;
  while (unchanged < 3) {
    if (backend.exitCode !== null) {
      throw new Error(`The backend ended with code ${backend.exitCode}`);
    }
    if (Date.now() > deadline) {
      throw new Error(
        `The demo was not ready within ${START_WITHIN_MS / 1000} s`,
      );
    }
    await sleep(1_000);
    const state = await stateOf(url).catch(() => undefined);
    unchanged = state !== undefined && state === seen ? unchanged + 1 : 0;
    seen = state;
  }
}

/** What must stand still for a while; undefined while something is missing. */
async function stateOf(url) {
  const { items: people } = await getJson(`${url}/api/demo/people`);
  // Somebody who may see everything: contractors may not.
  const person = people.find(({ role }) => role !== 'Contractor');
  if (!person) {
    return undefined;
  }
  const session = await getJson(`${url}/api/auth/demo/refresh`, {
    'x-demo-person': person.entityRef,
  });
  const read = path =>
    getJson(`${url}/api${path}`, {
      authorization: `Bearer ${session.backstageIdentity.token}`,
    });
  const { totalItems } = await read('/catalog/entities/by-query?limit=1');
  const { pendingChanges } = await read('/continuity/state');
  const { items: days } = await read('/continuity/trend?days=90');
  return pendingChanges === 0 && days.some(({ reconstructed }) => reconstructed)
    ? `${totalItems} ${JSON.stringify(days.at(-1))}`
    : undefined;
}

async function getJson(url, headers) {
  const response = await fetch(url, { headers });
  if (!response.ok) {
    throw new Error(`${url} answered ${response.status}`);
  }
  return response.json();
}
