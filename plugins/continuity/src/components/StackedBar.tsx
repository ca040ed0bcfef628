import {
  statuses,
  type StatusCounts,
} from '@backstage-continuity/plugin-continuity-common';
import { statusClass } from './status';
import styles from './status.module.css';
import { useContinuityTranslation } from './useContinuityTranslation';

/** Number of entities by status as one bar, with a text for those who hear it. */
export function StackedBar(props: { counts: StatusCounts; legend?: boolean }) {
  const { t } = useContinuityTranslation();
  const shown = statuses.filter(status => props.counts[status] > 0);
  const text = shown
    .map(status => `${props.counts[status]} ${t(`common.status.${status}`)}`)
    .join(', ');
  return (
    <>
      <div
        className={styles.bar}
        role="img"
        aria-label={
          shown.length > 0
            ? t('common.bar.label', { counts: text })
            : t('common.bar.empty')
        }
        title={text || undefined}
      >
        {shown.map(status => (
          <span
            key={status}
            className={`${styles.segment} ${statusClass(status)}`}
            style={{ flexGrow: props.counts[status], flexBasis: 0 }}
          />
        ))}
      </div>
      {props.legend && (
        // The bar's own label says the same.
        <ul className={styles.legend} aria-hidden>
          {shown.map(status => (
            <li key={status}>
              <span className={`${styles.swatch} ${statusClass(status)}`} />
              {props.counts[status]} {t(`common.status.${status}`)}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
