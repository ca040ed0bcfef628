import {
  formatDuration,
  type ForecastFigure,
  type RecoveryForecast,
} from '@backstage-continuity/plugin-continuity-common';
import { useContinuityTranslation, type Translate } from '../components';
import styles from './recovery.module.css';
import { ObjectiveVerdict } from './ObjectiveVerdict';

/** A recovery against one of its objectives, in words. */
function comparisonOf(
  figure: ForecastFigure,
  objective: 'rto' | 'mtpd',
  limit: number,
  t: Translate,
): string {
  const words = {
    objective: t(`common.objective.${objective}`),
    limit: formatDuration(limit),
    by: formatDuration(Math.abs(limit - figure.seconds)),
  };
  if (figure.seconds > limit) {
    return t(
      figure.lowerBound
        ? 'recovery.comparison.lateAtLeast'
        : 'recovery.comparison.late',
      words,
    );
  }
  if (figure.lowerBound) return t('recovery.comparison.unsure', words);
  return t(
    figure.seconds === limit
      ? 'recovery.comparison.exact'
      : 'recovery.comparison.early',
    words,
  );
}

function backText(figure: ForecastFigure, t: Translate): string {
  const time = formatDuration(figure.seconds);
  if (!figure.lowerBound) return t('recovery.back', { time });
  return figure.seconds === 0
    ? t('recovery.backUnknown')
    : t('recovery.backAtLeast', { time });
}

/** The forecast in a sentence, against RTO and, with work recovery, MTPD. */
export function RecoveryHeadline(props: { forecast: RecoveryForecast }) {
  const { t } = useContinuityTranslation();
  const { forecast, targetRto, targetMtpd, wrt, verdict } = props.forecast;
  const atWork = { ...forecast, seconds: forecast.seconds + (wrt ?? 0) };
  return (
    <>
      <p className={styles.statement}>
        <ObjectiveVerdict objective="rto" verdict={verdict.rto} />
        <span className={styles.lead}>
          {t('recovery.headline', {
            back: backText(forecast, t),
            comparison:
              targetRto === null
                ? t('recovery.comparison.none')
                : comparisonOf(forecast, 'rto', targetRto, t),
          })}
        </span>
      </p>
      {targetMtpd !== null && (
        <p className={styles.statement}>
          <ObjectiveVerdict objective="mtpd" verdict={verdict.mtpd} />
          <span>
            {t(forecast.lowerBound ? 'recovery.workAtLeast' : 'recovery.work', {
              time: formatDuration(atWork.seconds),
              comparison: comparisonOf(atWork, 'mtpd', targetMtpd, t),
            })}
          </span>
        </p>
      )}
    </>
  );
}
