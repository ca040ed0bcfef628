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
  useInfiniteQuery,
  useMutation,
  useQueries,
  useQuery,
  useQueryClient,
  type InfiniteData,
  type UseInfiniteQueryResult,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query';
import { useCallback } from 'react';
import { continuityApiRef } from '../api';

export type OperationInput<K extends OperationId> = RouteInput<Contract[K]>;
export type OperationOutput<K extends OperationId> = RouteOutput<Contract[K]>;

/** Operations that change nothing. */
export type QueryOperation = {
  [K in OperationId]: Contract[K]['method'] extends 'GET' ? K : never;
}[OperationId];
/** Operations that answer a page of a list. */
export type ListOperation = {
  [K in QueryOperation]: OperationOutput<K> extends {
    items: unknown[];
    nextCursor: string | null;
  }
    ? K
    : never;
}[QueryOperation];
/** Operations that change something. */
export type MutationOperation = Exclude<OperationId, QueryOperation>;

const ROOT = 'continuity';
const POLL_MS = 1_000;
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
  options: {
    enabled?: boolean;
    keepPrevious?: boolean;
    /** Asked again every second as long as this holds of the answer. */
    pollWhile?: (answer: OperationOutput<K>) => boolean;
  } = {},
): UseQueryResult<OperationOutput<K>> {
  const api = useApi(continuityApiRef);
  return useQuery<OperationOutput<K>>({
    queryKey: [ROOT, operation, input],
    queryFn: ({ signal }) => caller(api, operation)(input, { signal }),
    enabled: options.enabled,
    refetchInterval: ({ state: { data } }) =>
      data !== undefined && options.pollWhile?.(data) ? POLL_MS : false,
    ...(options.keepPrevious && { placeholderData: keepPreviousData }),
  });
}

/** Answers of several questions; null: not there yet. */
const together = <T>(results: UseQueryResult<T>[]) => ({
  answers: results.map(({ data }) => data ?? null),
  error: results.find(({ error }) => error)?.error ?? null,
});

/** Asks one operation several questions at once, each as {@link useContinuityQuery} would. */
export function useContinuityQueries<K extends QueryOperation>(
  operation: K,
  inputs: readonly OperationInput<K>[],
): { answers: (OperationOutput<K> | null)[]; error: Error | null } {
  const api = useApi(continuityApiRef);
  return useQueries({
    queries: inputs.map(input => ({
      queryKey: [ROOT, operation, input],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        caller(api, operation)(input, { signal }),
    })),
    // The same function each time, so that equal answers are the same object.
    combine: together<OperationOutput<K>>,
  });
}

/**
 * The pages of a list up to as many as asked for, one after another.
 *
 * @param inputOf - what to ask with for the page at a cursor
 */
export function useContinuityPages<K extends ListOperation>(
  operation: K,
  inputOf: (cursor: string | undefined) => OperationInput<K>,
): UseInfiniteQueryResult<InfiniteData<OperationOutput<K>>> {
  const api = useApi(continuityApiRef);
  return useInfiniteQuery({
    queryKey: [ROOT, operation, 'pages', inputOf(undefined)],
    queryFn: ({ pageParam, signal }) =>
      caller(api, operation)(inputOf(pageParam), { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page: OperationOutput<K>) =>
      (page as { nextCursor: string | null }).nextCursor ?? undefined,
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
 *
 * Callbacks given to `mutate` do not wait for those answers: what they show may
 * take the component away, and its callbacks with it.
 */
export function useContinuityMutation<K extends MutationOperation>(
  operation: K,
): UseMutationResult<OperationOutput<K>, Error, OperationInput<K>> {
  const api = useApi(continuityApiRef);
  const refresh = useContinuityRefresh();
  return useMutation<OperationOutput<K>, Error, OperationInput<K>>({
    mutationFn: input => caller(api, operation)(input),
    onSettled: () => {
      refresh();
    },
  });
}

/** Has everything on screen asked again. */
export function useContinuityRefresh(): () => Promise<void> {
  const client = useQueryClient();
  return useCallback(
    () =>
      client.invalidateQueries({
        predicate: ({ queryKey }) =>
          queryKey[0] === ROOT && !UNTOUCHED.includes(queryKey[1]),
      }),
    [client],
  );
}
