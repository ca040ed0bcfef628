import { useContinuityQuery } from './useContinuityQuery';
import styles from './status.module.css';
import { useContinuityTranslation } from './useContinuityTranslation';

/**
 * A recovery tier by the title that the policy gives it; null: unclassified.
 * `plain` leaves out the badge, within a sentence.
 */
export function TierBadge(props: { tier: string | null; plain?: boolean }) {
  const { t } = useContinuityTranslation();
  const { data: policy } = useContinuityQuery('getPolicy', {});
  const known = policy?.tiers.find(tier => tier.name === props.tier);
  const title = known?.title ?? props.tier ?? t('common.status.unclassified');
  if (props.plain) return <>{title}</>;
  return (
    <span
      className={`${styles.badge} ${styles.tier}`}
      title={known?.description ?? undefined}
    >
      {title}
    </span>
  );
}
