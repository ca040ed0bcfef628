import {
  testRecordPermission,
  testSchedulePermission,
  type ScheduledTest,
} from '@backstage-continuity/plugin-continuity-common';
import { Button, Flex, Text } from '@backstage/ui';
import { lazy, Suspense, useState } from 'react';
import {
  useContinuityMutation,
  useContinuityTranslation,
  useToast,
} from '../../components';
import { CancelTestDialog } from './CancelTestDialog';
import { useMayForTest } from './useMayForTest';

const ScheduleTestDialog = lazy(() =>
  import('../ScheduleTestDialog').then(m => ({
    default: m.ScheduleTestDialog,
  })),
);
const RecordOutcomeDialog = lazy(() =>
  import('../RecordOutcomeDialog').then(m => ({
    default: m.RecordOutcomeDialog,
  })),
);

/** What can be done to a test in its state, as far as the reader may. */
export function TestActions(props: { test: ScheduledTest }) {
  const { t } = useContinuityTranslation();
  const { test } = props;
  const { state } = test;
  const toast = useToast();
  const may = useMayForTest(test);
  const reinstate = useContinuityMutation('reinstateTest');
  const [dialog, setDialog] = useState<'edit' | 'record' | 'cancel'>();
  const mayPlan = may('schedule-test');
  const mayRecord = may('record-outcome');
  const onOpenChange = (isOpen: boolean) => !isOpen && setDialog(undefined);

  const onReinstate = () =>
    reinstate.mutate(
      { params: { id: test.id }, body: { revision: test.revision } },
      {
        onSuccess: () => toast.done(t('testing.cancel.reinstated')),
        onError: toast.failed,
      },
    );
  const missing = [
    mayPlan === false && state !== 'completed' && testSchedulePermission.name,
    mayRecord === false && state !== 'cancelled' && testRecordPermission.name,
  ].filter(Boolean);

  return (
    <Flex direction="column" gap="2" align="end">
      {missing.length > 0 && (
        <Text as="p" variant="body-small" color="secondary">
          {t('testing.action.denied', { permission: missing.join(', ') })}
        </Text>
      )}
      <Flex gap="2" justify="end" style={{ flexWrap: 'wrap' }}>
        {state === 'planned' && mayPlan && (
          <>
            <Button variant="tertiary" onPress={() => setDialog('cancel')}>
              {t('testing.action.cancel')}
            </Button>
            <Button variant="secondary" onPress={() => setDialog('edit')}>
              {t('testing.action.edit')}
            </Button>
          </>
        )}
        {state === 'cancelled' && mayPlan && (
          <Button
            variant="secondary"
            isPending={reinstate.isPending}
            onPress={onReinstate}
          >
            {t('testing.action.reinstate')}
          </Button>
        )}
        {state !== 'cancelled' && mayRecord && (
          <Button
            variant={state === 'planned' ? 'primary' : 'secondary'}
            onPress={() => setDialog('record')}
          >
            {t(
              state === 'planned'
                ? 'common.action.recordOutcome'
                : 'testing.action.correct',
            )}
          </Button>
        )}
      </Flex>
      <Suspense fallback={null}>
        {dialog === 'edit' && (
          <ScheduleTestDialog
            testId={test.id}
            isOpen
            onOpenChange={onOpenChange}
          />
        )}
        {dialog === 'record' && (
          <RecordOutcomeDialog
            testId={test.id}
            isOpen
            onOpenChange={onOpenChange}
          />
        )}
      </Suspense>
      {dialog === 'cancel' && (
        <CancelTestDialog test={test} isOpen onOpenChange={onOpenChange} />
      )}
    </Flex>
  );
}
