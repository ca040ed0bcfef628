import { statusClass, useContinuityTranslation } from '../../../components';
import { useDraft } from '../../edit/form/DraftContext';
import type { RecordAsideProps } from '../registry';
import { RequiredFigures } from './comparison/RequiredFigures';
import { ResidualGap } from './comparison/ResidualGap';
import { useComparison } from './comparison/useComparison';
import { OptionVerdictBadge } from './OptionVerdictBadge';
import styles from './strategy.module.css';
import { reasonsOf } from './words';

/** How the options stand, while they are being written. */
export function StrategyAside(props: RecordAsideProps) {
  const { t } = useContinuityTranslation();
  const { redacted } = useDraft();
  const comparing = useComparison({ ...props, redacted });
  const { strategy, required, candidates, chosen, proposedId } = comparing;
  return (
    <div className={styles.asideBody}>
      <h3 className={styles.heading}>{t('strategy.required.title')}</h3>
      <RequiredFigures
        required={required}
        minimumCapacity={strategy.minimumCapacity}
      />
      {candidates.length > 0 && (
        <>
          <h3 className={styles.heading}>{t('strategy.compare.title')}</h3>
          <ul className={styles.standing}>
            {candidates.map(({ option, compared }) => (
              <li key={option.id}>
                <strong>
                  {option.title || t('strategy.compare.untitled')}
                </strong>
                <OptionVerdictBadge verdict={compared.verdict} />
                {option.id === chosen?.id && (
                  <span className={`${styles.chip} ${statusClass('unknown')}`}>
                    {t('strategy.compare.chosen')}
                  </span>
                )}
                {option.id === proposedId && (
                  <span className={`${styles.chip} ${statusClass('ready')}`}>
                    {t('strategy.compare.proposed')}
                  </span>
                )}
                {reasonsOf(compared, t).map(reason => (
                  <small key={reason}>{reason}</small>
                ))}
              </li>
            ))}
          </ul>
          <ResidualGap
            chosen={chosen}
            required={required.seconds}
            minimumCapacity={strategy.minimumCapacity}
          />
        </>
      )}
    </div>
  );
}
