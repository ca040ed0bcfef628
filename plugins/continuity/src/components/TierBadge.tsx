import { useContinuityQuery } from './useContinuityQuery';
import styles from './status.module.css';
import { useContinuityTranslation } from './useContinuityTranslation';

/** A recovery tier by the title that the policy gives it; null: unclassified. */
export function TierBadge(props: { tier: string | null }) {
  const { t } = useContinuityTranslation();
  const { data: policy } = useContinuityQuery('getPolicy', {});
  const known = policy?.tiers.find(tier => tier.name === props.tier);
  return (
    <span
      className={`${styles.badge} ${styles.tier}`}
      title={known?.description ?? undefined}
    >
      {known?.title ?? props.tier ?? t('common.status.unclassified')}
    </span>
  );
}
