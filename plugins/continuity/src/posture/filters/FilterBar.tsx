import { Button, SearchField } from '@backstage/ui';
import { RiCloseLine } from '@remixicon/react';
import { useEffect, useState } from 'react';
import { useContinuityTranslation } from '../../components';
import styles from '../posture.module.css';
import { usePostureState } from '../usePostureState';
import { EntityFilter } from './EntityFilter';
import { LifecycleFilter, TierFilter } from './ValueFilter';

/** Milliseconds without a key after which the text counts. */
const TYPING_PAUSE = 300;

function TextFilter() {
  const { t } = useContinuityTranslation();
  const { filters, setFilter } = usePostureState();
  const known = filters.q ?? '';
  const [text, setText] = useState(known);
  // What changes in the address otherwise, by a link or "Clear filters", shows.
  useEffect(() => setText(known), [known]);
  useEffect(() => {
    if (text === known) return undefined;
    const timer = setTimeout(() => setFilter('q', text), TYPING_PAUSE);
    return () => clearTimeout(timer);
  }, [text, known, setFilter]);
  return (
    <SearchField
      size="small"
      label={t('posture.filter.q')}
      placeholder={t('posture.filter.qPlaceholder')}
      value={text}
      onChange={setText}
    />
  );
}

/** Narrows everything on the page; the address keeps it. */
export function FilterBar() {
  const { t } = useContinuityTranslation();
  const { isFiltered, clearFilters } = usePostureState();
  return (
    <search className={styles.filters} aria-label={t('posture.filter.label')}>
      <EntityFilter name="group" />
      <EntityFilter name="domain" />
      <EntityFilter name="system" />
      <TierFilter />
      <EntityFilter name="function" />
      <LifecycleFilter />
      <TextFilter />
      {isFiltered && (
        <Button
          variant="tertiary"
          size="small"
          iconStart={<RiCloseLine />}
          onPress={clearFilters}
        >
          {t('posture.filter.clear')}
        </Button>
      )}
    </search>
  );
}
