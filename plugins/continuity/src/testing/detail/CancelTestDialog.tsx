import type { ScheduledTest } from '@backstage-continuity/plugin-continuity-common';
import { Flex, Text, TextField } from '@backstage/ui';
import { useState } from 'react';
import {
  ConfirmDialog,
  useContinuityMutation,
  useContinuityTranslation,
  useToast,
} from '../../components';

/** Asks before a test is cancelled, and why; cancelling can be undone. */
export function CancelTestDialog(props: {
  test: ScheduledTest;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
}) {
  const { t } = useContinuityTranslation();
  const { id, revision, rrule } = props.test;
  const toast = useToast();
  const cancel = useContinuityMutation('cancelTest');
  const reinstate = useContinuityMutation('reinstateTest');
  const [reason, setReason] = useState('');

  const onConfirm = () =>
    cancel.mutate(
      {
        params: { id },
        body: { revision, ...(reason.trim() && { reason: reason.trim() }) },
      },
      {
        onSuccess: cancelled => {
          props.onOpenChange(false);
          toast.done(t('testing.cancel.done'), () =>
            reinstate.mutate(
              { params: { id }, body: { revision: cancelled.revision } },
              { onError: toast.failed },
            ),
          );
        },
        onError: error => {
          props.onOpenChange(false);
          toast.failed(error);
        },
      },
    );

  return (
    <ConfirmDialog
      title={t('testing.cancel.title')}
      confirmLabel={t('testing.cancel.confirm')}
      isPending={cancel.isPending}
      isOpen={props.isOpen}
      onOpenChange={props.onOpenChange}
      onConfirm={onConfirm}
    >
      <Flex direction="column" gap="3">
        <Text as="p">
          {t('testing.cancel.body')}
          {rrule !== null && ` ${t('testing.cancel.series')}`}
        </Text>
        <TextField
          label={t('testing.cancel.reason')}
          secondaryLabel={t('testing.schedule.optional')}
          maxLength={2000}
          value={reason}
          onChange={setReason}
        />
      </Flex>
    </ConfirmDialog>
  );
}
