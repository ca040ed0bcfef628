import { useContinuityQuery } from './useContinuityQuery';
import styles from './status.module.css';
import { useContinuityTranslation } from './useContinuityTranslation';

/**
 * A recovery tier by the title that the policy gives it; null: unclassified.
 *
 * @param props - `title`: where it is known already, so that nothing is asked;
 * `plain`: without the badge, within a sentence
 */
export function TierBadge(props: {
  tier: string | null;
  title?: string | null;
  plain?: boolean;
}) {
  const { t } = useContinuityTranslation();
  const isKnown = props.title !== undefined || props.tier === null;
  const { data: policy } = useContinuityQuery(
    'getPolicy',
    {},
    { enabled: !isKnown },
  );
  const known = policy?.tiers.find(tier => tier.name === props.tier);
  const title =
    props.title ??
    known?.title ??
    props.tier ??
    t('common.status.unclassified');
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
