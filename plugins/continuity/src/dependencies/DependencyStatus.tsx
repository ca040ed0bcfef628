import type { DependencyEntity } from '@backstage-continuity/plugin-continuity-common';
import { StatusBadge, useContinuityTranslation } from '../components';

/** The status as everywhere; in words what has none. */
export function DependencyStatus(props: { entity: DependencyEntity }) {
  const { t } = useContinuityTranslation();
  const { exists, status } = props.entity;
  if (!exists) {
    return (
      <StatusBadge status="gap" label={t('dependencies.status.missing')} />
    );
  }
  return status === null ? (
    <span>{t('dependencies.status.outOfScope')}</span>
  ) : (
    <StatusBadge status={status} />
  );
}
