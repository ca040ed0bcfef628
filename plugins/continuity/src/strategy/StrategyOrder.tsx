import { Select } from '@backstage/ui';
import { useContinuityTranslation } from '../components';
import { strategySorts, useStrategyState } from './useStrategyState';

/** Which functions stand on top; the address keeps it. */
export function StrategyOrder() {
  const { t } = useContinuityTranslation();
  const { sort, change } = useStrategyState();
  return (
    <Select
      label={t('strategy.filter.sort')}
      options={strategySorts.map(id => ({
        id,
        label: t(`strategy.sort.${id}`),
      }))}
      value={sort}
      onChange={key => change({ sort: key === 'coverage' ? [] : String(key) })}
    />
  );
}
