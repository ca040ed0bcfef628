import type { ScheduledTest } from '@backstage-continuity/plugin-continuity-common';
import {
  Alert,
  Button,
  DialogBody,
  DialogFooter,
  Flex,
  Text,
} from '@backstage/ui';
import { zodResolver } from '@hookform/resolvers/zod';
import { useMemo, useState } from 'react';
import { FormProvider, useForm } from 'react-hook-form';
import type { z } from 'zod';
import {
  refusalOf,
  useContinuityMutation,
  useContinuityTranslation,
  useToast,
} from '../../components';
import { OutcomeFields } from './OutcomeFields';
import { outcomeFormSchema, outcomeOf, type OutcomeForm } from './outcomeForm';

/** The form of an outcome with its buttons. */
export function OutcomeEditor(props: {
  test: ScheduledTest;
  onBack?: () => void;
  onDone: () => void;
}) {
  const { t } = useContinuityTranslation();
  const { test, onBack, onDone } = props;
  const toast = useToast();
  const record = useContinuityMutation('recordOutcome');
  const { entityRefs } = test;
  // Which state the reader decided about; after a conflict, the one shown then.
  const [seen, setSeen] = useState(test.revision);
  const schema = useMemo(
    () => outcomeFormSchema(entityRefs, t),
    [entityRefs, t],
  );
  const form = useForm<z.input<typeof schema>, unknown, OutcomeForm>({
    resolver: zodResolver(schema),
    defaultValues: outcomeOf(test, Date.now()),
  });
  const frozen = useMemo(
    () =>
      new Map(
        test.result?.entities.map(entity => [
          entity.entityRef,
          entity.snapshot,
        ]),
      ),
    [test.result],
  );
  const refusal = record.error && refusalOf(record.error);
  const conflict = refusal?.name === 'ConflictError';

  const save = form.handleSubmit(outcome => {
    const revision = conflict ? test.revision : seen;
    setSeen(revision);
    record.mutate(
      { params: { id: test.id }, body: { ...outcome, revision } },
      {
        onSuccess: () => {
          onDone();
          toast.done(t('testing.record.done'));
        },
      },
    );
  });

  return (
    <>
      <DialogBody>
        <Flex direction="column" gap="4">
          <Text as="p" weight="bold">
            {test.title}
          </Text>
          {refusal && (
            <Alert
              status={conflict ? 'warning' : 'danger'}
              icon
              title={t(
                conflict ? 'testing.schedule.conflict' : 'common.toast.failed',
              )}
              description={refusal.message}
            />
          )}
          <FormProvider {...form}>
            <OutcomeFields entityRefs={entityRefs} frozen={frozen} />
          </FormProvider>
        </Flex>
      </DialogBody>
      <DialogFooter>
        {onBack && (
          <Button variant="tertiary" onPress={onBack}>
            {t('testing.record.back')}
          </Button>
        )}
        <Button variant="secondary" slot="close">
          {t('common.action.cancel')}
        </Button>
        <Button
          variant="primary"
          isPending={record.isPending}
          onPress={() => save()}
        >
          {t(
            test.result
              ? 'testing.record.saveCorrection'
              : 'testing.record.save',
          )}
        </Button>
      </DialogFooter>
    </>
  );
}
