import { formatDuration } from '@backstage-continuity/plugin-continuity-common';
import { Link } from '@backstage/ui';
import { RiAlertLine } from '@remixicon/react';
import { Handle, Position, useReactFlow, type NodeProps } from '@xyflow/react';
import type { FocusEvent } from 'react';
import {
  statusClass,
  useContinuityTranslation,
  type Translate,
} from '../components';
import { useTabLink } from '../entity/useTabLink';
import { BranchButtons } from './BranchButtons';
import { DependencyStatus } from './DependencyStatus';
import type { EntityNodeType } from './drawing';
import styles from './graph.module.css';
import { KindIcon } from './KindIcon';
import type { Neighbour } from './neighbourhood';
import { DEPENDENCIES_SECTION } from './useDependencyState';
import { useStillness } from './useStillness';
import { kindText } from './words';

function forecastText({ forecast }: Neighbour, t: Translate): string {
  if (forecast === null) return t('dependencies.picture.forecastUnknown');
  // At least nothing is nothing known.
  if (forecast.lowerBound && forecast.seconds === 0) {
    return t('dependencies.picture.forecastUnknown');
  }
  return t(
    forecast.lowerBound
      ? 'dependencies.picture.forecastAtLeast'
      : 'dependencies.picture.forecast',
    { duration: formatDuration(forecast.seconds) },
  );
}

function isTooLate({ forecast, targetRto }: Neighbour): boolean {
  return (
    forecast !== null && targetRto !== null && forecast.seconds > targetRto
  );
}

/** Brings what has the focus into the picture, for those who go by keyboard. */
function useBringIntoView(id: string) {
  const flow = useReactFlow();
  const duration = useStillness() ? 0 : 200;
  return ({ target }: FocusEvent) => {
    if (!target.matches(':focus-visible')) return;
    const { x, y, width, height } = flow.getNodesBounds([id]);
    flow.setCenter(x + width / 2, y + height / 2, {
      zoom: Math.max(flow.getZoom(), 0.8),
      duration,
    });
  };
}

/** Both ends that lines may have at a node; unseen, as nobody draws lines. */
export function Ends() {
  return (
    <>
      <Handle type="target" position={Position.Left} isConnectable={false} />
      <Handle type="source" position={Position.Right} isConnectable={false} />
    </>
  );
}

/** An entity: what it is, how it stands, what it promises and what it can keep. */
export function EntityNode(props: NodeProps<EntityNodeType>) {
  const { t } = useContinuityTranslation();
  const tabLink = useTabLink();
  const { entity, emphasis, opened } = props.data;
  const onFocus = useBringIntoView(props.id);
  const look = entity.exists ? entity.status : 'gap';
  return (
    <article
      className={`${styles.entity} ${statusClass(look ?? 'unknown')}`}
      aria-label={entity.title}
      data-root={entity.side === null || undefined}
      data-missing={!entity.exists || undefined}
      data-emphasis={emphasis}
      onFocus={onFocus}
    >
      <Ends />
      <div className={styles.kind}>
        <KindIcon kind={entity.kind} />
        <span className={styles.ellipsis}>{kindText(entity, t)}</span>
        {entity.findings > 0 && (
          <span
            className={`${styles.findings} ${statusClass('gap')}`}
            title={t('dependencies.findingsCount', { count: entity.findings })}
          >
            <RiAlertLine aria-hidden />
            {t('dependencies.findingsCount', { count: entity.findings })}
          </span>
        )}
      </div>
      <div className={styles.title} title={entity.title}>
        {entity.exists ? (
          <Link
            href={`${tabLink(entity.entityRef)}#${DEPENDENCIES_SECTION}`}
            weight="bold"
            className={styles.open}
          >
            {entity.title}
          </Link>
        ) : (
          entity.title
        )}
      </div>
      <div className={styles.state}>
        <DependencyStatus entity={entity} />
        <span>
          {entity.declaredRto === null
            ? t('dependencies.picture.noRto')
            : t('dependencies.picture.rto', {
                duration: formatDuration(entity.declaredRto),
              })}
        </span>
      </div>
      <div
        className={`${styles.forecast} ${statusClass(
          isTooLate(entity) ? 'gap' : 'unknown',
        )}`}
        data-late={isTooLate(entity) || undefined}
      >
        {forecastText(entity, t)}
      </div>
      <BranchButtons entity={entity} opened={opened} />
    </article>
  );
}
