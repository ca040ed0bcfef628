import type { ScheduledTest } from '@backstage-continuity/plugin-continuity-common';
import {
  refusalOf,
  useContinuityMutation,
  useContinuityTranslation,
  useToast,
} from '../../components';
import { changesBetween, planOf, type PlanForm } from './planForm';

function pick(plan: PlanForm, fields: (keyof PlanForm)[]): Partial<PlanForm> {
  return Object.fromEntries(fields.map(field => [field, plan[field]]));
}

/**
 * Creates a test, or changes what the reader changed of one; both can be
 * undone. `opened` is the test as the reader first saw it, `now` as it is.
 */
export function usePlanSaver(
  opened: ScheduledTest | undefined,
  now: ScheduledTest | undefined,
  onDone: () => void,
  onCreated?: (test: ScheduledTest) => void,
) {
  const { t } = useContinuityTranslation();
  const toast = useToast();
  const create = useContinuityMutation('createTest');
  const change = useContinuityMutation('changeTest');
  const cancel = useContinuityMutation('cancelTest');
  const undo = useContinuityMutation('changeTest');
  const onError = toast.failed;

  const add = (plan: PlanForm) =>
    create.mutate(
      { body: plan },
      {
        onSuccess: created => {
          const { id, revision } = created;
          if (onCreated) return onCreated(created);
          onDone();
          return toast.done(t('testing.schedule.done'), () =>
            cancel.mutate({ params: { id }, body: { revision } }, { onError }),
          );
        },
      },
    );

  const alter = (test: ScheduledTest, plan: PlanForm) => {
    const before = planOf(test);
    const fields = changesBetween(before, plan);
    if (fields.length === 0) return onDone();
    // Once the reader has seen what somebody else changed, that is the base.
    const lost = change.error && refusalOf(change.error).name;
    const { revision } = lost === 'ConflictError' && now ? now : test;
    return change.mutate(
      {
        params: { id: test.id },
        body: { revision, ...pick(plan, fields) },
      },
      {
        onSuccess: changed => {
          onDone();
          toast.done(t('testing.schedule.changed'), () =>
            undo.mutate(
              {
                params: { id: test.id },
                body: { revision: changed.revision, ...pick(before, fields) },
              },
              { onError },
            ),
          );
        },
      },
    );
  };

  return {
    save: (plan: PlanForm) => (opened ? alter(opened, plan) : add(plan)),
    isPending: create.isPending || change.isPending,
    error: create.error ?? change.error,
  };
}
