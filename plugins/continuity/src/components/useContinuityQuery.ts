import type {
  CallOptions,
  Contract,
  ContinuityApi,
  OperationId,
  RouteInput,
  RouteOutput,
} from '@backstage-continuity/plugin-continuity-common';
import { useApi } from '@backstage/frontend-plugin-api';
import {
  keepPreviousData,
  useMutation,
  useQuery,
  useQueryClient,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query';
import { continuityApiRef } from '../api';

export type OperationInput<K extends OperationId> = RouteInput<Contract[K]>;
export type OperationOutput<K extends OperationId> = RouteOutput<Contract[K]>;

/** Operations that change nothing. */
export type QueryOperation = {
  [K in OperationId]: Contract[K]['method'] extends 'GET' ? K : never;
}[OperationId];
/** Operations that change something. */
export type MutationOperation = Exclude<OperationId, QueryOperation>;

const ROOT = 'continuity';
// These follow from configuration, whatever people write.
const UNTOUCHED: readonly unknown[] = ['getPolicy'];

function caller<K extends OperationId>(api: ContinuityApi, operation: K) {
  // The client's methods leave out what may be empty, which for an operation
  // not known at compile time no longer type-checks.
  return api[operation] as unknown as (
    input: OperationInput<K>,
    options?: CallOptions,
  ) => Promise<OperationOutput<K>>;
}

/**
 * Asks one operation of the API. Equal questions anywhere in the app are one
 * request; while the input changes, the last answer stays (`isPlaceholderData`).
 */
export function useContinuityQuery<K extends QueryOperation>(
  operation: K,
  input: OperationInput<K>,
  options: { enabled?: boolean; keepPrevious?: boolean } = {},
): UseQueryResult<OperationOutput<K>> {
  const api = useApi(continuityApiRef);
  return useQuery<OperationOutput<K>>({
    queryKey: [ROOT, operation, input],
    queryFn: ({ signal }) => caller(api, operation)(input, { signal }),
    enabled: options.enabled,
    ...(options.keepPrevious && { placeholderData: keepPreviousData }),
  });
}

/**
 * Asks several operations for one answer, which is asked again whenever theirs
 * would be.
 */
export function useContinuityAnswer<T>(
  name: string,
  input: unknown,
  ask: (api: ContinuityApi, options: CallOptions) => Promise<T>,
): UseQueryResult<T> {
  const api = useApi(continuityApiRef);
  return useQuery<T>({
    queryKey: [ROOT, name, input],
    queryFn: ({ signal }) => ask(api, { signal }),
  });
}

/**
 * Calls an operation that changes something. Posture, lists and rollups all
 * follow from what people write, so everything on screen is asked again, also
 * after a refusal, which often means that the screen was out of date.
 */
export function useContinuityMutation<K extends MutationOperation>(
  operation: K,
): UseMutationResult<OperationOutput<K>, Error, OperationInput<K>> {
  const api = useApi(continuityApiRef);
  const client = useQueryClient();
  return useMutation<OperationOutput<K>, Error, OperationInput<K>>({
    mutationFn: input => caller(api, operation)(input),
    onSettled: () =>
      client.invalidateQueries({
        predicate: ({ queryKey }) =>
          queryKey[0] === ROOT && !UNTOUCHED.includes(queryKey[1]),
      }),
  });
}
