import {
  coverageColours,
  strategyAlignments,
} from '@backstage-continuity/plugin-continuity-common';
import { Button, Select } from '@backstage/ui';
import { RiCloseLine } from '@remixicon/react';
import { SearchText, useContinuityTranslation } from '../components';
import styles from './strategy.module.css';
import { strategySorts, useStrategyState } from './useStrategyState';

/** Narrows the functions, and puts them in order; the address keeps it. */
export function StrategyFilters() {
  const { t } = useContinuityTranslation();
  const state = useStrategyState();
  const { q, coverage, alignment, sort, isFiltered, change, clear } = state;
  const placeholder = t('strategy.filter.any');
  return (
    <search className={styles.filters} aria-label={t('strategy.filter.label')}>
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
      <Select
        label={t('strategy.filter.sort')}
        options={strategySorts.map(id => ({
          id,
          label: t(`strategy.sort.${id}`),
        }))}
        value={sort}
        onChange={key =>
          change({ sort: key === 'coverage' ? [] : String(key) })
        }
      />
      {isFiltered && (
        <Button
          variant="tertiary"
          size="small"
          iconStart={<RiCloseLine />}
          className={styles.clear}
          onPress={clear}
        >
          {t('strategy.filter.clear')}
        </Button>
      )}
    </search>
  );
}
