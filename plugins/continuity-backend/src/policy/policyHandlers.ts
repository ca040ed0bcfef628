import type { ContinuityPolicy } from '@backstage-continuity/plugin-continuity-common';
import type { Handlers } from '../http';

/** Handlers of the routes about the policy. */
export function createPolicyHandlers(
  policy: ContinuityPolicy,
): Pick<Handlers, 'getPolicy'> {
  return { getPolicy: async () => policy };
}
