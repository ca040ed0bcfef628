import { Table, useBreakpoint } from '@backstage/ui';
import { useMemo } from 'react';
import {
  CopySnippet,
  DownloadCsvButton,
  EmptyState,
  PageFrame,
  QueryError,
  SearchText,
  useContinuityTranslation,
  useListTable,
  useUrlState,
} from '../components';
import { functionColumns } from './functionColumns';
import { functionSnippet } from './functionsSnippet';
import styles from './functions.module.css';

function Nothing(props: { isFiltered: boolean }) {
  const { t } = useContinuityTranslation();
  if (props.isFiltered) {
    return (
      <EmptyState
        title={t('functions.noMatch')}
        description={t('functions.noMatchBody')}
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
  const { tableProps, csvInput, result } = useListTable('listFunctions', {
    query: q === '' ? {} : { q },
    defaultSort: 'status',
    id: row => row.entityRef,
  });
  return (
    <PageFrame title={t('functions.title')}>
      <div className={styles.bar}>
        <SearchText
          className={styles.search}
          label={t('functions.search')}
          placeholder={t('functions.searchPlaceholder')}
          value={q}
          onChange={setQ}
        />
        <DownloadCsvButton
          operation="listFunctions"
          input={csvInput}
          fileName="continuity-functions"
        />
      </div>
      {tableProps.error ? (
        <QueryError
          operation="listFunctions"
          error={tableProps.error}
          onRetry={() => result.refetch()}
        />
      ) : (
        <Table
          columnConfig={columns}
          {...tableProps}
          emptyState={<Nothing isFiltered={q !== ''} />}
        />
      )}
    </PageFrame>
  );
}
