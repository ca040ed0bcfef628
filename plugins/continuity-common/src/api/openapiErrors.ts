import type { Json } from './openapiSchemas';
import type { Route } from './route';

/** How Backstage answers what it refuses. */
export const errorSchema: Json = {
  type: 'object',
  required: ['error', 'response'],
  properties: {
    error: {
      type: 'object',
      required: ['name', 'message'],
      properties: {
        name: { type: 'string', examples: ['InputError'] },
        message: { type: 'string' },
      },
    },
    request: {
      type: 'object',
      properties: { method: { type: 'string' }, url: { type: 'string' } },
    },
    response: {
      type: 'object',
      required: ['statusCode'],
      properties: { statusCode: { type: 'integer' } },
    },
  },
};

const descriptions = {
  400: 'Refused, naming each path and what was expected there',
  401: 'The caller has not said who it is',
  403: 'Refused, naming the permission that is missing',
  404: 'Unknown, or not visible to the caller',
  409: 'Changed meanwhile, or in a state that does not allow it',
};

/** The answers of a route other than the successful one. */
export function errorAnswers(route: Route): Json {
  const byToken = route.permission === 'token';
  const isReading = route.readOnly ?? route.method === 'GET';
  return Object.fromEntries(
    Object.entries(descriptions)
      .filter(([status]) => !(byToken && ['401', '403'].includes(status)))
      .filter(([status]) => !(isReading && status === '409'))
      .map(([status, description]) => [
        status,
        {
          description,
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/Error' },
            },
          },
        },
      ]),
  );
}
