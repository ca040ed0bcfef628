import type {
  EntityPosture,
  ScheduledTest,
} from '@backstage-continuity/plugin-continuity-common';
import { Alert, Button, DialogBody, DialogFooter, Flex } from '@backstage/ui';
import { zodResolver } from '@hookform/resolvers/zod';
import { useMemo, useState } from 'react';
import { FormProvider, useForm } from 'react-hook-form';
import { refusalOf, useContinuityTranslation } from '../../components';
import { ConflictNotice } from './ConflictNotice';
import { PlanFields } from './PlanFields';
import { newPlan, planFormSchema, planOf, type PlanForm } from './planForm';
import { usePlanSaver } from './usePlanSaver';

/**
 * The form of a plan with its buttons. Should somebody else change the test
 * meanwhile, their changes are shown and the reader's are kept.
 */
export function PlanEditor(props: {
  /** As it is now; absent for a new one. */
  test?: ScheduledTest;
  /** Of the entity that a new test is for. */
  posture?: EntityPosture;
  /** Given for a test that has taken place already: what follows is its outcome. */
  onCreated?: (test: ScheduledTest) => void;
  onDone: () => void;
}) {
  const { t } = useContinuityTranslation();
  const { test, posture, onCreated, onDone } = props;
  const [opened] = useState(test);
  const schema = useMemo(() => planFormSchema(t), [t]);
  const form = useForm<PlanForm, unknown, PlanForm>({
    resolver: zodResolver(schema),
    defaultValues: opened
      ? planOf(opened)
      : {
          ...newPlan(posture),
          ...(onCreated && {
            plannedAt: new Date().toISOString().slice(0, 10),
          }),
        },
  });
  const saver = usePlanSaver(opened, test, onDone, onCreated);
  const saveLabel = opened ? 'common.action.save' : 'testing.schedule.save';
  const refusal = saver.error && refusalOf(saver.error);
  const conflict = refusal?.name === 'ConflictError';

  return (
    <>
      <DialogBody>
        <Flex direction="column" gap="4">
          {conflict && opened && test && (
            <ConflictNotice before={opened} now={test} />
          )}
          {refusal && !conflict && (
            <Alert
              status="danger"
              icon
              title={t('common.toast.failed')}
              description={refusal.message}
            />
          )}
          <FormProvider {...form}>
            <PlanFields once={onCreated !== undefined} />
          </FormProvider>
        </Flex>
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" slot="close">
          {t('common.action.cancel')}
        </Button>
        <Button
          variant="primary"
          isPending={saver.isPending}
          onPress={() => form.handleSubmit(saver.save)()}
        >
          {t(onCreated ? 'testing.record.next' : saveLabel)}
        </Button>
      </DialogFooter>
    </>
  );
}
