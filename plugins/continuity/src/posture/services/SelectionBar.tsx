import { Alert, Button, Text } from '@backstage/ui';
import { RiCheckLine } from '@remixicon/react';
import { useState } from 'react';
import {
  ConfirmDialog,
  EntityLink,
  refusalOf,
  useContinuityTranslation,
} from '../../components';
import styles from '../posture.module.css';
import { useConfirmSelected } from './useConfirmSelected';

/** Services named in the dialog; more are counted. */
const NAMED = 8;

/** What can be done with the services selected. */
export function SelectionBar(props: {
  selected: string[];
  onClear: () => void;
}) {
  const { t } = useContinuityTranslation();
  const { selected, onClear } = props;
  const [asking, setAsking] = useState(false);
  const { confirm, isPending, error } = useConfirmSelected(() => {
    setAsking(false);
    onClear();
  });
  const count = selected.length;
  const more = count - NAMED;
  return (
    <div className={styles.selection} role="region" aria-live="polite">
      <Text weight="bold">{t('posture.confirm.selected', { count })}</Text>
      <Button
        size="small"
        iconStart={<RiCheckLine />}
        onPress={() => setAsking(true)}
      >
        {t('posture.confirm.action', { count })}
      </Button>
      <Button size="small" variant="tertiary" onPress={onClear}>
        {t('posture.confirm.clear')}
      </Button>
      <ConfirmDialog
        title={t('posture.confirm.title', { count })}
        confirmLabel={t('posture.confirm.action', { count })}
        isOpen={asking}
        onOpenChange={setAsking}
        isPending={isPending}
        onConfirm={() => confirm(selected)}
      >
        {error && (
          <Alert
            status="danger"
            icon
            title={t('common.toast.failed')}
            description={refusalOf(error).message}
          />
        )}
        <Text as="p">{t('posture.confirm.body')}</Text>
        <ul className={styles.named}>
          {selected.slice(0, NAMED).map(entityRef => (
            <li key={entityRef}>
              <EntityLink entityRef={entityRef} />
            </li>
          ))}
          {more > 0 && <li>{t('posture.confirm.more', { count: more })}</li>}
        </ul>
        <Text as="p" color="secondary">
          {t('posture.confirm.after')}
        </Text>
      </ConfirmDialog>
    </div>
  );
}
