import type { SortDescriptor } from '@backstage/ui';
import { useState } from 'react';
import {
  useContinuityQuery,
  type ListOperation,
  type OperationInput,
  type OperationOutput,
  type QueryOperation,
} from './useContinuityQuery';
import { useUrlState } from './useUrlState';

/** What a list of the API holds. */
export type ListRow<K extends QueryOperation> = OperationOutput<K> extends {
  items: (infer T)[];
  nextCursor: string | null;
}
  ? T & object
  : never;

const PAGE_SIZES = [10, 25, 50, 100];

function toDescriptor(sort: string): SortDescriptor {
  return sort.startsWith('-')
    ? { column: sort.slice(1), direction: 'descending' }
    : { column: sort, direction: 'ascending' };
}

/**
 * A list of the API for a BUI `Table`: sorted and paged on the server, the sort
 * in the address (`<prefix>sort`). Column ids are the API's sort names.
 *
 * @param options - `query`: the filters, without sort, cursor and limit;
 * `params`: what its address holds; `id`: what tells rows apart; `prefix` keeps two lists of one page apart
 */
export function useListTable<K extends ListOperation>(
  operation: K,
  options: {
    query: Record<string, unknown>;
    params?: Record<string, string>;
    id: (row: ListRow<K>) => string;
    defaultSort?: string;
    prefix?: string;
    pageSize?: number;
  },
) {
  const { query, params, defaultSort, prefix = '' } = options;
  const [sort, setSort] = useUrlState(`${prefix}sort`, defaultSort ?? '');
  const [pageSize, setPageSize] = useState(options.pageSize ?? 25);
  const filters = { ...query, ...(sort && { sort }) };
  // The cursors of the pages up to this one; they belong to one question only.
  const question = JSON.stringify([params, filters, pageSize]);
  const [trail, setTrail] = useState<{ question: string; cursors: string[] }>({
    question,
    cursors: [],
  });
  const cursors = trail.question === question ? trail.cursors : [];
  const input = {
    ...(params && { params }),
    query: { ...filters, limit: pageSize, cursor: cursors.at(-1) },
  } as OperationInput<K>;
  const result = useContinuityQuery(operation, input, { keepPrevious: true });
  const page = result.data as
    | { items: ListRow<K>[]; nextCursor: string | null }
    | undefined;
  const next = page?.nextCursor ?? null;
  // A list that fits on the smallest page needs no way to turn pages.
  const isShort =
    page !== undefined &&
    next === null &&
    cursors.length === 0 &&
    page.items.length <= PAGE_SIZES[0];

  return {
    result,
    /** The filters and sort, for a CSV of all pages. */
    csvInput: {
      ...(params && { params }),
      query: filters,
    } as OperationInput<K>,
    tableProps: {
      data: page?.items.map(row => ({ ...row, id: options.id(row) })),
      isPending: result.isPending,
      isStale: result.isPlaceholderData,
      error: page ? undefined : result.error ?? undefined,
      sort: {
        descriptor: sort ? toDescriptor(sort) : null,
        onSortChange: ({ column, direction }: SortDescriptor) =>
          setSort(direction === 'descending' ? `-${column}` : String(column)),
      },
      pagination: isShort
        ? ({ type: 'none' } as const)
        : {
            type: 'page' as const,
            pageSize,
            pageSizeOptions: PAGE_SIZES,
            offset: cursors.length * pageSize,
            hasNextPage: next !== null && !result.isPlaceholderData,
            hasPreviousPage: cursors.length > 0,
            onNextPage: () =>
              next && setTrail({ question, cursors: [...cursors, next] }),
            onPreviousPage: () =>
              setTrail({ question, cursors: cursors.slice(0, -1) }),
            onPageSizeChange: setPageSize,
            showPaginationLabel: false,
          },
    },
  };
}
