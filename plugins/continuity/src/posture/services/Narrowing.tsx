import { Button } from '@backstage/ui';
import { RiCloseLine } from '@remixicon/react';
import {
  StatusBadge,
  TierBadge,
  useContinuityTranslation,
} from '../../components';
import styles from '../posture.module.css';
import { usePostureState } from '../usePostureState';

/** What narrows the list beside the filters of the page, and the way out. */
export function Narrowing() {
  const { t } = useContinuityTranslation();
  const { listStatus, listTier, clearNarrowing } = usePostureState();
  if (listStatus.length + listTier.length === 0) return null;
  return (
    <div className={styles.narrowing}>
      <span>{t('posture.services.only')}</span>
      {listStatus.map(status => (
        <StatusBadge key={status} status={status} />
      ))}
      {listTier.map(tier => (
        <TierBadge key={tier} tier={tier === 'unclassified' ? null : tier} />
      ))}
      <Button
        size="small"
        variant="tertiary"
        iconStart={<RiCloseLine />}
        onPress={clearNarrowing}
      >
        {t('posture.services.showAll')}
      </Button>
    </div>
  );
}
