import {
  FilterBar,
  SearchText,
  useContinuityTranslation,
} from '../../components';
import { usePostureState } from '../usePostureState';
import { EntityFilter } from './EntityFilter';
import { LifecycleFilter, TierFilter } from './ValueFilter';

/** Narrows everything on the page; the address keeps it. */
export function PostureFilters() {
  const { t } = useContinuityTranslation();
  const { filters, isFiltered, setFilter, clearFilters } = usePostureState();
  return (
    <FilterBar
      label={t('posture.filter.label')}
      isFiltered={isFiltered}
      onClear={clearFilters}
    >
      <SearchText
        label={t('posture.filter.q')}
        placeholder={t('posture.filter.qPlaceholder')}
        value={filters.q ?? ''}
        onChange={text => setFilter('q', text)}
      />
      <EntityFilter name="group" />
      <EntityFilter name="domain" />
      <EntityFilter name="system" />
      <TierFilter />
      <EntityFilter name="function" />
      <LifecycleFilter />
    </FilterBar>
  );
}
