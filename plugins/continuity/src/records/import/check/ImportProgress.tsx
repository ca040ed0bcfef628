import type { RecordImport } from '@backstage-continuity/plugin-continuity-common';
import { VisuallyHidden } from '@backstage/ui';
import { useContinuityTranslation } from '../../../components';
import styles from '../import.module.css';

/** Percent at which it is said aloud how far it is; more would be a nuisance. */
const SAID_EVERY = 25;

/** How far a check or an import is. */
export function ImportProgress(props: {
  job: RecordImport;
  label: string;
  body: string;
  isLost: boolean;
}) {
  const { t } = useContinuityTranslation();
  const { label, body, isLost } = props;
  const { done, total } = props.job.progress;
  const percent = total === 0 ? 0 : Math.floor((100 * done) / total);
  const said = percent - (percent % SAID_EVERY);
  return (
    <div className={styles.progress}>
      <label>
        {label}
        {/* Without a value it moves to and fro: nobody knows yet how much it is. */}
        <progress {...(total > 0 && { max: total, value: done })} />
      </label>
      <span className={styles.secondary}>
        {total === 0
          ? t('recordImport.check.starting')
          : t('recordImport.check.progress', { done, total })}
      </span>
      <p className={styles.prose}>
        {isLost ? t('recordImport.check.lost') : body}
      </p>
      <VisuallyHidden role="status">
        {t('recordImport.check.percent', { percent: said })}
      </VisuallyHidden>
    </div>
  );
}
