import { ResponseError } from '@backstage/errors';
import { contract, type Contract, type OperationId } from './contract';
import type { Route, RouteInput, RouteOutput } from './route';

/** Options of a single call. @public */
export interface CallOptions {
  signal?: AbortSignal;
  /** A Backstage token; not needed where `fetch` adds one. */
  token?: string;
}

type Args<R extends Route> = {} extends RouteInput<R>
  ? [input?: RouteInput<R>, options?: CallOptions]
  : [input: RouteInput<R>, options?: CallOptions];

/**
 * One method for each operation of the contract. A refused call rejects with the
 * `ResponseError` of `@backstage/errors`.
 *
 * @public
 */
export type ContinuityApi = {
  [K in OperationId]: (
    ...args: Args<Contract[K]>
  ) => Promise<RouteOutput<Contract[K]>>;
};

/**
 * Address of an operation below the base address: fills the path's parameters
 * and appends the query.
 *
 * @public
 */
export function operationPath<K extends OperationId>(
  operation: K,
  input: RouteInput<Contract[K]>,
): string {
  const { params = {}, query = {} } = input as {
    params?: Record<string, string>;
    query?: Record<string, unknown>;
  };
  const path = contract[operation].path.replace(/:(\w+)/g, (_, name) =>
    encodeURIComponent(params[name]),
  );
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined || value === null) continue;
    for (const item of Array.isArray(value) ? value : [value]) {
      search.append(name, String(item));
    }
  }
  const text = search.toString();
  return text ? `${path}?${text}` : path;
}

/**
 * The typed client.
 *
 * @param options - `baseUrl` finds the address of `/api/continuity`; `fetch` is
 * the platform's, or one that adds credentials
 * @public
 */
export function createContinuityClient(options: {
  baseUrl: () => Promise<string>;
  fetch: typeof fetch;
}): ContinuityApi {
  const call = async (
    operation: OperationId,
    input: { body?: unknown } = {},
    callOptions?: CallOptions,
  ) => {
    const { method } = contract[operation] as Route;
    const hasBody = input.body !== undefined;
    const response = await options.fetch(
      `${await options.baseUrl()}${operationPath(operation, input)}`,
      {
        method,
        signal: callOptions?.signal,
        headers: {
          Accept: 'application/json',
          ...(hasBody && { 'Content-Type': 'application/json' }),
          ...(callOptions?.token && {
            Authorization: `Bearer ${callOptions.token}`,
          }),
        },
        body: hasBody ? JSON.stringify(input.body) : undefined,
      },
    );
    if (!response.ok) throw await ResponseError.fromResponse(response);
    return response.status === 204 ? undefined : response.json();
  };
  return Object.fromEntries(
    (Object.keys(contract) as OperationId[]).map(operation => [
      operation,
      (input?: { body?: unknown }, callOptions?: CallOptions) =>
        call(operation, input, callOptions),
    ]),
  ) as unknown as ContinuityApi;
}
