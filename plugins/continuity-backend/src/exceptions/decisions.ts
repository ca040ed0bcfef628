import { ConflictError, NotAllowedError } from '@backstage/errors';
import {
  type ExceptionState,
  type PolicyException,
} from '@backstage-continuity/plugin-continuity-common';
import type { StoredState } from './exceptionRows';

export const decisions = ['approve', 'reject', 'revoke'] as const;
export type Decision = (typeof decisions)[number];

/** From which state a decision leads to which. */
export const transitions: Record<
  Decision,
  { from: ExceptionState; to: StoredState }
> = {
  approve: { from: 'requested', to: 'approved' },
  reject: { from: 'requested', to: 'rejected' },
  revoke: { from: 'approved', to: 'revoked' },
};

function allowedIn(state: ExceptionState): string {
  const allowed = decisions.filter(one => transitions[one].from === state);
  return allowed.length > 0
    ? `it can be ${allowed.map(one => transitions[one].to).join(' or ')}`
    : 'nothing can be decided any more; request a new exception instead';
}

/**
 * Passes when the caller may decide so about the exception as it stands now.
 *
 * @throws ConflictError saying what is allowed, NotAllowedError for a person who
 * would approve their own request
 */
export function mustBeDecidable(
  exception: PolicyException,
  decision: Decision,
  by: { actor: string; revision: number },
) {
  const { id, state, entityRef } = exception;
  const name = `Exception ${id} of ${entityRef}`;
  if (state !== transitions[decision].from) {
    throw new ConflictError(`${name} is ${state}: ${allowedIn(state)}`);
  }
  if (exception.revision !== by.revision) {
    throw new ConflictError(
      `${name} changed meanwhile: expected revision ${exception.revision}, not ${by.revision}; read it again`,
    );
  }
  if (decision === 'approve' && exception.requestedBy === by.actor) {
    throw new NotAllowedError(
      `${name} was requested by ${by.actor}; somebody else has to approve it`,
    );
  }
}
