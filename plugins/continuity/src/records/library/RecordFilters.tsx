import { recordStates } from '@backstage-continuity/plugin-continuity-common';
import { Select } from '@backstage/ui';
import {
  FilterBar,
  SearchText,
  useContinuityTranslation,
} from '../../components';
import { CatalogSelect } from '../../pickers';
import { useRecordTypes } from '../types';
import { useTypeWords } from '../words';
import { attentionChoices, useLibraryState } from './useLibraryState';

/** Narrows the library; the address keeps it. */
export function RecordFilters() {
  const { t } = useContinuityTranslation();
  const words = useTypeWords();
  const types = useRecordTypes();
  const { filters, q, isFiltered, change, clear } = useLibraryState();
  const placeholder = t('records.filter.any');
  return (
    <FilterBar
      label={t('records.filter.label')}
      isFiltered={isFiltered}
      onClear={clear}
    >
      <SearchText
        label={t('records.filter.text')}
        placeholder={t('records.filter.placeholder')}
        value={q}
        onChange={text => change({ q: text })}
      />
      <Select
        label={t('records.filter.type')}
        placeholder={placeholder}
        selectionMode="multiple"
        options={types.map(type => ({
          id: type.name,
          label: words.title(type),
        }))}
        value={filters.type}
        onChange={keys => change({ type: keys.map(String) })}
      />
      <Select
        label={t('records.filter.state')}
        placeholder={placeholder}
        selectionMode="multiple"
        options={recordStates.map(id => ({
          id,
          label: t(`records.state.${id}`),
        }))}
        value={filters.state}
        onChange={keys => change({ state: keys.map(String) })}
      />
      <Select
        label={t('records.filter.attention')}
        placeholder={placeholder}
        selectionMode="multiple"
        options={attentionChoices.map(id => ({
          id,
          label: t(`records.attention.${id}`),
        }))}
        value={filters.attention}
        onChange={keys => change({ attention: keys.map(String) })}
      />
      <CatalogSelect
        kinds={['Group', 'User']}
        label={t('records.filter.owner')}
        placeholder={placeholder}
        value={filters.owner}
        onChange={owner => change({ owner })}
      />
    </FilterBar>
  );
}
