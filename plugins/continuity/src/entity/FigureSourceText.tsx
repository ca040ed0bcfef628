import type { FigureSource } from '@backstage-continuity/plugin-continuity-common';
import { EntityLink, TierBadge, useContinuityTranslation } from '../components';
import styles from './entity.module.css';
import { PathChain } from './PathChain';

/** Where a figure comes from; of what is inherited, the way it came along. */
export function FigureSourceText(props: {
  source: FigureSource;
  /** Whose figure it is, to show the way in its picture. */
  entityRef?: string;
}) {
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
          {source.recordId !== undefined &&
            ` ${t('entity.source.functionAnalysis')}`}
        </small>
      );
    case 'dependent':
      return <PathChain source={source} entityRef={props.entityRef} />;
    default:
      return (
        <small className={styles.source}>
          {t(`entity.source.${source.type}`)}
        </small>
      );
  }
}
