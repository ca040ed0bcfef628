import { useBreakpoint } from '@backstage/ui';
import { useMemo } from 'react';
import {
  CopySnippet,
  EmptyState,
  FilteredState,
  ListTable,
  PageFrame,
  SearchText,
  useContinuityTranslation,
  useUrlState,
} from '../components';
import { functionColumns } from './functionColumns';
import { functionSnippet } from './functionsSnippet';
import styles from './functions.module.css';

function Nothing(props: { isFiltered: boolean; onClear: () => void }) {
  const { t } = useContinuityTranslation();
  if (props.isFiltered) {
    return (
      <FilteredState
        title={t('functions.noMatch')}
        description={t('functions.noMatchBody')}
        onClear={props.onClear}
      />
    );
  }
  return (
    <EmptyState
      title={t('functions.empty')}
      description={t('functions.emptyBody')}
      action={<CopySnippet>{functionSnippet}</CopySnippet>}
    />
  );
}

/** The vital business functions: what each needs, and what it stands on. */
export function FunctionsPage() {
  const { t } = useContinuityTranslation();
  const breakpoint = useBreakpoint();
  const isNarrow = breakpoint.down('lg');
  const isWide = breakpoint.up('xl');
  const [q, setQ] = useUrlState<string>('q', '');
  const columns = useMemo(
    () => functionColumns(t, { isNarrow, isWide }),
    [t, isNarrow, isWide],
  );
  return (
    <PageFrame title={t('functions.title')}>
      <ListTable
        operation="listFunctions"
        query={q === '' ? {} : { q }}
        defaultSort="status"
        id={row => row.entityRef}
        columns={columns}
        fileName="continuity-functions"
        empty={<Nothing isFiltered={q !== ''} onClear={() => setQ('')} />}
        tools={
          <SearchText
            className={styles.search}
            label={t('functions.search')}
            placeholder={t('functions.searchPlaceholder')}
            value={q}
            onChange={setQ}
          />
        }
      />
    </PageFrame>
  );
}
