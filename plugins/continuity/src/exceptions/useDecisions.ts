import type { PolicyException } from '@backstage-continuity/plugin-continuity-common';
import { identityApiRef, useApi } from '@backstage/frontend-plugin-api';
import { useQuery } from '@tanstack/react-query';

/** What can be decided about an exception, by operation of the API. */
export type Decision =
  | 'approveException'
  | 'rejectException'
  | 'revokeException';

const decisions: Partial<Record<PolicyException['state'], Decision[]>> = {
  requested: ['rejectException', 'approveException'],
  approved: ['revokeException'],
};

/** Whether there is anything left to decide about it. */
export function isDecidable({ state }: PolicyException): boolean {
  return decisions[state] !== undefined;
}

/**
 * The decisions left to a reader who may decide; nobody approves what they
 * asked for themselves. Undefined until it is known who the reader is.
 */
export function useDecisions(
  exception: PolicyException,
): { own: boolean; offered: Decision[] } | undefined {
  const identity = useApi(identityApiRef);
  const { data } = useQuery({
    queryKey: ['continuity-identity'],
    queryFn: () => identity.getBackstageIdentity(),
  });
  if (!data) return undefined;
  const own =
    exception.state === 'requested' &&
    exception.requestedBy === data.userEntityRef;
  return {
    own,
    offered: (decisions[exception.state] ?? []).filter(
      decision => !(own && decision === 'approveException'),
    ),
  };
}
