import type { RecoveryStep } from '@backstage-continuity/plugin-continuity-common';
import { useContinuityTranslation } from '../components';
import styles from './timeline.module.css';
import { lookOf, type StepLook } from './words';

type Entry = StepLook | 'waiting' | 'slack' | 'critical';

const entryNames: Entry[] = [
  'waiting',
  'inTime',
  'late',
  'plain',
  'unknown',
  'waitsOnly',
  'slack',
  'critical',
];

function isShown(entry: Entry, step: RecoveryStep): boolean {
  switch (entry) {
    case 'waiting':
      return step.startsAt > 0;
    case 'slack':
      return step.slack !== null && step.slack > 0;
    case 'critical':
      return step.critical;
    default:
      return lookOf(step) === entry;
  }
}

/** What the bars mean, as far as there are such bars. */
export function TimelineLegend(props: { steps: RecoveryStep[] }) {
  const { t } = useContinuityTranslation();
  const { steps } = props;
  const entries = entryNames.filter(entry =>
    steps.some(step => isShown(entry, step)),
  );
  return (
    <ul className={styles.legend} aria-label={t('recovery.legend.label')}>
      {entries.map(entry => (
        <li key={entry}>
          <span className={styles.sample}>
            <span
              className={
                entry === 'waiting' || entry === 'slack'
                  ? styles[entry]
                  : `${styles.own} ${styles[entry]}`
              }
            />
          </span>
          {t(`recovery.legend.${entry}`)}
        </li>
      ))}
    </ul>
  );
}
