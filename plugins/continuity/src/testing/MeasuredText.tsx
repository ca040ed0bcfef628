import {
  formatDuration,
  type Verdict,
} from '@backstage-continuity/plugin-continuity-common';
import { useContinuityTranslation, VerdictBadge } from '../components';
import styles from './testing.module.css';

/** What was achieved against an objective, and whether that met it. */
export function MeasuredText(props: {
  objective: 'rto' | 'rpo';
  achieved: number | null;
  target: number | null;
  verdict: Verdict;
}) {
  const { t } = useContinuityTranslation();
  const { objective, achieved, target, verdict } = props;
  return (
    <p className={styles.measured} role="status">
      <VerdictBadge verdict={verdict} />
      {t('testing.record.achieved', {
        objective: t(`common.objective.${objective}`),
        achieved:
          achieved === null
            ? t('testing.record.noFigure')
            : formatDuration(achieved),
        target:
          target === null
            ? t('testing.record.noTarget')
            : formatDuration(target),
      })}
    </p>
  );
}
