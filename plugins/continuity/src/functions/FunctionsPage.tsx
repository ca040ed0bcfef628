import { Cell, Table, type ColumnConfig } from '@backstage/ui';
import type { FunctionRow } from '@backstage-continuity/plugin-continuity-common';
import {
  EmptyState,
  EntityLink,
  PageFrame,
  StackedBar,
  useContinuityTranslation,
  useListTable,
} from '../components';

type Row = FunctionRow & { id: string };

/** The vital business functions and what supports them. */
export function FunctionsPage() {
  const { t } = useContinuityTranslation();
  const { tableProps } = useListTable('listFunctions', {
    query: {},
    defaultSort: 'status',
    id: row => row.entityRef,
  });
  const columns: ColumnConfig<Row>[] = [
    {
      id: 'title',
      label: t('functions.column.title'),
      isRowHeader: true,
      isSortable: true,
      cell: row => (
        <Cell>
          <EntityLink entityRef={row.entityRef} />
        </Cell>
      ),
    },
    {
      id: 'status',
      label: t('functions.column.status'),
      isSortable: true,
      cell: row => (
        <Cell>
          <StackedBar counts={row.byStatus} />
        </Cell>
      ),
    },
  ];
  return (
    <PageFrame title={t('functions.title')}>
      <Table
        columnConfig={columns}
        {...tableProps}
        emptyState={
          <EmptyState
            title={t('functions.empty')}
            description={t('functions.emptyBody')}
          />
        }
      />
    </PageFrame>
  );
}
