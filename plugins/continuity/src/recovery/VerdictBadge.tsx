import type { Verdict } from '@backstage-continuity/plugin-continuity-common';
import { RiCheckLine, RiCloseLine, RiQuestionLine } from '@remixicon/react';
import { statusClass, useContinuityTranslation } from '../components';
import styles from './recovery.module.css';

const looks = {
  met: { Icon: RiCheckLine, status: 'ready' },
  missed: { Icon: RiCloseLine, status: 'gap' },
  unknown: { Icon: RiQuestionLine, status: 'unknown' },
} as const;

/** Whether a recovery keeps an objective, as icon, words and colour. */
export function VerdictBadge(props: {
  objective: 'rto' | 'mtpd';
  verdict: Verdict;
}) {
  const { t } = useContinuityTranslation();
  const { Icon, status } = looks[props.verdict];
  return (
    <span className={`${styles.badge} ${statusClass(status)}`}>
      <Icon aria-hidden />
      {t(`recovery.verdict.${props.verdict}`, {
        objective: t(`common.objective.${props.objective}`),
      })}
    </span>
  );
}
