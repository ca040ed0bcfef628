import {
  testAreas,
  testStates,
  testTypes,
} from '@backstage-continuity/plugin-continuity-common';
import { Select } from '@backstage/ui';
import { FilterBar, useContinuityTranslation } from '../components';
import { CatalogSelect, EntitySelect } from '../pickers';
import { useScheduleState } from './useScheduleState';

/** Narrows the schedule; the address keeps it. */
export function ScheduleFilters() {
  const { t } = useContinuityTranslation();
  const { view, filters, state, isFiltered, change, clearFilters } =
    useScheduleState();
  const placeholder = t('testing.filter.any');
  return (
    <FilterBar
      label={t('testing.filter.label')}
      isFiltered={isFiltered}
      onClear={clearFilters}
    >
      {view === 'list' && (
        <Select
          label={t('testing.filter.state')}
          options={[
            ...testStates.map(id => ({ id, label: t(`testing.state.${id}`) })),
            { id: 'all', label: placeholder },
          ]}
          value={state}
          onChange={key =>
            change({ state: key === 'planned' ? [] : String(key), sort: [] })
          }
        />
      )}
      <Select
        label={t('testing.filter.area')}
        placeholder={placeholder}
        selectionMode="multiple"
        options={testAreas.map(id => ({ id, label: t(`common.area.${id}`) }))}
        value={filters.area}
        onChange={keys => change({ area: keys.map(String) })}
      />
      <Select
        label={t('testing.filter.type')}
        placeholder={placeholder}
        selectionMode="multiple"
        options={testTypes.map(id => ({
          id,
          label: t(`common.testType.${id}`),
        }))}
        value={filters.type}
        onChange={keys => change({ type: keys.map(String) })}
      />
      <EntitySelect
        label={t('testing.filter.entity')}
        placeholder={placeholder}
        value={filters.entity}
        onChange={entity => change({ entity })}
      />
      <CatalogSelect
        kinds={['Group', 'User']}
        label={t('testing.filter.owner')}
        placeholder={placeholder}
        value={filters.owner}
        onChange={owner => change({ owner })}
      />
    </FilterBar>
  );
}
