// The three people at their desks: the typed client, signed in, over whichever
// replica chance picks of those that live.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { root } from '../lib/process.mjs';
import { PEOPLE } from './company.mjs';
import { until } from './until.mjs';

const require = createRequire(import.meta.url);
require('@backstage/cli-node/config/nodeTransform.cjs');
export const continuity = require(join(root, 'plugins/continuity-common/src'));

/** Longer than anything should take; whoever waits longer gives up. */
const PATIENCE_MS = 60_000;

/** Signs everybody in. @returns tokens by person */
export async function signIn(replica) {
  const tokens = {};
  for (const person of PEOPLE) {
    tokens[person] = await until(`${person} is signed in`, async () => {
      const response = await fetch(`${replica.url}/api/auth/demo/refresh`, {
        headers: { 'x-demo-person': person },
      });
      if (!response.ok) throw new Error(await response.text());
      return (await response.json()).backstageIdentity.token;
    });
  }
  return tokens;
}

/**
 * The client of one person.
 *
 * @param pick - answers the replica to ask
 */
export function apiOf(token, pick) {
  return continuity.createContinuityClient({
    baseUrl: async () => `${pick().url}/api/continuity`,
    fetch: (input, init) => {
      const headers = new Headers(init?.headers);
      headers.set('Authorization', `Bearer ${token}`);
      return fetch(input, {
        ...init,
        headers,
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
    },
  });
}
