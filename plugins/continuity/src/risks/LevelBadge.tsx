import type { RiskPolicy } from '@backstage-continuity/plugin-continuity-common';
import { Chip, useContinuityTranslation } from '../components';
import { levelLook } from './levelLook';

/** A level as icon, word and colour; null: not rated. */
export function LevelBadge(props: {
  risk: Pick<RiskPolicy, 'levels'>;
  level: string | null;
}) {
  const { t } = useContinuityTranslation();
  const { risk } = props;
  const level = risk.levels.find(({ id }) => id === props.level);
  const { status, style, Icon } = levelLook(risk, level?.id ?? null);
  return (
    <Chip
      look={{ Icon, status }}
      style={style}
      title={
        level &&
        t(level.acceptable ? 'risks.level.within' : 'risks.level.above')
      }
    >
      {level?.title ?? props.level ?? t('risks.level.unrated')}
    </Chip>
  );
}
