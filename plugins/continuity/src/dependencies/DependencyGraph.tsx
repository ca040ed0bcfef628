import { ReactFlow, type ReactFlowInstance } from '@xyflow/react';
import '@xyflow/react/dist/base.css';
import { useMemo, useRef, type CSSProperties } from 'react';
import { useContinuityTranslation } from '../components';
import { drawingOf, type DrawnNode, type NeedEdgeType } from './drawing';
import { EntityNode } from './EntityNode';
import styles from './graph.module.css';
import { GraphControls } from './GraphControls';
import { Legend } from './Legend';
import { NeedEdge } from './NeedEdge';
import type { Neighbourhood } from './neighbourhood';
import { sceneOf } from './scene';
import { FoldNode, GroupNode } from './SmallNodes';
import { useDependencyState } from './useDependencyState';
import { useFraming } from './useFraming';

const nodeTypes = { entity: EntityNode, junction: GroupNode, fold: FoldNode };
const edgeTypes = { need: NeedEdge };
/** Pixels; between them as high as its content. */
const HEIGHT = { least: 280, most: 620 };

/**
 * The library calls what it draws an application, in which screen readers would
 * read out nothing but links and buttons.
 */
function markAsGroup(element: HTMLElement | null) {
  element?.setAttribute('role', 'group');
}

/** An entity, what it needs to its right and what needs it to its left. */
export function DependencyGraph(props: { neighbourhood: Neighbourhood }) {
  const { t } = useContinuityTranslation();
  const { neighbourhood } = props;
  const { unfolded, path } = useDependencyState();
  const frame = useRef<HTMLDivElement>(null);
  const { nodes, edges } = useMemo(
    () =>
      drawingOf(
        sceneOf(neighbourhood, { unfolded, keep: new Set(path) }),
        path,
        t,
      ),
    [neighbourhood, unfolded, path, t],
  );
  const { root } = neighbourhood;
  const framing = useFraming({ nodes, rootId: root.entityRef, path, frame });
  const tops = nodes.map(({ position }) => position.y);
  const content = Math.max(...tops) - Math.min(...tops) + 200;
  return (
    <div>
      <div
        ref={frame}
        className={styles.frame}
        style={
          {
            '--continuity-graph-height': `${Math.min(
              HEIGHT.most,
              Math.max(HEIGHT.least, content),
            )}px`,
          } as CSSProperties
        }
      >
        <ReactFlow<DrawnNode, NeedEdgeType>
          aria-label={t('dependencies.picture.label', { title: root.title })}
          ref={markAsGroup}
          nodes={nodes}
          edges={edges}
          nodeTypes={nodeTypes}
          edgeTypes={edgeTypes}
          onInit={(instance: ReactFlowInstance<DrawnNode, NeedEdgeType>) =>
            framing.onInit(instance)
          }
          minZoom={0.1}
          maxZoom={1.5}
          nodesDraggable={false}
          nodesConnectable={false}
          // Links and buttons within the nodes have the focus themselves.
          nodesFocusable={false}
          edgesFocusable={false}
          elementsSelectable={false}
          disableKeyboardA11y
          // The wheel scrolls the page; with Ctrl, or two fingers, it zooms.
          zoomOnScroll={false}
          preventScrolling={false}
          zoomOnDoubleClick={false}
          // Its link is too pale to read in either colour scheme.
          proOptions={{ hideAttribution: true }}
        >
          <GraphControls rootTitle={root.title} onCenter={framing.center} />
        </ReactFlow>
      </div>
      <Legend />
    </div>
  );
}
