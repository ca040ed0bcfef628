import { Button, ButtonLink, Flex } from '@backstage/ui';
import { lazy, Suspense } from 'react';
import {
  EmptyState,
  FilteredState,
  ListTable,
  PageFrame,
  useContinuityTranslation,
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
  return (
    <ListTable
      operation="listRecords"
      query={query}
      id={record => record.id}
      columns={columns}
      fileName="records"
      empty={
        isFiltered ? (
          <FilteredState
            title={t('records.empty.filtered')}
            description={t('records.empty.filteredBody')}
            onClear={clear}
          />
        ) : (
          <EmptyState
            title={t('records.empty.title')}
            description={t('records.empty.body')}
            action={
              <Flex gap="2">
                <Button variant="secondary" onPress={() => start()}>
                  {t('records.start')}
                </Button>
                <ImportLink />
              </Flex>
            }
          />
        )
      }
    />
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
