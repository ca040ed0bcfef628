import { Button } from '@backstage/ui';
import { RiAddLine, RiSubtractLine } from '@remixicon/react';
import { useContinuityTranslation } from '../components';
import styles from './graph.module.css';
import type { Neighbour } from './neighbourhood';
import { branchKey, useDependencyState } from './useDependencyState';

/** On the outer side of an entity: shows more of what lies there, and less again. */
export function BranchButtons(props: { entity: Neighbour; opened: string[] }) {
  const { t } = useContinuityTranslation();
  const { entity, opened } = props;
  const { side, title, further } = entity;
  const { expanded, toggleExpanded, toggleUnfolded } = useDependencyState();
  const branch = side && branchKey(side, entity.entityRef);
  const isExpanded = branch !== null && expanded.includes(branch);
  if (opened.length === 0 && !(isExpanded || further === 'more')) return null;
  const back = side === 'needed-by';
  const labels = isExpanded
    ? (['collapse', 'collapseBack', 'less'] as const)
    : (['expand', 'expandBack', 'more'] as const);
  return (
    <div className={back ? styles.outerLeft : styles.outerRight}>
      {branch && (isExpanded || further === 'more') && (
        <Button
          size="small"
          variant="secondary"
          className={`nopan ${styles.pill}`}
          aria-label={t(`dependencies.picture.${labels[back ? 1 : 0]}`, {
            title,
          })}
          aria-expanded={isExpanded}
          iconStart={isExpanded ? <RiSubtractLine /> : <RiAddLine />}
          onPress={() => toggleExpanded(branch)}
        >
          {t(`dependencies.picture.${labels[2]}`)}
        </Button>
      )}
      {opened.map(one => (
        <Button
          key={one}
          size="small"
          variant="secondary"
          className={`nopan ${styles.pill}`}
          iconStart={<RiSubtractLine />}
          onPress={() => toggleUnfolded(one)}
        >
          {t('dependencies.picture.fold')}
        </Button>
      ))}
    </div>
  );
}
