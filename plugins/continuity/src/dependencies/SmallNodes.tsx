import {
  statuses,
  type Status,
} from '@backstage-continuity/plugin-continuity-common';
import { Button } from '@backstage/ui';
import { RiAddLine } from '@remixicon/react';
import type { NodeProps } from '@xyflow/react';
import { StackedBar, useContinuityTranslation } from '../components';
import type { FoldNodeType, GroupNodeType } from './drawing';
import { Ends } from './EntityNode';
import styles from './graph.module.css';
import { useDependencyState } from './useDependencyState';
import { failoverText } from './words';

/** Where the members of a group part, with how many of them are needed. */
export function GroupNode(props: NodeProps<GroupNodeType>) {
  const { t } = useContinuityTranslation();
  const { group, emphasis } = props.data;
  const figures = {
    required: String(group.required),
    members: String(group.members),
  };
  const label = t('dependencies.picture.groupLabel', {
    ...figures,
    failover: failoverText(group, t),
  });
  return (
    <div
      className={styles.group}
      data-emphasis={emphasis}
      role="img"
      aria-label={label}
      title={label}
    >
      <Ends />
      {t('dependencies.picture.group', figures)}
    </div>
  );
}

/** What is not shown one by one, with how it stands. */
export function FoldNode(props: NodeProps<FoldNodeType>) {
  const { t } = useContinuityTranslation();
  const { toggleUnfolded } = useDependencyState();
  const { branch, side, parent, entities } = props.data.fold;
  const counts = Object.fromEntries(
    statuses.map(status => [
      status,
      entities.filter(entity => entity.status === status).length,
    ]),
  ) as Record<Status, number>;
  return (
    <div className={styles.fold}>
      <Ends />
      <Button
        size="small"
        variant="tertiary"
        className="nopan"
        iconStart={<RiAddLine />}
        aria-label={t(
          side === 'needs'
            ? 'dependencies.picture.unfoldLabel'
            : 'dependencies.picture.unfoldLabelBack',
          { number: String(entities.length), title: parent.title },
        )}
        onPress={() => toggleUnfolded(branch)}
      >
        {t('dependencies.picture.unfold', { count: entities.length })}
      </Button>
      <StackedBar counts={counts} />
    </div>
  );
}
