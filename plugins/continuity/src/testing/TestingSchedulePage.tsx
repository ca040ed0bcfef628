import { Cell, CellText, Table, type ColumnConfig } from '@backstage/ui';
import type { ScheduledTest } from '@backstage-continuity/plugin-continuity-common';
import {
  DateText,
  EmptyState,
  PageFrame,
  useContinuityTranslation,
  useListTable,
} from '../components';

/** The joint schedule of availability, continuity and security tests. */
export function TestingSchedulePage() {
  const { t } = useContinuityTranslation();
  const { tableProps } = useListTable('listTests', {
    query: {},
    defaultSort: 'plannedAt',
    id: test => test.id,
  });
  const columns: ColumnConfig<ScheduledTest>[] = [
    {
      id: 'title',
      label: t('testing.column.title'),
      isRowHeader: true,
      cell: row => <CellText title={row.title} />,
    },
    {
      id: 'plannedAt',
      label: t('testing.column.plannedAt'),
      isSortable: true,
      cell: row => (
        <Cell>
          <DateText value={row.plannedAt} due={row.state === 'planned'} />
        </Cell>
      ),
    },
  ];
  return (
    <PageFrame title={t('testing.title')}>
      <Table
        columnConfig={columns}
        {...tableProps}
        emptyState={
          <EmptyState
            title={t('testing.empty')}
            description={t('testing.emptyBody')}
          />
        }
      />
    </PageFrame>
  );
}
