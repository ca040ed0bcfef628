import type { RollupDimension } from '@backstage-continuity/plugin-continuity-common';
import { useContinuityQuery, useUrlQuery } from '../../components';
import {
  onlyGroup,
  usePostureState,
  type PostureFilters,
} from '../usePostureState';
import { isDimension } from './treeState';

const PAGE = 50;

/** The dimension that the address names, groups unless it does. */
export function useDimension(): RollupDimension {
  const { params } = useUrlQuery();
  const wanted = params.get('by') ?? 'group';
  return isDimension(wanted) ? wanted : 'group';
}

/** Where the tree starts: a page about one group inside it, since the groups above say the same. */
export function topOf(
  by: RollupDimension,
  filters: PostureFilters,
): string | undefined {
  return by === 'group' ? onlyGroup(filters) : undefined;
}

/** The lines under one, or the top ones, a page at a time. */
export function useLines(of: {
  by: RollupDimension;
  filters: PostureFilters;
  parent?: string;
  cursor?: string;
}) {
  const { by, filters, parent, cursor } = of;
  return useContinuityQuery('getRollup', {
    query: { ...filters, by, parent, cursor, limit: PAGE },
  });
}

/** Those that the tree starts with. */
export function useTopLines() {
  const { filters } = usePostureState();
  const by = useDimension();
  return useLines({ by, filters, parent: topOf(by, filters) });
}
