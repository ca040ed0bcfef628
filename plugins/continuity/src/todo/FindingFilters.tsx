import {
  checkFamilies,
  checkIds,
  severities,
} from '@backstage-continuity/plugin-continuity-common';
import { Select, Switch } from '@backstage/ui';
import {
  FilterBar,
  FilterSwitch,
  SearchText,
  useContinuityQuery,
  useContinuityTranslation,
} from '../components';
import { CatalogSelect } from '../pickers';
import { findingStates, useToDoState } from './useToDoState';

const catalogFilters = [
  { name: 'group', kinds: ['Group'] },
  { name: 'function', kinds: ['VitalBusinessFunction'] },
  { name: 'domain', kinds: ['Domain'] },
] as const;

function useChoices() {
  const { t } = useContinuityTranslation();
  const { data: policy } = useContinuityQuery('getPolicy', {});
  const severity = severities.map(id => ({
    id,
    label: t(`common.severity.${id}`),
  }));
  const state = findingStates.map(id => ({ id, label: t(`todo.state.${id}`) }));
  const check = checkFamilies.map(family => ({
    title: t(`todo.family.${family}`),
    options: checkIds
      .filter(id => id.startsWith(`${family}.`))
      .map(id => ({ id, label: t(`common.check.${id}`) })),
  }));
  const tier = [
    ...(policy?.tiers ?? []).map(({ name, title }) => ({
      id: name,
      label: title,
    })),
    { id: 'unclassified', label: t('common.status.unclassified') },
  ];
  return { severity, check, state, tier };
}

/** Narrows the findings; the address keeps it. */
export function FindingFilters() {
  const { t } = useContinuityTranslation();
  const { filters, mine, q, isFiltered, change, clearFilters } = useToDoState();
  const choices = useChoices();
  return (
    <FilterBar
      label={t('todo.filter.label')}
      isFiltered={isFiltered}
      onClear={clearFilters}
    >
      <SearchText
        label={t('todo.filter.q')}
        placeholder={t('todo.filter.qPlaceholder')}
        value={q}
        onChange={text => change({ q: text })}
      />
      {(['severity', 'check', 'state', 'tier'] as const).map(name => (
        <Select
          key={name}
          label={t(`todo.filter.${name}`)}
          placeholder={t(
            name === 'state' ? 'todo.filter.stateDefault' : 'todo.filter.any',
          )}
          selectionMode="multiple"
          options={choices[name]}
          value={filters[name]}
          onChange={keys => change({ [name]: keys.map(String) })}
        />
      ))}
      {catalogFilters.map(({ name, kinds }) => (
        <CatalogSelect
          key={name}
          kinds={[...kinds]}
          label={t(`todo.filter.${name}`)}
          placeholder={t('todo.filter.any')}
          value={filters[name]}
          onChange={refs => change({ [name]: refs })}
        />
      ))}
      <FilterSwitch>
        <Switch
          label={t('todo.filter.mine')}
          isSelected={mine}
          onChange={isOn => change({ mine: isOn ? 'true' : '' })}
        />
      </FilterSwitch>
    </FilterBar>
  );
}
