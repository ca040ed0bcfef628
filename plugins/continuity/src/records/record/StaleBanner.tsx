import type { RecordDetail } from '@backstage-continuity/plugin-continuity-common';
import { Alert, Button, Flex, Text } from '@backstage/ui';
import { lazy, Suspense, useState } from 'react';
import { formatDay, useContinuityTranslation } from '../../components';
import styles from '../records.module.css';
import { FacetChanges } from '../words';
import { useRecordDeeds } from './useRecordDeeds';

const ScheduleTestDialog = lazy(() =>
  import('../../testing/ScheduleTestDialog').then(m => ({
    default: m.ScheduleTestDialog,
  })),
);

/** What changed since the record was written, and the three ways out. */
export function StaleBanner(props: {
  record: RecordDetail;
  onConfirm: () => void;
}) {
  const { t } = useContinuityTranslation();
  const { record } = props;
  const { stale, may, subjectRef } = record;
  const deeds = useRecordDeeds(record);
  const [testing, setTesting] = useState(false);
  if (stale === null) return null;
  // Functions are tested through the services that support them.
  const isTestable = !subjectRef.startsWith('vitalbusinessfunction:');
  return (
    <>
      <Alert
        status="warning"
        icon
        title={t('records.stale.title')}
        description={
          <div className={styles.stale}>
            <FacetChanges changes={stale.changes} />
            <Text as="p">
              {t('records.stale.since', { day: formatDay(stale.since) })}{' '}
              {t('records.stale.ways')}
            </Text>
          </div>
        }
        customActions={
          <Flex gap="2" className={styles.wrap}>
            {may.includes('confirm') && (
              <Button size="small" variant="primary" onPress={props.onConfirm}>
                {t('records.action.confirm')}
              </Button>
            )}
            {may.includes('edit') && record.open === null && (
              <Button
                size="small"
                variant="secondary"
                isPending={deeds.isPending}
                onPress={deeds.revise}
              >
                {t('records.action.revise')}
              </Button>
            )}
            {isTestable && (
              <Button
                size="small"
                variant="secondary"
                onPress={() => setTesting(true)}
              >
                {t('records.action.retest')}
              </Button>
            )}
          </Flex>
        }
      />
      {testing && (
        <Suspense fallback={null}>
          <ScheduleTestDialog
            entityRef={subjectRef}
            isOpen
            onOpenChange={setTesting}
          />
        </Suspense>
      )}
    </>
  );
}
