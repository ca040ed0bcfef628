import type { PolicyException } from '@backstage-continuity/plugin-continuity-common';
import { Alert, Flex, Text, TextAreaField } from '@backstage/ui';
import { useState } from 'react';
import {
  ConfirmDialog,
  refusalOf,
  useContinuityMutation,
  useContinuityTranslation,
  useToast,
} from '../../components';
import type { Decision } from '../../exceptions/useDecisions';

/** Asks before an exception is decided, with a note to whoever asked for it. */
export function DecisionDialog(props: {
  exception: PolicyException;
  decision: Decision;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
}) {
  const { t } = useContinuityTranslation();
  const { exception, decision } = props;
  const { id, revision } = exception;
  const toast = useToast();
  const decide = useContinuityMutation(decision);
  const [note, setNote] = useState('');
  const refusal = decide.error && refusalOf(decide.error);

  const onConfirm = () =>
    decide.mutate(
      {
        params: { id },
        body: { revision, ...(note.trim() && { note: note.trim() }) },
      },
      {
        onSuccess: () => {
          props.onOpenChange(false);
          toast.done(t(`todo.exceptions.done.${decision}`));
        },
        onError: error => {
          // Somebody was faster: the list behind shows what they decided.
          if (refusalOf(error).name === 'ConflictError') {
            props.onOpenChange(false);
            toast.failed(error);
          }
        },
      },
    );

  return (
    <ConfirmDialog
      title={t(`todo.exceptions.ask.${decision}`)}
      confirmLabel={t(`todo.exceptions.action.${decision}`)}
      isPending={decide.isPending}
      isOpen={props.isOpen}
      onOpenChange={props.onOpenChange}
      onConfirm={onConfirm}
    >
      <Flex direction="column" gap="3">
        <Text as="p">{t(`todo.exceptions.askBody.${decision}`)}</Text>
        <TextAreaField
          label={t('todo.exceptions.note')}
          secondaryLabel={t('todo.exceptions.optional')}
          rows={2}
          value={note}
          onChange={setNote}
        />
        {refusal && (
          <Alert
            status="danger"
            icon
            title={t('common.toast.failed')}
            description={refusal.message}
          />
        )}
      </Flex>
    </ConfirmDialog>
  );
}
