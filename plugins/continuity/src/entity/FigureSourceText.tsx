import type { FigureSource } from '@backstage-continuity/plugin-continuity-common';
import { EntityLink, TierBadge, useContinuityTranslation } from '../components';
import styles from './entity.module.css';

/** Where a figure comes from. */
export function FigureSourceText(props: { source: FigureSource }) {
  const { t } = useContinuityTranslation();
  const { source } = props;
  switch (source.type) {
    case 'tier':
      return (
        <small className={styles.source}>
          {t('entity.source.tier')} <TierBadge tier={source.tier} plain />
        </small>
      );
    case 'function':
      return (
        <small className={styles.source}>
          <EntityLink entityRef={source.entityRef} />
          {source.peak !== undefined &&
            ` ${t('entity.source.peak', { peak: source.peak })}`}
        </small>
      );
    default:
      return (
        <small className={styles.source}>
          {t(`entity.source.${source.type}`)}
        </small>
      );
  }
}
