import { Button, Flex, Text } from '@backstage/ui';
import { useState } from 'react';
import {
  ConfirmDialog,
  DateText,
  EntityLink,
  useContinuityMutation,
  useContinuityTranslation,
  useToast,
  type Translate,
} from '../../components';
import styles from '../entity.module.css';
import type { HistoryEntry } from './history';

function describe(entry: HistoryEntry, t: Translate): string {
  switch (entry.type) {
    case 'review':
      return t(`entity.history.review.${entry.review.kind}`);
    case 'test':
      return entry.test.result
        ? t('entity.history.test', {
            title: entry.test.title,
            outcome: t(
              `common.outcome.${entry.test.result.outcome}`,
            ).toLocaleLowerCase(),
          })
        : t('entity.history.cancelled', { title: entry.test.title });
    default:
      return t('entity.history.exception', {
        check: t(`common.check.${entry.exception.check}`),
        state: t(
          `entity.exceptions.state.${entry.exception.state}`,
        ).toLocaleLowerCase(),
      });
  }
}

function noteOf(entry: HistoryEntry): string | null {
  switch (entry.type) {
    case 'review':
      return entry.review.note;
    case 'test':
      return entry.test.result?.note ?? entry.test.cancelReason;
    default:
      return entry.exception.reason;
  }
}

function UndoReview(props: { id: string }) {
  const { t } = useContinuityTranslation();
  const toast = useToast();
  const [isOpen, setOpen] = useState(false);
  const revert = useContinuityMutation('revertReview');
  return (
    <>
      <Button size="small" variant="tertiary" onPress={() => setOpen(true)}>
        {t('common.action.undo')}
      </Button>
      <ConfirmDialog
        title={t('entity.history.undoTitle')}
        confirmLabel={t('entity.history.undoConfirm')}
        isPending={revert.isPending}
        isOpen={isOpen}
        onOpenChange={setOpen}
        onConfirm={() =>
          revert.mutate(
            { params: { id: props.id }, body: {} },
            {
              onSuccess: () => {
                setOpen(false);
                toast.done(t('entity.history.undone'));
              },
              onError: toast.failed,
            },
          )
        }
      >
        {t('entity.history.undoBody')}
      </ConfirmDialog>
    </>
  );
}

/** One line of the history, with a way back where there is one. */
export function HistoryItem(props: {
  entry: HistoryEntry;
  mayReview: boolean;
}) {
  const { t } = useContinuityTranslation();
  const { entry, mayReview } = props;
  const note = noteOf(entry);
  const takenBack = entry.type === 'review' && entry.review.reverted;
  return (
    <li className={styles.finding}>
      <Flex direction="column" gap="1" className={styles.findingText}>
        <Text as="p">
          {describe(entry, t)}
          {takenBack && ` (${t('entity.history.takenBack')})`}
        </Text>
        {note && (
          <Text as="p" color="secondary">
            {note}
          </Text>
        )}
        <Text as="p" variant="body-small" color="secondary">
          <DateText value={entry.at} day />
          {entry.by && (
            <>
              , {t('entity.by')} <EntityLink entityRef={entry.by} />
            </>
          )}
        </Text>
      </Flex>
      {entry.type === 'review' && entry.undoable && mayReview && (
        <UndoReview id={entry.id} />
      )}
    </li>
  );
}
