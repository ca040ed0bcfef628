import {
  formatDuration,
  type EntityPosture,
  type Verdict,
} from '@backstage-continuity/plugin-continuity-common';
import { EntityLink, useContinuityTranslation } from '../../components';
import { spanText } from '../../recovery/words';
import styles from '../entity.module.css';
import { VerdictText } from '../VerdictText';

/** A figure that is only the least it can be misses for sure, but never meets. */
function verdictOf(
  seconds: number,
  lowerBound: boolean,
  target: number | null,
): Verdict {
  if (target === null) return 'unknown';
  if (seconds > target) return 'missed';
  return lowerBound ? 'unknown' : 'met';
}

/** How long it would take, with all that it needs lost, against the target. */
export function ForecastCell(props: {
  posture: EntityPosture;
  objective: 'rto' | 'mtpd';
}) {
  const { t } = useContinuityTranslation();
  const { posture, objective } = props;
  const { forecast, missingRef } = posture.recovery;
  const wrt = objective === 'mtpd' ? posture.fields.wrt : null;
  const seconds = forecast.seconds + (wrt ?? 0);
  const target = posture.objectives[objective].target.seconds;
  return (
    <td>
      {spanText(seconds, forecast.lowerBound, t)}
      {target !== null && (
        <VerdictText
          verdict={verdictOf(seconds, forecast.lowerBound, target)}
          achieved={seconds}
          objective={target}
        />
      )}
      {wrt !== null && (
        <small className={styles.source}>
          {t('entity.objectives.withWork', { duration: formatDuration(wrt) })}
        </small>
      )}
      {forecast.lowerBound && (
        <small className={styles.source}>
          {missingRef === null ? (
            t('entity.objectives.missing')
          ) : (
            <>
              {t('entity.objectives.missingAt')}{' '}
              <EntityLink entityRef={missingRef} />
            </>
          )}
        </small>
      )}
    </td>
  );
}
