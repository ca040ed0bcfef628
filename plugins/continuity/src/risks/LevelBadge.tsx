import type { RiskPolicy } from '@backstage-continuity/plugin-continuity-common';
import { useContinuityTranslation } from '../components';
import { levelLook } from './levelLook';
import styles from './risks.module.css';

/** A level as icon, word and colour; null: not rated. */
export function LevelBadge(props: {
  risk: Pick<RiskPolicy, 'levels'>;
  level: string | null;
}) {
  const { t } = useContinuityTranslation();
  const { risk } = props;
  const level = risk.levels.find(({ id }) => id === props.level);
  const { className, style, Icon } = levelLook(risk, level?.id ?? null);
  return (
    <span
      className={`${styles.chip} ${className}`}
      style={style}
      title={
        level &&
        t(level.acceptable ? 'risks.level.within' : 'risks.level.above')
      }
    >
      <Icon aria-hidden />
      {level?.title ?? props.level ?? t('risks.level.unrated')}
    </span>
  );
}
