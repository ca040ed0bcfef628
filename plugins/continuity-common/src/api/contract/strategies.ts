import { z } from 'zod';
import { entityRefSchema } from '../../model/primitives';
import {
  coverageColours,
  strategyAlignments,
  strategyRowSchema,
} from '../../model/records/strategyOverview';
import { recordReadPermission } from '../../permissions';
import { many, page, paging, route } from '../route';

export const strategyRoutes = {
  listStrategies: route({
    method: 'GET',
    path: '/strategies',
    summary:
      'How vital business functions are recovered, those not covered first',
    permission: recordReadPermission,
    query: z.strictObject({
      /** Part of the title or reference of the function, any case. */
      q: z.string().max(200).optional(),
      function: many(entityRefSchema).optional(),
      coverage: many(z.enum(coverageColours)).optional(),
      alignment: many(z.enum(strategyAlignments)).optional(),
      sort: z
        .enum(['coverage', 'title', '-title', 'rto', '-rto', 'mtpd', '-mtpd'])
        .default('coverage'),
      ...paging,
    }),
    response: page(strategyRowSchema),
    also: ['text/csv'],
  }),
};
