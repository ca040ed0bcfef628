import { z } from 'zod';
import {
  dependencyDirections,
  dependencyListSchema,
} from '../../model/dependencies';
import {
  functionDetailSchema,
  lossOptionSchema,
  lostSetSchema,
  recoveryForecastSchema,
  simulationSchema,
} from '../../model/recovery';
import {
  validationReportSchema,
  validationRequestSchema,
} from '../../model/validation';
import { postureReadPermission } from '../../permissions';
import { entityParams } from '../filters';
import { page, paging, route } from '../route';

const permission = postureReadPermission;
const entityPath = '/entities/:kind/:namespace/:name';

/** Steps of a recovery are paged as lists are. */
const steps = {
  ...paging,
  limit: z.coerce.number().int().min(1).max(500).default(200),
};

export const recoveryRoutes = {
  listDependencies: route({
    method: 'GET',
    path: `${entityPath}/dependencies`,
    summary: 'What an entity needs, or what needs it',
    permission,
    params: entityParams,
    query: z.strictObject({
      direction: z.enum(dependencyDirections).default('needs'),
      depth: z.coerce.number().int().min(1).max(20).default(1),
      ...steps,
    }),
    response: dependencyListSchema,
    also: ['text/csv'],
  }),
  getForecast: route({
    method: 'GET',
    path: `${entityPath}/forecast`,
    summary: 'How an entity comes back when all that it needs is lost',
    permission,
    params: entityParams,
    query: z.strictObject(steps),
    response: recoveryForecastSchema,
  }),
  getFunction: route({
    method: 'GET',
    path: '/functions/:namespace/:name',
    summary: 'One vital business function with its recovery',
    permission,
    params: entityParams.omit({ kind: true }),
    response: functionDetailSchema,
  }),
  getFunctionForecast: route({
    method: 'GET',
    path: '/functions/:namespace/:name/forecast',
    summary: 'How a function comes back when all that it needs is lost',
    permission,
    params: entityParams.omit({ kind: true }),
    query: z.strictObject(steps),
    response: recoveryForecastSchema,
  }),
  simulate: route({
    method: 'POST',
    path: '/simulations',
    summary: 'What happens if a set is lost; nothing is stored',
    readOnly: true,
    permission,
    body: z.strictObject({
      lost: lostSetSchema,
      cursor: z.string().max(2000).optional(),
      limit: z.number().int().min(1).max(500).default(200),
    }),
    response: simulationSchema,
  }),
  listLossOptions: route({
    method: 'GET',
    path: '/simulations/options',
    summary: 'Sites, regions, providers and technologies that can be lost',
    permission,
    query: z.strictObject({
      q: z.string().max(200).optional(),
      ...paging,
      limit: z.coerce.number().int().min(1).max(500).default(200),
    }),
    response: page(lossOptionSchema),
  }),
  validate: route({
    method: 'POST',
    path: '/validate',
    summary:
      'What changed catalog files would break or mend; nothing is stored',
    readOnly: true,
    permission,
    body: validationRequestSchema,
    // As many characters as are allowed, of three bytes each.
    bodyLimit: 32 * 1_048_576,
    response: validationReportSchema,
  }),
};
