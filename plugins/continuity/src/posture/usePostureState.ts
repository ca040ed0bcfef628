import type {
  Status,
  OperationId,
} from '@backstage-continuity/plugin-continuity-common';
import { useMemo } from 'react';
import {
  useUrlQuery,
  type OperationInput,
  type UrlChanges,
} from '../components';

/** Filters of the whole page, each a search parameter and a filter of the API. */
export const filterNames = [
  'group',
  'domain',
  'system',
  'tier',
  'function',
  'lifecycle',
] as const;
export type FilterName = (typeof filterNames)[number];

export type PostureFilters = Partial<Record<FilterName, string[]>> & {
  q?: string;
};

/** The group whose inside the page is about, if it is one. */
export function onlyGroup({ group }: PostureFilters): string | undefined {
  return group?.length === 1 ? group[0] : undefined;
}

/** Where the list of services is, for links to what is behind a figure. */
export const SERVICES_SECTION = 'services';

/** Parameters that narrow the list of services alone. */
const narrowing = { status: 'status', tier: 'listTier' } as const;

/** What an operation that takes the shared filters is asked with. */
export type FilteredQuery<K extends OperationId> = NonNullable<
  OperationInput<K> extends { query?: infer Q } ? Q : never
>;

/** What the address says of the page. */
export function usePostureState() {
  const { params, change, hrefWith } = useUrlQuery();
  const search = params.toString();
  const state = useMemo(() => {
    const current = new URLSearchParams(search);
    const filters: PostureFilters = {};
    for (const name of filterNames) {
      const values = current.getAll(name);
      if (values.length > 0) filters[name] = values;
    }
    const q = current.get('q');
    if (q) filters.q = q;
    return {
      filters,
      listStatus: current.getAll(narrowing.status) as Status[],
      listTier: current.getAll(narrowing.tier),
    };
  }, [search]);
  return {
    ...state,
    isFiltered: Object.keys(state.filters).length > 0,
    setFilter: (name: FilterName | 'q', value: string | string[]) =>
      change({ [name]: value }),
    clearFilters: () =>
      change(
        Object.fromEntries(
          [...filterNames, 'q'].map(name => [name, undefined]),
        ),
      ),
    clearNarrowing: () => change(narrowed({})),
    /** Address of the list of services behind a figure of this page. */
    servicesHref: (some: { status?: Status[]; tier?: string }) =>
      hrefWith(narrowed(some), SERVICES_SECTION),
  };
}

function narrowed(some: { status?: Status[]; tier?: string }): UrlChanges {
  return { [narrowing.status]: some.status, [narrowing.tier]: some.tier };
}
