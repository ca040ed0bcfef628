import type { ScheduledTest } from '@backstage-continuity/plugin-continuity-common';
import { EntityLink, useContinuityTranslation } from '../../components';
import styles from '../testing.module.css';

const SHOWN = 2;

/** The entities of a test; of many, the first. */
export function EntitiesText(props: {
  test: Pick<ScheduledTest, 'entityRefs' | 'hiddenEntities'>;
  /** How many are named. */
  shown?: number;
}) {
  const { t } = useContinuityTranslation();
  const { entityRefs, hiddenEntities } = props.test;
  const shown = props.shown ?? SHOWN;
  const more = entityRefs.length - shown;
  return (
    <ul className={styles.entities}>
      {entityRefs.slice(0, shown).map(ref => (
        <li key={ref}>
          <EntityLink entityRef={ref} />
        </li>
      ))}
      {more > 0 && (
        <li className={styles.secondary}>
          {t('testing.list.more', { count: more })}
        </li>
      )}
      {hiddenEntities > 0 && (
        <li className={styles.secondary}>
          {t('testing.list.hidden', { count: hiddenEntities })}
        </li>
      )}
    </ul>
  );
}
