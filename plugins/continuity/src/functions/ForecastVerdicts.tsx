import {
  formatDuration,
  type FunctionRow,
  type Verdict,
} from '@backstage-continuity/plugin-continuity-common';
import {
  statusClass,
  useContinuityTranslation,
  verdictLooks,
} from '../components';
import { spanText } from '../recovery/words';
import styles from './functions.module.css';

function Line(props: {
  objective: 'rto' | 'mtpd';
  verdict: Verdict;
  /** Seconds past the objective. */
  over: number;
}) {
  const { t } = useContinuityTranslation();
  const { objective, verdict, over } = props;
  const { Icon, status } = verdictLooks[verdict];
  const name = t(`common.objective.${objective}`);
  return (
    <span className={`${styles.verdict} ${statusClass(status)}`}>
      <Icon aria-hidden />
      {verdict === 'missed' && over > 0
        ? t('functions.verdict.missedBy', {
            objective: name,
            by: formatDuration(over),
          })
        : t(`functions.verdict.${verdict}`, { objective: name })}
    </span>
  );
}

/** How long a function would be down, and which objectives that keeps. */
export function ForecastVerdicts(props: { row: FunctionRow }) {
  const { t } = useContinuityTranslation();
  const { forecast, verdict, required, wrt } = props.row;
  const [rto, mtpd] = [required.rto.seconds, required.mtpd.seconds];
  if (forecast === null) return <>{t('functions.noForecast')}</>;
  const { seconds, lowerBound } = forecast;
  return (
    <>
      <span className={styles.forecast}>
        {spanText(seconds, lowerBound, t)}
      </span>
      {rto !== null && (
        <Line objective="rto" verdict={verdict.rto} over={seconds - rto} />
      )}
      {mtpd !== null && (
        <Line
          objective="mtpd"
          verdict={verdict.mtpd}
          over={seconds + (wrt ?? 0) - mtpd}
        />
      )}
    </>
  );
}
