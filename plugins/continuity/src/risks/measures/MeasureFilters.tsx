import { measureStatuses } from '@backstage-continuity/plugin-continuity-common';
import { Checkbox, Select } from '@backstage/ui';
import {
  FilterBar,
  FilterSwitch,
  SearchText,
  useContinuityTranslation,
} from '../../components';
import { CatalogSelect } from '../../pickers';
import { useRiskState } from '../useRiskState';

/** Narrows the measures; the address keeps it. */
export function MeasureFilters() {
  const { t } = useContinuityTranslation();
  const { measureFilters, q, owner, isFiltered, change, clear } =
    useRiskState();
  const { measureOwner, status, mine, overdue } = measureFilters;
  const placeholder = t('risks.filter.any');
  const flag = (isOn: boolean) => (isOn ? 'true' : '');
  return (
    <FilterBar
      label={t('risks.filter.measures')}
      isFiltered={isFiltered}
      onClear={clear}
    >
      <SearchText
        label={t('risks.filter.text')}
        placeholder={t('risks.filter.measurePlaceholder')}
        value={q}
        onChange={text => change({ q: text })}
      />
      <CatalogSelect
        kinds={['Group', 'User']}
        label={t('risks.filter.measureOwner')}
        placeholder={placeholder}
        value={measureOwner}
        onChange={refs => change({ measureOwner: refs })}
      />
      <CatalogSelect
        kinds={['Group', 'User']}
        label={t('risks.filter.owner')}
        placeholder={placeholder}
        value={owner}
        onChange={refs => change({ owner: refs })}
      />
      <Select
        label={t('risks.filter.status')}
        placeholder={placeholder}
        selectionMode="multiple"
        options={measureStatuses.map(id => ({
          id,
          label: t(`risks.status.${id}`),
        }))}
        value={status}
        onChange={keys => change({ status: keys.map(String) })}
      />
      <FilterSwitch>
        <Checkbox
          isSelected={mine}
          onChange={isOn => change({ mine: flag(isOn) })}
        >
          {t('risks.filter.mine')}
        </Checkbox>
      </FilterSwitch>
      <FilterSwitch>
        <Checkbox
          isSelected={overdue}
          onChange={isOn => change({ overdue: flag(isOn) })}
        >
          {t('risks.filter.overdue')}
        </Checkbox>
      </FilterSwitch>
    </FilterBar>
  );
}
