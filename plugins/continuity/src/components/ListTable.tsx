import { Table, type ColumnConfig } from '@backstage/ui';
import type { ReactNode } from 'react';
import { DownloadCsvButton } from './DownloadCsvButton';
import styles from './list.module.css';
import { QueryError } from './QueryState';
import type { ListOperation } from './useContinuityQuery';
import { useListTable, type ListRow } from './useListTable';

/**
 * A list of the API as a table: sorted and paged on the server, with why it
 * failed, what to do where it is empty, and all of it as CSV.
 */
export function ListTable<K extends ListOperation>(props: {
  operation: K;
  /** The filters, without sort, cursor and limit. */
  query: Record<string, unknown>;
  defaultSort?: string;
  /** What tells rows apart. */
  id: (row: ListRow<K>) => string;
  columns: ColumnConfig<ListRow<K> & { id: string }>[];
  /** Of the CSV, without ending. */
  fileName: string;
  /** Stands where there is no row. */
  empty: ReactNode;
  /** Beside the way to the CSV. */
  tools?: ReactNode;
}) {
  const { operation, query, defaultSort, id, columns } = props;
  const { result, csvInput, tableProps } = useListTable(operation, {
    query,
    defaultSort,
    id,
  });
  return (
    <div className={styles.list}>
      <div className={styles.tools}>
        {props.tools}
        {!tableProps.error && (
          <span className={styles.csv}>
            <DownloadCsvButton
              operation={operation}
              input={csvInput}
              fileName={props.fileName}
            />
          </span>
        )}
      </div>
      {tableProps.error ? (
        <QueryError
          operation={operation}
          error={tableProps.error}
          onRetry={() => result.refetch()}
        />
      ) : (
        <Table
          columnConfig={columns}
          {...tableProps}
          emptyState={props.empty}
        />
      )}
    </div>
  );
}
