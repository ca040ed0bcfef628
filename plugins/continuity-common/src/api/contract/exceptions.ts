import { z } from 'zod';
import {
  decideExceptionSchema,
  exceptionStates,
  policyExceptionSchema,
  requestExceptionsSchema,
} from '../../model/exception';
import { entityRefSchema } from '../../model/primitives';
import {
  exceptionApprovePermission,
  exceptionRequestPermission,
  postureReadPermission,
} from '../../permissions';
import { idParams } from '../filters';
import { many, page, paging, route } from '../route';

const decision = {
  method: 'POST' as const,
  permission: exceptionApprovePermission,
  params: idParams,
  body: decideExceptionSchema,
  response: policyExceptionSchema,
};

export const exceptionRoutes = {
  listExceptions: route({
    method: 'GET',
    path: '/exceptions',
    summary: 'Exceptions, newest first',
    permission: postureReadPermission,
    query: z.strictObject({
      entityRef: many(entityRefSchema).optional(),
      state: many(z.enum(exceptionStates)).optional(),
      ...paging,
    }),
    response: page(policyExceptionSchema),
    also: ['text/csv'],
  }),
  requestExceptions: route({
    method: 'POST',
    path: '/exceptions',
    summary: 'Ask that failing checks be accepted for a time, all or none',
    permission: exceptionRequestPermission,
    body: requestExceptionsSchema,
    response: z.object({ items: z.array(policyExceptionSchema) }),
    status: 201,
  }),
  approveException: route({
    ...decision,
    path: '/exceptions/:id/approve',
    summary: 'Approve a requested exception; not by the one who asked',
  }),
  rejectException: route({
    ...decision,
    path: '/exceptions/:id/reject',
    summary: 'Reject a requested exception',
  }),
  revokeException: route({
    ...decision,
    path: '/exceptions/:id/revoke',
    summary: 'End an approved exception at once',
  }),
};
