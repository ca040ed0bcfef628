import type { Handlers } from '../http';
import type { ExceptionsService } from './ExceptionsService';

/** Handlers of the exception operations. */
export function createExceptionHandlers(
  exceptions: ExceptionsService,
): Pick<
  Handlers,
  | 'listExceptions'
  | 'requestExceptions'
  | 'approveException'
  | 'rejectException'
  | 'revokeException'
> {
  return {
    listExceptions: ({ access, query }) => exceptions.list(access, query),
    requestExceptions: async ({ access, body }) => ({
      items: await exceptions.request(access, body),
    }),
    approveException: ({ access, params, body }) =>
      exceptions.decide(access, params.id, 'approve', body),
    rejectException: ({ access, params, body }) =>
      exceptions.decide(access, params.id, 'reject', body),
    revokeException: ({ access, params, body }) =>
      exceptions.decide(access, params.id, 'revoke', body),
  };
}
