import { Cell, CellText, Table, Text, type ColumnConfig } from '@backstage/ui';
import type { Finding } from '@backstage-continuity/plugin-continuity-common';
import {
  EmptyState,
  EntityLink,
  PageFrame,
  useContinuityTranslation,
  useListTable,
} from '../components';

type Row = Finding & { id: string };

/** Everything that fails or cannot be decided, worst first. */
export function ToDoPage() {
  const { t } = useContinuityTranslation();
  const { tableProps } = useListTable('listFindings', {
    query: {},
    defaultSort: 'severity',
    id: finding => `${finding.entityRef} ${finding.check} ${finding.subject}`,
  });
  const columns: ColumnConfig<Row>[] = [
    {
      id: 'severity',
      label: t('todo.column.severity'),
      isSortable: true,
      cell: row => <CellText title={t(`common.severity.${row.severity}`)} />,
    },
    {
      id: 'entity',
      label: t('todo.column.entity'),
      isRowHeader: true,
      isSortable: true,
      cell: row => (
        <Cell>
          <EntityLink entityRef={row.entityRef} />
        </Cell>
      ),
    },
    {
      id: 'message',
      label: t('todo.column.message'),
      cell: row => (
        <Cell>
          <Text>{row.message}</Text>
        </Cell>
      ),
    },
  ];
  return (
    <PageFrame title={t('todo.title')}>
      <Table
        columnConfig={columns}
        {...tableProps}
        emptyState={
          <EmptyState
            title={t('todo.empty')}
            description={t('todo.emptyBody')}
          />
        }
      />
    </PageFrame>
  );
}
