import { Link, VisuallyHidden } from '@backstage/ui';
import { RiCheckLine } from '@remixicon/react';
import { useContinuityTranslation } from '../../components';
import styles from './import.module.css';
import { importSteps, type ImportStep } from './steps';

/** How far an import is, and the ways back. */
export function StepList(props: {
  current: ImportStep;
  /** Everything is done, the last step too. */
  isOver: boolean;
  hrefs: Partial<Record<ImportStep, string>>;
}) {
  const { t } = useContinuityTranslation();
  const at = importSteps.indexOf(props.current);
  return (
    <nav aria-label={t('recordImport.steps')}>
      <ol className={styles.steps}>
        {importSteps.map((step, index) => {
          const isDone = index < at || props.isOver;
          const isCurrent = step === props.current;
          const href = isCurrent ? undefined : props.hrefs[step];
          const title = t(`recordImport.step.${step}`);
          return (
            <li
              key={step}
              className={styles.step}
              aria-current={isCurrent ? 'step' : undefined}
              data-done={isDone || undefined}
            >
              <span className={styles.stepMark} aria-hidden>
                {isDone ? <RiCheckLine /> : index + 1}
              </span>
              {href ? <Link href={href}>{title}</Link> : title}
              {isDone && (
                <VisuallyHidden>{t('recordImport.stepDone')}</VisuallyHidden>
              )}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
