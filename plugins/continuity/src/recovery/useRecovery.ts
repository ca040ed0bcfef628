import type {
  CallOptions,
  ContinuityApi,
  RecoveryStep,
} from '@backstage-continuity/plugin-continuity-common';
import { useApi } from '@backstage/frontend-plugin-api';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { continuityApiRef } from '../api';
import { useUrlState } from '../components';
import type { Recovery } from './types';

/** Steps on one page of the picture, and of a request for all of them. */
const SHOWN = 50;
const ALL = 500;

/** Which steps of a recovery to ask for. */
export interface StepPage {
  cursor?: string;
  limit: number;
}

/** How much of a recovery is shown, and the way to more. */
export interface StepPaging {
  /** Steps that the reader may see, on all pages together. */
  total: number;
  hasMore: boolean;
  isLoading: boolean;
  showMore: () => void;
  /** All steps, for those who take them away. */
  loadAll: () => Promise<RecoveryStep[]>;
}

/**
 * A recovery with as many pages of its steps as the address asks for, one
 * after another.
 *
 * @param question - what tells it apart from other recoveries
 */
export function useRecovery<T extends Recovery>(
  question: readonly unknown[],
  ask: (
    api: ContinuityApi,
    page: StepPage,
    options?: CallOptions,
  ) => Promise<T>,
  options: { enabled?: boolean } = {},
) {
  const api = useApi(continuityApiRef);
  const [pages, setPages] = useUrlState<string>('steps', '1');
  const query = useInfiniteQuery({
    queryKey: ['continuity', 'recovery', ...question],
    queryFn: ({ pageParam, signal }) =>
      ask(api, { cursor: pageParam, limit: SHOWN }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: last => last.nextCursor ?? undefined,
    enabled: options.enabled,
    placeholderData: keepPreviousData,
  });
  const { data, hasNextPage, isFetching, isError, fetchNextPage } = query;
  const loaded = data?.pages.length ?? 0;
  const wanted = Number(pages);
  useEffect(() => {
    if (loaded > 0 && loaded < wanted && hasNextPage && !isFetching && !isError)
      fetchNextPage();
  }, [loaded, wanted, hasNextPage, isFetching, isError, fetchNextPage]);

  const first = data?.pages[0];
  const recovery = first && {
    ...first,
    steps: data.pages.flatMap(page => page.steps),
  };
  const loadAll = async () => {
    const steps: RecoveryStep[] = [];
    let cursor: string | undefined;
    do {
      const page = await ask(api, { cursor, limit: ALL });
      steps.push(...page.steps);
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    return steps;
  };
  return {
    query: {
      data: recovery,
      error: query.error,
      refetch: query.refetch,
    },
    /** The answer is that of the question before. */
    isStale: query.isPlaceholderData,
    paging: {
      total: first ? first.down - first.hidden : 0,
      hasMore: hasNextPage,
      isLoading: query.isFetchingNextPage,
      showMore: () => {
        setPages(String(loaded + 1));
        // After one that failed, asking again is what the reader wants.
        if (loaded < wanted) fetchNextPage();
      },
      loadAll,
    } satisfies StepPaging,
  };
}
