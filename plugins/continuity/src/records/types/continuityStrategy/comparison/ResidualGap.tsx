import {
  judgeOption,
  type RecoveryOption,
  type RequiredFigures,
} from '@backstage-continuity/plugin-continuity-common';
import { RiCheckLine, RiErrorWarningLine } from '@remixicon/react';
import { statusClass, useContinuityTranslation } from '../../../../components';
import styles from '../strategy.module.css';
import { openPoints } from '../words';

/** What the chosen option leaves open of what is required. */
export function ResidualGap(props: {
  chosen: RecoveryOption | null;
  required: RequiredFigures;
  minimumCapacity: number | null;
}) {
  const { t } = useContinuityTranslation();
  const { chosen, required, minimumCapacity } = props;
  const judged = chosen && judgeOption(chosen, required, minimumCapacity);
  const points = judged ? openPoints(judged, t) : [];
  return (
    <div className={styles.gap} aria-live="polite">
      <h3 className={styles.heading}>{t('strategy.gap.title')}</h3>
      {judged === null && <p>{t('strategy.gap.noneChosen')}</p>}
      {judged?.verdict === 'reaches' && (
        <p className={`${styles.mark} ${statusClass('ready')}`}>
          <RiCheckLine aria-hidden />
          {t('strategy.gap.nothing')}
        </p>
      )}
      {judged?.verdict === 'unknown' && points.length === 0 && (
        <p>{t('strategy.nothingRequired')}</p>
      )}
      {points.length > 0 && (
        <ul className={styles.points}>
          {points.map(point => (
            <li key={point} className={`${styles.mark} ${statusClass('gap')}`}>
              <RiErrorWarningLine aria-hidden />
              {point}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
