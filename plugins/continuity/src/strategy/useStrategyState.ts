import {
  coverageColours,
  strategyAlignments,
} from '@backstage-continuity/plugin-continuity-common';
import { useUrlQuery } from '../components';

/** How the list can be sorted; the API knows more. */
export const strategySorts = ['coverage', 'title', 'rto', 'mtpd'] as const;

function known<T extends string>(values: string[], allowed: readonly T[]): T[] {
  return allowed.filter(value => values.includes(value));
}

/** What the page shows, as the address keeps it. */
export function useStrategyState() {
  const { params, change } = useUrlQuery();
  const q = params.get('q') ?? '';
  const coverage = known(params.getAll('coverage'), coverageColours);
  const alignment = known(params.getAll('alignment'), strategyAlignments);
  const functions = params.getAll('function');
  return {
    q,
    coverage,
    alignment,
    sort: params.get('sort') ?? 'coverage',
    query: {
      ...(q && { q }),
      ...(coverage.length > 0 && { coverage }),
      ...(alignment.length > 0 && { alignment }),
      ...(functions.length > 0 && { function: functions }),
    },
    isFiltered:
      q !== '' || coverage.length + alignment.length + functions.length > 0,
    change,
    clear: () => change({ q: [], coverage: [], alignment: [], function: [] }),
  };
}
