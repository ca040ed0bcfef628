import {
  riskAttentions,
  type ContinuityPolicy,
} from '@backstage-continuity/plugin-continuity-common';
import { Select } from '@backstage/ui';
import {
  FilterBar,
  SearchText,
  useContinuityTranslation,
} from '../../components';
import { CatalogSelect } from '../../pickers';
import { treatmentChoices, useRiskState } from '../useRiskState';

/** Narrows the register and the matrix; the address keeps it. */
export function RiskFilters(props: { policy: ContinuityPolicy }) {
  const { t } = useContinuityTranslation();
  const { filters, q, owner, isFiltered, change, clear } = useRiskState();
  const { levels, scenarios } = props.policy.risk;
  const placeholder = t('risks.filter.any');
  const lists = [
    {
      name: 'level',
      options: [
        ...[...levels].reverse().map(({ id, title }) => ({ id, label: title })),
        { id: 'unrated', label: t('risks.level.unrated') },
      ],
    },
    {
      name: 'attention',
      options: riskAttentions.map(id => ({
        id,
        label: t(`risks.attention.${id}`),
      })),
    },
    {
      name: 'treatment',
      options: treatmentChoices.map(id => ({
        id,
        label: t(`risks.treatment.${id}`),
      })),
    },
    {
      name: 'scenario',
      options: [
        ...scenarios.map(({ id, title }) => ({ id, label: title })),
        { id: 'other', label: t('risks.scenario.other') },
      ],
    },
  ] as const;
  return (
    <FilterBar
      label={t('risks.filter.label')}
      isFiltered={isFiltered}
      onClear={clear}
    >
      <SearchText
        label={t('risks.filter.text')}
        placeholder={t('risks.filter.placeholder')}
        value={q}
        onChange={text => change({ q: text })}
      />
      {lists.map(({ name, options }) => (
        <Select
          key={name}
          label={t(`risks.filter.${name}`)}
          placeholder={placeholder}
          selectionMode="multiple"
          options={options as { id: string; label: string }[]}
          value={filters[name] as string[]}
          onChange={keys => change({ [name]: keys.map(String) })}
        />
      ))}
      <CatalogSelect
        kinds={['Group', 'User']}
        label={t('risks.filter.owner')}
        placeholder={placeholder}
        value={owner}
        onChange={refs => change({ owner: refs })}
      />
    </FilterBar>
  );
}
