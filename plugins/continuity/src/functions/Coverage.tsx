import type { FunctionRow } from '@backstage-continuity/plugin-continuity-common';
import { statusClass, useContinuityTranslation } from '../components';
import styles from './functions.module.css';

/** How many of what supports a function are reviewed and tested as asked for. */
export function Coverage(props: { coverage: FunctionRow['coverage'] }) {
  const { t } = useContinuityTranslation();
  const { entities, reviewed, tested } = props.coverage;
  if (entities === 0) return null;
  return (
    <>
      {(
        [
          ['reviewed', reviewed],
          ['tested', tested],
        ] as const
      ).map(([name, number]) => (
        <div key={name} className={styles.coverage}>
          {t(`functions.coverage.${name}`, {
            number: String(number),
            total: String(entities),
          })}
          <div
            // The words above say the same.
            aria-hidden
            className={`${styles.track} ${statusClass(
              number === entities ? 'ready' : 'overdue',
            )}`}
          >
            <div
              className={styles.fill}
              style={{ width: `${(100 * number) / entities}%` }}
            />
          </div>
        </div>
      ))}
    </>
  );
}
