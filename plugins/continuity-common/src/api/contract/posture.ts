import { z } from 'zod';
import { checkFamilies, checkIds, severities } from '../../model/checks';
import {
  entityPostureRowSchema,
  entityPostureSchema,
  findingSchema,
  functionRowSchema,
  rollupDimensions,
  rollupSchema,
  trendPointSchema,
} from '../../model/posture';
import { entityRefSchema } from '../../model/primitives';
import {
  classifyPermission,
  exceptionApprovePermission,
  exceptionRequestPermission,
  postureReadPermission,
  reviewCreatePermission,
  testRecordPermission,
  testSchedulePermission,
} from '../../permissions';
import { entityFilters, entityParams } from '../filters';
import { many, page, paging, route } from '../route';

const permission = postureReadPermission;

export const postureRoutes = {
  getEntityPosture: route({
    method: 'GET',
    path: '/entities/:kind/:namespace/:name',
    summary: 'Posture of one entity',
    permission,
    tellsOf: [
      reviewCreatePermission,
      testSchedulePermission,
      testRecordPermission,
      exceptionRequestPermission,
      exceptionApprovePermission,
      classifyPermission,
    ],
    params: entityParams,
    response: entityPostureSchema,
  }),
  listEntities: route({
    method: 'GET',
    path: '/entities',
    summary: 'Entities in scope with their status',
    permission,
    query: z.strictObject({
      ...entityFilters,
      sort: z
        .enum([
          'status',
          '-status',
          'title',
          '-title',
          'score',
          '-score',
          'reviewDueAt',
          '-reviewDueAt',
          'tier',
          '-tier',
        ])
        .default('status'),
      ...paging,
    }),
    response: page(entityPostureRowSchema),
    also: ['text/csv'],
  }),
  getRollup: route({
    method: 'GET',
    path: '/rollup',
    summary: 'Counts by status and tier along one dimension',
    permission,
    query: z.strictObject({
      by: z.enum(rollupDimensions),
      /** With `by=group`: the lines directly under this group; without: the roots. */
      parent: entityRefSchema.optional(),
      /**
       * With `by=group`: the lines of the next level, or of all levels, each
       * followed by those under it.
       */
      levels: z.enum(['next', 'all']).default('next'),
      ...entityFilters,
      ...paging,
      limit: z.coerce.number().int().min(1).max(500).default(200),
    }),
    response: rollupSchema,
    also: ['text/csv'],
  }),
  listFindings: route({
    method: 'GET',
    path: '/findings',
    summary: 'Failing and undecided checks',
    permission,
    query: z.strictObject({
      ...entityFilters,
      entityRef: many(entityRefSchema).optional(),
      check: many(z.enum(checkIds)).optional(),
      family: many(z.enum(checkFamilies)).optional(),
      severity: many(z.enum(severities)).optional(),
      state: many(
        z.enum(['open', 'undecided', 'due-soon', 'excepted']),
      ).default(['open', 'undecided']),
      /** Only what the caller or the caller's groups own. */
      mine: z.stringbool().default(false),
      sort: z
        .enum([
          'severity',
          '-severity',
          'since',
          '-since',
          'entity',
          '-entity',
          'check',
          '-check',
          'owner',
          '-owner',
        ])
        .default('severity'),
      ...paging,
    }),
    response: page(findingSchema),
    also: ['text/csv'],
  }),
  getTrend: route({
    method: 'GET',
    path: '/trend',
    summary: 'Counts by status for each day, today computed now',
    permission,
    query: z.strictObject({
      ...entityFilters,
      days: z.coerce.number().int().min(1).max(800).default(365),
    }),
    response: z.object({ items: z.array(trendPointSchema) }),
    also: ['text/csv'],
  }),
  listFunctions: route({
    method: 'GET',
    path: '/functions',
    summary: 'Vital business functions with the posture of what supports them',
    permission,
    query: z.strictObject({
      q: z.string().max(200).optional(),
      domain: many(entityRefSchema).optional(),
      group: many(entityRefSchema).optional(),
      sort: z
        .enum(['status', 'title', '-title', 'score', '-score', 'mtpd', '-mtpd'])
        .default('status'),
      ...paging,
    }),
    response: page(functionRowSchema),
    also: ['text/csv'],
  }),
  getDuties: route({
    method: 'GET',
    path: '/duties',
    summary: 'What the caller should do next',
    permission,
    response: z.object({
      findings: z.array(findingSchema),
      findingsTotal: z.number().int(),
      tests: z.array(
        z.object({
          id: z.string(),
          title: z.string(),
          plannedAt: z.string(),
          late: z.boolean(),
        }),
      ),
      exceptionsToDecide: z.number().int(),
    }),
  }),
};
