import { Alert, Flex, Text, TextAreaField } from '@backstage/ui';
import { useState } from 'react';
import {
  ConfirmDialog,
  EntityLink,
  refusalOf,
  useContinuityMutation,
  useContinuityTranslation,
  useToast,
} from '../components';
import styles from './todo.module.css';

const SHOWN = 10;

/** Confirms the reviews of several entities, all or none; it can be undone. */
export function ConfirmReviewsDialog(props: {
  entityRefs: string[];
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  onDone: () => void;
}) {
  const { t } = useContinuityTranslation();
  const { entityRefs } = props;
  const toast = useToast();
  const confirm = useContinuityMutation('confirmReviews');
  const revert = useContinuityMutation('revertReview');
  const [note, setNote] = useState('');

  const onConfirm = () =>
    confirm.mutate(
      {
        body: {
          items: entityRefs.map(entityRef => ({ entityRef })),
          ...(note.trim() && { note: note.trim() }),
        },
      },
      {
        onSuccess: ({ items }) => {
          props.onDone();
          toast.done(t('todo.confirm.done', { count: items.length }), () =>
            Promise.all(
              items.map(({ id }) =>
                revert.mutateAsync({ params: { id }, body: {} }),
              ),
            ).catch(toast.failed),
          );
        },
      },
    );

  return (
    <ConfirmDialog
      title={t('todo.confirm.title')}
      confirmLabel={t('todo.confirm.confirm')}
      isPending={confirm.isPending}
      isOpen={props.isOpen}
      onOpenChange={props.onOpenChange}
      onConfirm={onConfirm}
    >
      <Flex direction="column" gap="3">
        <Text as="p">
          {t('todo.confirm.body', { count: entityRefs.length })}
        </Text>
        <ul className={styles.plain}>
          {entityRefs.slice(0, SHOWN).map(ref => (
            <li key={ref}>
              <EntityLink entityRef={ref} />
            </li>
          ))}
          {entityRefs.length > SHOWN && (
            <li>
              {t('todo.confirm.more', { count: entityRefs.length - SHOWN })}
            </li>
          )}
        </ul>
        {entityRefs.length > 1 && (
          <Text as="p" color="secondary">
            {t('todo.confirm.allOrNone')}
          </Text>
        )}
        <TextAreaField
          label={t('todo.confirm.note')}
          secondaryLabel={t('todo.confirm.optional')}
          rows={2}
          value={note}
          onChange={setNote}
        />
        {confirm.error && (
          <Alert
            status="danger"
            icon
            title={t('common.toast.failed')}
            description={refusalOf(confirm.error).message}
          />
        )}
      </Flex>
    </ConfirmDialog>
  );
}
