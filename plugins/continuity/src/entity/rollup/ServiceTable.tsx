import { Table, useBreakpoint } from '@backstage/ui';
import { useMemo } from 'react';
import {
  DownloadCsvButton,
  EmptyState,
  QueryError,
  useContinuityTranslation,
  useListTable,
} from '../../components';
import { Section } from '../Section';
import type { RollupFilter } from './RollupContinuity';
import { serviceColumns } from './serviceColumns';

/** The services, worst first. */
export function ServiceTable(props: { filter: RollupFilter }) {
  const { t } = useContinuityTranslation();
  const isNarrow = useBreakpoint().down('md');
  const columns = useMemo(() => serviceColumns(t, isNarrow), [t, isNarrow]);
  const { tableProps, csvInput, result } = useListTable('listEntities', {
    query: props.filter,
    defaultSort: 'status',
    id: row => row.entityRef,
    pageSize: 10,
  });
  return (
    <Section
      title={t('entity.rollup.services')}
      actions={
        <DownloadCsvButton
          operation="listEntities"
          input={csvInput}
          fileName="continuity-services"
        />
      }
    >
      {tableProps.error ? (
        <QueryError
          operation="listEntities"
          error={tableProps.error}
          onRetry={() => result.refetch()}
        />
      ) : (
        <Table
          columnConfig={columns}
          {...tableProps}
          emptyState={
            <EmptyState
              title={t('entity.rollup.empty')}
              description={t('entity.rollup.emptyBody')}
            />
          }
        />
      )}
    </Section>
  );
}
