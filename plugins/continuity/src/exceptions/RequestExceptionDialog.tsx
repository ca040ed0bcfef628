import {
  addPeriod,
  formatPeriod,
  type CheckId,
} from '@backstage-continuity/plugin-continuity-common';
import {
  Button,
  DatePicker,
  DialogBody,
  DialogFooter,
  DialogHeader,
  Flex,
  Text,
  TextAreaField,
} from '@backstage/ui';
import { parseDate, type DateValue } from '@internationalized/date';
import { useState } from 'react';
import {
  FormDialog,
  refusalOf,
  useContinuityMutation,
  useContinuityQuery,
  useContinuityTranslation,
  useToast,
} from '../components';
import { ExceptionItems } from './ExceptionItems';

/** A failing check that is to be accepted for a time. */
export interface ExceptionItem {
  entityRef: string;
  check: CheckId;
  /** Null: all answers of the check. */
  subject: string | null;
}

function dayOf(instant: string): DateValue {
  return parseDate(instant.slice(0, 10));
}

/** Asks that failing checks be accepted for a time, with a reason. */
export function RequestExceptionDialog(props: {
  items: ExceptionItem[];
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
}) {
  const { t } = useContinuityTranslation();
  const toast = useToast();
  const { data: policy } = useContinuityQuery('getPolicy', {});
  const request = useContinuityMutation('requestExceptions');
  const [reason, setReason] = useState('');
  const [until, setUntil] = useState<DateValue | null>(null);
  const now = new Date().toISOString();
  const latest = policy && addPeriod(now, policy.exceptionMaximum);

  const onSend = () => {
    if (!until) return;
    request.mutate(
      {
        body: {
          items: props.items,
          reason: reason.trim(),
          // To the end of the day that was picked, but never past the maximum.
          expiresAt: [
            `${until.toString()}T23:59:59.000Z`,
            latest ?? '9999',
          ].sort()[0],
        },
      },
      {
        onSuccess: () => {
          props.onOpenChange(false);
          toast.done(t('entity.exceptions.request.done'));
        },
      },
    );
  };

  return (
    <FormDialog
      isOpen={props.isOpen}
      onOpenChange={props.onOpenChange}
      width={520}
    >
      <DialogHeader>{t('entity.exceptions.request.title')}</DialogHeader>
      <DialogBody>
        <Flex direction="column" gap="4">
          <ExceptionItems items={props.items} />
          <TextAreaField
            label={t('entity.exceptions.request.reason')}
            description={t('entity.exceptions.request.reasonHint')}
            isRequired
            value={reason}
            onChange={setReason}
          />
          <DatePicker
            label={t('entity.exceptions.request.expires')}
            description={
              policy &&
              t('entity.exceptions.request.expiresHint', {
                maximum: formatPeriod(policy.exceptionMaximum),
              })
            }
            isRequired
            value={until}
            onChange={setUntil}
            minValue={dayOf(now)}
            maxValue={latest ? dayOf(latest) : undefined}
          />
          {request.error && (
            <Text as="p" color="danger" role="alert">
              {refusalOf(request.error).message}
            </Text>
          )}
        </Flex>
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" slot="close">
          {t('common.action.cancel')}
        </Button>
        <Button
          variant="primary"
          isDisabled={reason.trim() === '' || until === null}
          isPending={request.isPending}
          onPress={onSend}
        >
          {t('entity.exceptions.request.send')}
        </Button>
      </DialogFooter>
    </FormDialog>
  );
}
