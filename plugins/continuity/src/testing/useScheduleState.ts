import {
  testAreas,
  testStates,
  testTypes,
  type TestArea,
  type TestType,
} from '@backstage-continuity/plugin-continuity-common';
import { DateTime } from 'luxon';
import { useUrlQuery } from '../components';

export const stateChoices = [...testStates, 'all'] as const;
export type StateChoice = (typeof stateChoices)[number];

/** What the address may say; anything else in it counts as nothing. */
function known<T extends string>(values: string[], allowed: readonly T[]): T[] {
  return allowed.filter(value => values.includes(value));
}

/** What the schedule shows: view, month, filters and the opened test. */
export function useScheduleState() {
  const { params, change, hrefWith } = useUrlQuery();
  const month = params.get('month') ?? '';
  const filters = {
    area: known<TestArea>(params.getAll('area'), testAreas),
    type: known<TestType>(params.getAll('type'), testTypes),
    owner: params.getAll('owner'),
    entity: params.getAll('entity'),
  };
  const [state = 'planned'] = known<StateChoice>(
    params.getAll('state'),
    stateChoices,
  );
  return {
    view:
      params.get('view') === 'list' ? ('list' as const) : ('calendar' as const),
    month: DateTime.fromFormat(month, 'yyyy-MM').isValid
      ? month
      : DateTime.now().toFormat('yyyy-MM'),
    testId: params.get('test'),
    state,
    filters,
    isFiltered: Object.values(filters).some(values => values.length > 0),
    change,
    clearFilters: () =>
      change({ area: [], type: [], owner: [], entity: [], state: [] }),
    /** Address of this view with a test opened. */
    testHref: (id: string) => hrefWith({ test: id }),
  };
}

/** A filter as the API takes it: only where something is chosen. */
export function chosen<T>(name: string, values: T[]) {
  return values.length > 0 ? { [name]: values } : {};
}
