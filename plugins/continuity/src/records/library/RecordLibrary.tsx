import { Button, ButtonLink, Flex, Table } from '@backstage/ui';
import { lazy, Suspense } from 'react';
import {
  DownloadCsvButton,
  EmptyState,
  PageFrame,
  QueryError,
  useContinuityTranslation,
  useListTable,
} from '../../components';
import { RecordDutiesBlock } from '../duties/RecordDutiesBlock';
import { useRecordLink } from '../useRecordLink';
import { useRecordColumns } from './recordColumns';
import { RecordFilters } from './RecordFilters';
import { useLibraryState } from './useLibraryState';

const StartRecordDialog = lazy(() =>
  import('../start/StartRecordDialog').then(m => ({
    default: m.StartRecordDialog,
  })),
);

/** Most organisations have their analyses in a spreadsheet already. */
function ImportLink() {
  const { t } = useContinuityTranslation();
  const href = useRecordLink().import();
  if (!href) return null;
  return (
    <ButtonLink variant="secondary" href={href}>
      {t('recordImport.open')}
    </ButtonLink>
  );
}

function RecordTable() {
  const { t } = useContinuityTranslation();
  const { query, isFiltered, clear, start } = useLibraryState();
  const columns = useRecordColumns();
  const { result, csvInput, tableProps } = useListTable('listRecords', {
    query,
    id: record => record.id,
  });
  if (result.error && result.data === undefined) {
    return (
      <QueryError
        operation="listRecords"
        error={result.error}
        onRetry={() => result.refetch()}
      />
    );
  }
  return (
    <Flex direction="column" gap="3">
      <Flex justify="end">
        <DownloadCsvButton
          operation="listRecords"
          input={csvInput}
          fileName="records"
        />
      </Flex>
      <Table
        columnConfig={columns}
        {...tableProps}
        emptyState={
          <EmptyState
            title={t(
              isFiltered ? 'records.empty.filtered' : 'records.empty.title',
            )}
            description={t(
              isFiltered ? 'records.empty.filteredBody' : 'records.empty.body',
            )}
            action={
              <Flex gap="2">
                <Button
                  variant="secondary"
                  onPress={() => (isFiltered ? clear() : start())}
                >
                  {t(isFiltered ? 'records.filter.clear' : 'records.start')}
                </Button>
                {!isFiltered && <ImportLink />}
              </Flex>
            }
          />
        }
      />
    </Flex>
  );
}

/** All records that the reader may see, and above them what waits for the reader. */
export function RecordLibrary() {
  const { t } = useContinuityTranslation();
  const { starting, start, stopStarting } = useLibraryState();
  return (
    <PageFrame
      title={t('records.title')}
      actions={
        <Flex gap="2">
          <ImportLink />
          <Button variant="primary" onPress={() => start()}>
            {t('records.start')}
          </Button>
        </Flex>
      }
    >
      <Flex direction="column" gap="4">
        <RecordDutiesBlock />
        <RecordFilters />
        <RecordTable />
      </Flex>
      {starting && (
        <Suspense fallback={null}>
          <StartRecordDialog
            type={starting.type}
            subjectRef={starting.subject}
            onClose={stopStarting}
          />
        </Suspense>
      )}
    </PageFrame>
  );
}
