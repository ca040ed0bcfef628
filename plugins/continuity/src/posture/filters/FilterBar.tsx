import { Button } from '@backstage/ui';
import { RiCloseLine } from '@remixicon/react';
import { SearchText, useContinuityTranslation } from '../../components';
import styles from '../posture.module.css';
import { usePostureState } from '../usePostureState';
import { EntityFilter } from './EntityFilter';
import { LifecycleFilter, TierFilter } from './ValueFilter';

/** Narrows everything on the page; the address keeps it. */
export function FilterBar() {
  const { t } = useContinuityTranslation();
  const { filters, isFiltered, setFilter, clearFilters } = usePostureState();
  return (
    <search className={styles.filters} aria-label={t('posture.filter.label')}>
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
      {isFiltered && (
        <Button
          variant="tertiary"
          size="small"
          className={styles.clear}
          iconStart={<RiCloseLine />}
          onPress={clearFilters}
        >
          {t('posture.filter.clear')}
        </Button>
      )}
    </search>
  );
}
