import {
  contract,
  type OperationId,
} from '@backstage-continuity/plugin-continuity-common';
import { http, HttpResponse, type RequestHandler } from 'msw';
import type { OperationOutput } from '../components';

/** Where the plugin's backend stands in component tests. */
export const baseUrl = 'http://backend.example.com/api/continuity';

/** What the handler of a test may look at. */
export type Asked = { url: URL; params: unknown; body: unknown };

/** Answers an operation of the contract; a function answers by what was asked. */
export function answer<K extends OperationId>(
  operation: K,
  body: OperationOutput<K> | ((asked: Asked) => OperationOutput<K>),
): RequestHandler {
  const { method, path } = contract[operation];
  const verb = method.toLowerCase() as Lowercase<typeof method>;
  return http[verb](`${baseUrl}${path}`, async ({ request, params }) => {
    const content =
      typeof body === 'function'
        ? (body as (asked: Asked) => OperationOutput<K>)({
            url: new URL(request.url),
            params,
            body: verb === 'get' ? undefined : await request.json(),
          })
        : body;
    return HttpResponse.json(content as object | null);
  });
}

/** Refuses an operation as the backend does. */
export function refuse(
  operation: OperationId,
  status: number,
  error: { name: string; message: string },
): RequestHandler {
  const { method, path } = contract[operation];
  const verb = method.toLowerCase() as Lowercase<typeof method>;
  return http[verb](`${baseUrl}${path}`, () =>
    HttpResponse.json(
      {
        error,
        request: { method, url: path },
        response: { statusCode: status },
      },
      { status },
    ),
  );
}
