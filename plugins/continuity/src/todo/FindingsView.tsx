import {
  Checkbox,
  Flex,
  Select,
  Skeleton,
  TablePagination,
} from '@backstage/ui';
import {
  DownloadCsvButton,
  EmptyState,
  QueryState,
  useContinuityTranslation,
  useListTable,
} from '../components';
import { FindingFilters } from './FindingFilters';
import { FindingList } from './FindingList';
import { keyOfFinding } from './grouping';
import { SelectionBar } from './SelectionBar';
import styles from './todo.module.css';
import { useSelection } from './useSelection';
import { groupings, useToDoState } from './useToDoState';

const skeletonRows = ['first', 'second', 'third', 'fourth', 'fifth'];

function Ordering() {
  const { t } = useContinuityTranslation();
  const { by, sort, change } = useToDoState();
  return (
    <div className={styles.ordering}>
      {by === 'none' && (
        <Select
          label={t('todo.sort.label')}
          options={(['severity', 'since'] as const).map(id => ({
            id,
            label: t(`todo.sort.${id}`),
          }))}
          value={sort}
          onChange={key =>
            change({ sort: key === 'severity' ? '' : String(key) })
          }
        />
      )}
      <Select
        label={t('todo.by.label')}
        options={groupings.map(id => ({ id, label: t(`todo.by.${id}`) }))}
        value={by}
        // Groups follow the server's sorting, so that they do not scatter.
        onChange={key =>
          change({ by: key === 'none' ? '' : String(key), sort: '' })
        }
      />
    </div>
  );
}

/** Everything that fails or cannot be decided, worst first. */
export function FindingsView() {
  const { t } = useContinuityTranslation();
  const { by, query, isFiltered } = useToDoState();
  const selection = useSelection();
  const { result, csvInput, tableProps } = useListTable('listFindings', {
    query,
    defaultSort: by === 'none' ? 'severity' : by,
    id: keyOfFinding,
  });
  const { pagination } = tableProps;
  return (
    <Flex direction="column" gap="4">
      <FindingFilters />
      <QueryState
        operation="listFindings"
        query={result}
        skeleton={
          <Flex direction="column" gap="3">
            {skeletonRows.map(row => (
              <Skeleton key={row} width="100%" height={72} />
            ))}
          </Flex>
        }
      >
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState
              title={t(isFiltered ? 'todo.emptyFiltered' : 'todo.empty')}
              description={t(
                isFiltered ? 'todo.emptyFilteredBody' : 'todo.emptyBody',
              )}
            />
          ) : (
            <div aria-busy={result.isPlaceholderData}>
              <div className={styles.tools}>
                <Checkbox
                  isSelected={selection.share(items) === 'all'}
                  isIndeterminate={selection.share(items) === 'some'}
                  onChange={isSelected => selection.set(items, isSelected)}
                >
                  {t('todo.selection.all')}
                </Checkbox>
                <div className={styles.line}>
                  <Ordering />
                  <DownloadCsvButton
                    operation="listFindings"
                    input={csvInput}
                    fileName="to-do"
                  />
                </div>
              </div>
              <FindingList findings={items} by={by} selection={selection} />
              {pagination.type === 'page' && (
                <TablePagination {...pagination} />
              )}
            </div>
          )
        }
      </QueryState>
      <SelectionBar selection={selection} />
    </Flex>
  );
}
