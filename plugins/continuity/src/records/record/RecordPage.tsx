import type { RecordDetail } from '@backstage-continuity/plugin-continuity-common';
import { Alert, Container, Flex, Link, Skeleton } from '@backstage/ui';
import { lazy, Suspense, useState, type ComponentType } from 'react';
import {
  EmptyState,
  QueryState,
  useContinuityQuery,
  useContinuityTranslation,
} from '../../components';
import { useRecordType } from '../types';
import { useRecordLink, type RecordView } from '../useRecordLink';
import { RecordDialogs, type RecordDialog } from './RecordDialogs';
import { RecordHeader } from './RecordHeader';
import type { RecordViewProps } from './RecordViewProps';
import { StaleBanner } from './StaleBanner';
import { useRecordPage } from './useRecordPage';

const views: Record<RecordView, ComponentType<RecordViewProps>> = {
  read: lazy(() =>
    import('../read/ReadView').then(m => ({ default: m.ReadView })),
  ),
  edit: lazy(() =>
    import('../edit/EditView').then(m => ({ default: m.EditView })),
  ),
  review: lazy(() =>
    import('../review/ReviewView').then(m => ({ default: m.ReviewView })),
  ),
  history: lazy(() =>
    import('../history/HistoryView').then(m => ({ default: m.HistoryView })),
  ),
  people: lazy(() =>
    import('../people/PeopleView').then(m => ({ default: m.PeopleView })),
  ),
  print: lazy(() =>
    import('../print/PrintView').then(m => ({ default: m.PrintView })),
  ),
};

function ViewSkeleton() {
  return (
    <Flex direction="column" gap="4">
      <Skeleton width="100%" height={160} />
      <Skeleton width="100%" height={240} />
    </Flex>
  );
}

function Origin(props: { record: RecordDetail }) {
  const { t } = useContinuityTranslation();
  const { origin } = props.record;
  if (origin === null) return null;
  const title = t('records.origin.title', { target: origin.target });
  return (
    <Alert
      status="info"
      icon
      title={
        /^https?:\/\//.test(origin.target) ? (
          <Link href={origin.target} target="_blank" rel="noopener noreferrer">
            {title}
          </Link>
        ) : (
          title
        )
      }
      description={t('records.origin.body')}
    />
  );
}

function RecordContent(props: { record: RecordDetail }) {
  const { t } = useContinuityTranslation();
  const { record } = props;
  const type = useRecordType(record.type);
  const policy = useContinuityQuery('getPolicy', {});
  const { view } = useRecordPage(record.id);
  const [dialog, setDialog] = useState<RecordDialog>();
  const View = views[view];
  if (!type) {
    return (
      <Container>
        <EmptyState
          title={t('records.unknownType.title')}
          description={t('records.unknownType.body', { type: record.type })}
        />
      </Container>
    );
  }
  return (
    <>
      <RecordHeader record={record} type={type} onDialog={setDialog} />
      <Container>
        <Flex direction="column" gap="4">
          <Origin record={record} />
          <StaleBanner record={record} onConfirm={() => setDialog('confirm')} />
          <QueryState
            operation="getPolicy"
            query={policy}
            skeleton={<ViewSkeleton />}
          >
            {rules => (
              <Suspense fallback={<ViewSkeleton />}>
                <View record={record} type={type} policy={rules} />
              </Suspense>
            )}
          </QueryState>
        </Flex>
      </Container>
      <RecordDialogs
        record={record}
        dialog={dialog}
        onClose={() => setDialog(undefined)}
      />
    </>
  );
}

/** One record: what it says, and everything that is done with it. */
export function RecordPage(props: { id: string }) {
  const { t } = useContinuityTranslation();
  const links = useRecordLink();
  const library = links.library();
  const query = useContinuityQuery('getRecord', { params: { id: props.id } });
  return (
    <main>
      {library && (
        <Container>
          <Link href={library} variant="body-small">
            {t('records.all')}
          </Link>
        </Container>
      )}
      {query.data ? (
        <RecordContent record={query.data} />
      ) : (
        <Container>
          <QueryState
            operation="getRecord"
            query={query}
            skeleton={<ViewSkeleton />}
            notFound={
              <EmptyState
                title={t('records.notFound.title')}
                description={t('records.notFound.body')}
              />
            }
          >
            {() => null}
          </QueryState>
        </Container>
      )}
    </main>
  );
}
