import { useContinuityTranslation } from '../components';
import styles from './recovery.module.css';
import { StepLink } from './StepLink';
import type { Recovery } from './types';
import { formatDuration } from '@backstage-continuity/plugin-continuity-common';

/** Entities named; of a longer path the middle is counted. */
const NAMED = 8;

/** What decides how long it takes, in order of time. */
export function CriticalPath(props: { path: Recovery['criticalPath'] }) {
  const { t } = useContinuityTranslation();
  // An entity that takes no time of its own decides nothing.
  const deciding = props.path.filter(
    place => place === null || place.own.seconds !== 0,
  );
  if (deciding.length < 2) return null;
  const shown = deciding.slice(-NAMED);
  const count = deciding.length - shown.length;
  return (
    <div className={styles.path}>
      <span>{t('recovery.path.title')}:</span>
      <ol>
        {count > 0 && <li>{t('recovery.table.more', { count })}</li>}
        {shown.map((place, index) => (
          // A place has no name of its own where the reader may not see it.
          <li key={place?.entityRef ?? index}>
            {place === null ? (
              t('recovery.path.hidden')
            ) : (
              <>
                <StepLink entityRef={place.entityRef} title={place.title} />
                {place.own.seconds === null
                  ? t('recovery.table.unknown')
                  : formatDuration(place.own.seconds)}
              </>
            )}
          </li>
        ))}
      </ol>
    </div>
  );
}
