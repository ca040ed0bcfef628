import type { Status } from '@backstage-continuity/plugin-continuity-common';
import { statusClass, statusIcons } from './status';
import styles from './status.module.css';
import { useContinuityTranslation } from './useContinuityTranslation';

/**
 * A status as icon, word and colour; `label` replaces the word where something
 * more telling is known ("Review overdue").
 */
export function StatusBadge(props: { status: Status; label?: string }) {
  const { t } = useContinuityTranslation();
  const Icon = statusIcons[props.status];
  return (
    <span
      className={`${styles.badge} ${statusClass(props.status)}`}
      title={t(`common.statusMeaning.${props.status}`)}
    >
      <Icon aria-hidden />
      {props.label ?? t(`common.status.${props.status}`)}
    </span>
  );
}
