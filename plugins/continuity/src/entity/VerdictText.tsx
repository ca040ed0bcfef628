import {
  formatDuration,
  type Verdict,
} from '@backstage-continuity/plugin-continuity-common';
import { RiCheckLine, RiCloseLine, RiQuestionLine } from '@remixicon/react';
import { statusClass, useContinuityTranslation } from '../components';
import styles from './entity.module.css';

const looks = {
  met: { Icon: RiCheckLine, status: 'ready' },
  missed: { Icon: RiCloseLine, status: 'gap' },
  unknown: { Icon: RiQuestionLine, status: 'unknown' },
} as const;

/** Whether a run met an objective and, where both figures are known, by how much not. */
export function VerdictText(props: {
  verdict: Verdict;
  achieved: number | null;
  objective: number | null;
}) {
  const { t } = useContinuityTranslation();
  const { verdict, achieved, objective } = props;
  const { Icon, status } = looks[verdict];
  const over =
    achieved === null || objective === null ? 0 : achieved - objective;
  return (
    <span className={`${styles.verdict} ${statusClass(status)}`}>
      <Icon aria-hidden />
      {verdict === 'missed' && over > 0
        ? t('entity.objectives.missedBy', { duration: formatDuration(over) })
        : t(`common.verdict.${verdict}`)}
    </span>
  );
}
