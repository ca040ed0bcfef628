import {
  coverageColours,
  strategyAlignments,
} from '@backstage-continuity/plugin-continuity-common';
import { Select } from '@backstage/ui';
import { FilterBar, SearchText, useContinuityTranslation } from '../components';
import { useStrategyState } from './useStrategyState';

/** Narrows the functions; the address keeps it. */
export function StrategyFilters() {
  const { t } = useContinuityTranslation();
  const state = useStrategyState();
  const { q, coverage, alignment, isFiltered, change, clear } = state;
  const placeholder = t('strategy.filter.any');
  return (
    <FilterBar
      label={t('strategy.filter.label')}
      isFiltered={isFiltered}
      onClear={clear}
    >
      <SearchText
        label={t('strategy.filter.text')}
        placeholder={t('strategy.filter.placeholder')}
        value={q}
        onChange={text => change({ q: text })}
      />
      <Select
        label={t('strategy.filter.coverage')}
        placeholder={placeholder}
        selectionMode="multiple"
        options={coverageColours.map(id => ({
          id,
          label: t(`strategy.coverage.${id}`),
        }))}
        value={coverage}
        onChange={keys => change({ coverage: keys.map(String) })}
      />
      <Select
        label={t('strategy.filter.alignment')}
        placeholder={placeholder}
        selectionMode="multiple"
        options={strategyAlignments.map(id => ({
          id,
          label: t(`strategy.alignment.${id}`),
        }))}
        value={alignment}
        onChange={keys => change({ alignment: keys.map(String) })}
      />
    </FilterBar>
  );
}
