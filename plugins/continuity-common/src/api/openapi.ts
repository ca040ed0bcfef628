import { z } from 'zod';
import { contract, type OperationId } from './contract';
import { administrationRoutes } from './contract/administration';
import { exceptionRoutes } from './contract/exceptions';
import { postureRoutes } from './contract/posture';
import { recoveryRoutes } from './contract/recovery';
import { recordExportRoutes } from './contract/recordExport';
import { recordImportRoutes } from './contract/recordImports';
import { recordRoutes } from './contract/records';
import { reviewRoutes } from './contract/reviews';
import { riskRoutes } from './contract/risks';
import { strategyRoutes } from './contract/strategies';
import { testRoutes } from './contract/tests';
import { errorAnswers, errorSchema } from './openapiErrors';
import {
  answerSchemas,
  bodySchemas,
  UNREPRESENTABLE,
  type Json,
} from './openapiSchemas';
import type { Route } from './route';

/** An OpenAPI 3.1 document, as plain JSON. @public */
export interface OpenApiDocument {
  openapi: string;
  info: { title: string; version: string; description: string };
  servers: { url: string }[];
  tags: { name: string; description: string }[];
  security: Record<string, string[]>[];
  /** By path, then by method in small letters. */
  paths: Record<string, Record<string, Json>>;
  components: {
    schemas: Record<string, Json>;
    securitySchemes: Record<string, Json>;
  };
}

const areas = [
  {
    name: 'posture',
    description: 'Status, findings, rollups and trend',
    routes: postureRoutes,
  },
  {
    name: 'recovery',
    description: 'Dependencies, recovery forecasts and what if',
    routes: recoveryRoutes,
  },
  {
    name: 'records',
    description: 'Analyses, assessments and strategies under one life cycle',
    routes: {
      ...recordRoutes,
      ...recordExportRoutes,
      ...recordImportRoutes,
      ...riskRoutes,
      ...strategyRoutes,
    },
  },
  { name: 'reviews', description: 'Continuity reviews', routes: reviewRoutes },
  {
    name: 'tests',
    description: 'The testing schedule, outcomes and calendars',
    routes: testRoutes,
  },
  {
    name: 'exceptions',
    description: 'Failing checks accepted for a time',
    routes: exceptionRoutes,
  },
  {
    name: 'administration',
    description: 'Policy, synchronisation, classification and import',
    routes: administrationRoutes,
  },
];

function parameters(
  place: 'path' | 'query',
  schema: z.ZodObject | undefined,
): Json[] {
  if (!schema) return [];
  // What a parameter means is its value after reading (a number, a list); what
  // may be left out shows before, as defaults are filled in while reading.
  const { properties = {} } = z.toJSONSchema(schema, {
    io: 'output',
    unrepresentable: UNREPRESENTABLE,
  });
  const { required = [] } = z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: UNREPRESENTABLE,
  });
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: property as Json,
  }));
}

/** What the caller needs, for people. */
function permissionText({ permission }: Route): string {
  if (permission === 'token') {
    return 'Needs no credentials: the address carries its own secret.';
  }
  const perEntity =
    'resourceType' in permission ? ', decided for each entity' : '';
  return `Needs the permission \`${permission.name}\`${perEntity}.`;
}

function successOf(operation: OperationId, route: Route): Json {
  if (!route.response) return { 204: { description: 'Done' } };
  const schema = answerSchemas().refs[operation];
  const content: Json = route.also?.includes('text/calendar')
    ? { 'text/calendar': { schema: { type: 'string' } } }
    : { 'application/json': { schema } };
  if (route.also?.includes('text/csv')) {
    content['text/csv'] = { schema: { type: 'string' } };
  }
  if (route.also?.includes('text/markdown')) {
    content['text/markdown'] = { schema: { type: 'string' } };
  }
  if (route.also?.includes('application/pdf')) {
    content['application/pdf'] = {
      schema: { type: 'string', contentMediaType: 'application/pdf' },
    };
  }
  return { [route.status ?? 200]: { description: route.summary, content } };
}

function operationOf(operation: OperationId, tag: string): Json {
  const route: Route = contract[operation];
  return {
    operationId: operation,
    summary: route.summary,
    description: permissionText(route),
    tags: [tag],
    ...(route.permission === 'token'
      ? { security: [] }
      : { 'x-permission': route.permission.name }),
    parameters: [
      ...parameters('path', route.params),
      ...parameters('query', route.query),
    ],
    ...(route.body && {
      requestBody: {
        required: !route.body.safeParse({}).success,
        content: {
          'application/json': { schema: bodySchemas().refs[operation] },
        },
      },
    }),
    responses: { ...successOf(operation, route), ...errorAnswers(route) },
  };
}

/**
 * The API as an OpenAPI 3.1 document, derived from the contract.
 *
 * @param options - `serverUrl` is the address of `/api/continuity` as clients
 * reach it, `version` that of the plugin
 * @public
 */
export function createOpenApiDocument(options: {
  serverUrl: string;
  version: string;
}): OpenApiDocument {
  const paths: OpenApiDocument['paths'] = {};
  for (const { name, routes } of areas) {
    for (const operation of Object.keys(routes) as OperationId[]) {
      const { path, method } = contract[operation];
      const template = path.replace(/:(\w+)/g, '{$1}');
      paths[template] ??= {};
      paths[template][method.toLowerCase()] = operationOf(operation, name);
    }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Backstage Continuity',
      version: options.version,
      description:
        'IT service continuity of the software catalog. Spans are whole seconds, where null means not decided and 0 none tolerated; instants are ISO 8601 in UTC. A list is read on by passing its nextCursor as cursor.',
    },
    servers: [{ url: options.serverUrl }],
    tags: areas.map(({ name, description }) => ({ name, description })),
    security: [{ backstage: [] }],
    paths,
    components: {
      schemas: {
        ...answerSchemas().components,
        ...bodySchemas().components,
        Error: errorSchema,
      },
      securitySchemes: {
        backstage: {
          type: 'http',
          scheme: 'bearer',
          description: 'A Backstage token of a user or a service',
        },
      },
    },
  };
}
