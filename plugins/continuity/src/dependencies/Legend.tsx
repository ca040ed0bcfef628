import { useContinuityTranslation } from '../components';
import styles from './graph.module.css';

const lines = [
  { id: 'hard', look: '' },
  { id: 'soft', look: styles.soft },
  { id: 'recovery', look: styles.recovery },
  { id: 'inverted', look: styles.inverted },
  { id: 'cycle', look: styles.cycle },
] as const;

/** What the lines of the picture mean. */
export function Legend() {
  const { t } = useContinuityTranslation();
  return (
    <ul className={styles.legend} aria-label={t('dependencies.legend.label')}>
      {lines.map(({ id, look }) => (
        <li key={id}>
          <svg width="36" height="8" aria-hidden className={look}>
            <path className={styles.sample} d="M 0 4 H 29" />
            <path className={styles.arrow} d="M 29 0 L 36 4 L 29 8 Z" />
          </svg>
          {t(`dependencies.legend.${id}`)}
        </li>
      ))}
      <li>
        <span className={styles.groupSample} aria-hidden>
          {t('dependencies.picture.group', { required: '1', members: '2' })}
        </span>
        {t('dependencies.legend.group')}
      </li>
    </ul>
  );
}
