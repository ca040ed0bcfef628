import {
  formatDuration,
  type Objective,
} from '@backstage-continuity/plugin-continuity-common';
import { RiCheckLine, RiCloseLine, RiQuestionLine } from '@remixicon/react';
import { statusClass, useContinuityTranslation } from '../components';
import styles from './entity.module.css';

const looks = {
  met: { Icon: RiCheckLine, status: 'ready' },
  missed: { Icon: RiCloseLine, status: 'gap' },
  unknown: { Icon: RiQuestionLine, status: 'unknown' },
} as const;

/** Whether the last qualifying run met the target, and by how much it did not. */
export function VerdictText(props: { objective: Objective }) {
  const { t } = useContinuityTranslation();
  const { achieved, target } = props.objective;
  if (achieved === null) return null;
  const { Icon, status } = looks[achieved.verdict];
  const over =
    achieved.seconds === null || target.seconds === null
      ? null
      : achieved.seconds - target.seconds;
  return (
    <span className={`${styles.verdict} ${statusClass(status)}`}>
      <Icon aria-hidden />
      {achieved.verdict === 'missed' && over !== null && over > 0
        ? t('entity.objectives.missedBy', { duration: formatDuration(over) })
        : t(`common.verdict.${achieved.verdict}`)}
    </span>
  );
}
