import type { Classification } from '@backstage-continuity/plugin-continuity-common';
import {
  Alert,
  Button,
  DialogBody,
  DialogFooter,
  Flex,
  Text,
} from '@backstage/ui';
import { zodResolver } from '@hookform/resolvers/zod';
import { FormProvider, useForm } from 'react-hook-form';
import {
  refusalOf,
  useContinuityMutation,
  useContinuityTranslation,
  useToast,
} from '../components';
import { entityParamsOf } from '../entity/useEntityPosture';
import { ClassificationFields } from './ClassificationFields';
import {
  classificationFormSchema,
  toBlock,
  toForm,
  type ClassificationForm,
} from './classificationForm';

/** The form of a classification, with its buttons. */
export function ClassificationEditor(props: {
  entityRef: string;
  stored: Classification | null;
  overridden: string[];
  onDone: () => void;
}) {
  const { t } = useContinuityTranslation();
  const { stored, overridden, onDone } = props;
  const params = entityParamsOf(props.entityRef);
  const toast = useToast();
  const put = useContinuityMutation('putClassification');
  const remove = useContinuityMutation('deleteClassification');
  const form = useForm<ClassificationForm>({
    resolver: zodResolver(classificationFormSchema),
    defaultValues: toForm(stored?.continuity ?? {}),
  });

  const save = form.handleSubmit(values =>
    put.mutate(
      {
        params,
        body: {
          revision: stored?.revision ?? 0,
          continuity: toBlock(values, stored?.continuity ?? {}),
        },
      },
      {
        onSuccess: () => {
          onDone();
          toast.done(t('entity.classify.done'));
        },
      },
    ),
  );
  const onRemove = () =>
    stored &&
    remove.mutate(
      { params, query: { revision: stored.revision } },
      {
        onSuccess: () => {
          onDone();
          toast.done(t('entity.classify.removed'));
        },
      },
    );
  const error = put.error ?? remove.error;

  return (
    <>
      <DialogBody>
        <Flex direction="column" gap="4">
          <Text as="p" color="secondary">
            {t('entity.classify.intro')}
          </Text>
          {overridden.length > 0 && (
            <Alert
              status="info"
              icon
              description={t('entity.classify.overridden', {
                fields: overridden.join(', '),
              })}
            />
          )}
          <FormProvider {...form}>
            <ClassificationFields />
          </FormProvider>
          {error && (
            <Text as="p" color="danger" role="alert">
              {refusalOf(error).message}
            </Text>
          )}
        </Flex>
      </DialogBody>
      <DialogFooter>
        {stored && (
          <Button
            // Not `destructive`: that red is too faint on its background, and
            // what is removed can be entered again.
            variant="secondary"
            isPending={remove.isPending}
            onPress={onRemove}
          >
            {t('entity.classify.remove')}
          </Button>
        )}
        <Button variant="secondary" slot="close">
          {t('common.action.cancel')}
        </Button>
        <Button
          variant="primary"
          isPending={put.isPending}
          onPress={() => save()}
        >
          {t('common.action.save')}
        </Button>
      </DialogFooter>
    </>
  );
}
