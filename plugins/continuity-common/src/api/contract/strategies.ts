import { z } from 'zod';
import { entityRefSchema } from '../../model/primitives';
import {
  coverageColours,
  strategyAlignments,
  strategyRowSchema,
  type StrategyRow,
} from '../../model/records/strategyOverview';
import { recordReadPermission } from '../../permissions';
import { many, page, paging, route } from '../route';

/** A function on one line: figures in columns of their own, lists in words. */
function csvRow(row: StrategyRow) {
  const { required, services, measures, residualGaps, alignment, record } = row;
  return {
    entityRef: row.entityRef,
    title: row.title,
    ownerRef: row.ownerRef,
    coverage: row.coverage,
    rto: required.rto.seconds,
    rpo: required.rpo.seconds,
    mtpd: required.mtpd.seconds,
    analysisId: row.analysisId,
    services: services
      .map(({ entityRef, verdict, option }) =>
        [`${entityRef}: ${verdict}`, option?.title].filter(Boolean).join(', '),
      )
      .join('; '),
    hiddenServices: row.hiddenServices,
    measures: {
      open: measures.open,
      overdue: measures.overdue,
      done: measures.done,
    },
    residualGaps: residualGaps.map(gap => gap.description).join('; '),
    expiredGaps: residualGaps.filter(gap => gap.expired).length,
    alignment: alignment.status,
    businessContinuityPlan: alignment.businessContinuityPlan,
    strategy: {
      recordId: record?.id ?? null,
      state: record?.state ?? null,
      approvedAt: record?.approvedAt ?? null,
      dueAt: record?.dueAt ?? null,
      staleSince: record?.stale?.since ?? null,
    },
  };
}

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
    response: page(strategyRowSchema).extend({
      /** Functions on all pages together, whatever coverage was asked for. */
      totals: z.object({ green: z.number().int(), red: z.number().int() }),
    }),
    also: ['text/csv'],
    csvRow,
  }),
};
