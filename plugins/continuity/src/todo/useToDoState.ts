import {
  checkFamilies,
  checkIds,
  severities,
  statuses,
} from '@backstage-continuity/plugin-continuity-common';
import { useUrlQuery, type UrlChanges } from '../components';

export const findingStates = [
  'open',
  'undecided',
  'due-soon',
  'excepted',
] as const;
export const groupings = ['none', 'check', 'owner', 'entity'] as const;
export type Grouping = (typeof groupings)[number];

/** Filters with a closed set of values; anything else in the address is nothing. */
const closed: Record<string, readonly string[]> = {
  state: findingStates,
  severity: severities,
  check: checkIds,
  family: checkFamilies,
  status: statuses,
};
const open = [
  'tier',
  'group',
  'function',
  'domain',
  'system',
  'owner',
  'lifecycle',
  'kind',
  'entityRef',
];
const names = [...Object.keys(closed), ...open];

/** What the page shows: view, filters and grouping, all in the address. */
export function useToDoState() {
  const { params, change } = useUrlQuery();
  const valuesOf = (name: string): string[] => {
    const values = params.getAll(name);
    return closed[name]
      ? closed[name].filter(value => values.includes(value))
      : values;
  };
  const filters = Object.fromEntries(
    names.map(name => [name, valuesOf(name)]),
  ) as Record<string, string[]>;
  const chosen = Object.entries(filters).filter(([, all]) => all.length > 0);
  const mine = params.get('mine') === 'true';
  const q = params.get('q') ?? '';
  return {
    view:
      params.get('view') === 'exceptions'
        ? ('exceptions' as const)
        : ('findings' as const),
    by: groupings.find(name => name === params.get('by')) ?? ('none' as const),
    sort:
      params.get('sort') === 'since'
        ? ('since' as const)
        : ('severity' as const),
    filters,
    mine,
    q,
    /** As the API takes it. */
    query: {
      ...Object.fromEntries(chosen),
      ...(mine && { mine: 'true' }),
      ...(q && { q }),
    },
    isFiltered: chosen.length > 0 || mine || q !== '',
    change,
    clearFilters: () =>
      change({
        mine: '',
        q: '',
        ...Object.fromEntries(names.map(name => [name, ''])),
      } as UrlChanges),
  };
}
