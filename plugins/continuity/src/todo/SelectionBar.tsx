import { Button, Text } from '@backstage/ui';
import { lazy, Suspense, useState } from 'react';
import { StickyBar, useContinuityTranslation } from '../components';
import { ConfirmReviewsDialog } from './ConfirmReviewsDialog';
import styles from './todo.module.css';
import type { FindingSelection } from './useSelection';

const RequestExceptionDialog = lazy(() =>
  import('../exceptions').then(m => ({ default: m.RequestExceptionDialog })),
);

/** What can be done to all selected findings at once. */
export function SelectionBar(props: { selection: FindingSelection }) {
  const { t } = useContinuityTranslation();
  const { findings, clear } = props.selection;
  const [dialog, setDialog] = useState<'confirm' | 'except'>();
  const reviews = [
    ...new Set(
      findings
        .filter(({ check }) => check.startsWith('review.'))
        .map(({ entityRef }) => entityRef),
    ),
  ];
  const failing = findings.filter(({ state }) => state === 'open');
  if (findings.length === 0) return null;
  return (
    <StickyBar at="bottom" label={t('todo.selection.label')}>
      <Text as="p" weight="bold" role="status">
        {t('todo.selection.count', { count: findings.length })}
      </Text>
      <div className={styles.line}>
        {reviews.length > 0 && (
          <Button
            size="small"
            variant="primary"
            onPress={() => setDialog('confirm')}
          >
            {t('todo.selection.confirm', { count: reviews.length })}
          </Button>
        )}
        {failing.length > 0 && (
          <Button
            size="small"
            variant="secondary"
            onPress={() => setDialog('except')}
          >
            {t('todo.selection.except', { count: failing.length })}
          </Button>
        )}
        <Button size="small" variant="tertiary" onPress={clear}>
          {t('todo.selection.clear')}
        </Button>
      </div>
      {dialog === 'confirm' && (
        <ConfirmReviewsDialog
          entityRefs={reviews}
          isOpen
          onOpenChange={isOpen => !isOpen && setDialog(undefined)}
          onDone={clear}
        />
      )}
      {dialog === 'except' && (
        <Suspense fallback={null}>
          <RequestExceptionDialog
            items={failing.map(({ entityRef, check, subject }) => ({
              entityRef,
              check,
              subject,
            }))}
            isOpen
            onOpenChange={isOpen => !isOpen && setDialog(undefined)}
          />
        </Suspense>
      )}
    </StickyBar>
  );
}
