import { Position, type Edge, type Node } from '@xyflow/react';
import type { Translate } from '../components';
import { pathSets, stepKey } from './highlight';
import {
  foldId,
  layOut,
  sizes,
  type Junction,
  type Layout,
  type Line,
} from './layout';
import type { Neighbour } from './neighbourhood';
import type { Fold, Scene } from './scene';
import { inversionText, needText, type Lookup } from './words';

/** Whether something is on the path that is highlighted; none: there is no path. */
export type Emphasis = 'on' | 'off' | 'none';

export type EntityNodeType = Node<
  { entity: Neighbour; emphasis: Emphasis; opened: string[] },
  'entity'
>;
export type GroupNodeType = Node<
  { group: Junction['group']; emphasis: Emphasis },
  'junction'
>;
export type FoldNodeType = Node<{ fold: Fold }, 'fold'>;
export type DrawnNode = EntityNodeType | GroupNodeType | FoldNodeType;
export type NeedEdgeType = Edge<{ line: Line; emphasis: Emphasis }, 'need'>;

// Known ahead, as the sizes are: everything is drawn at once, in place.
function handlesOf({ width, height }: { width: number; height: number }) {
  const size = { width: 1, height: 1, y: height / 2 };
  return [
    { ...size, type: 'target' as const, position: Position.Left, x: 0 },
    { ...size, type: 'source' as const, position: Position.Right, x: width },
  ];
}

function placed(kind: keyof typeof sizes, id: string, layout: Layout) {
  return {
    id,
    position: layout.at.get(id) ?? { x: 0, y: 0 },
    ...sizes[kind],
    handles: handlesOf(sizes[kind]),
    // Nodes that can neither be moved nor chosen would take no clicks otherwise.
    style: { pointerEvents: 'all' as const },
  };
}

/** Nodes and lines of a scene, each in its place. */
export function drawingOf(
  scene: Scene,
  path: readonly string[],
  t: Translate,
): { nodes: DrawnNode[]; edges: NeedEdgeType[] } {
  const byRef = new Map(
    scene.entities.map(entity => [entity.entityRef, entity]),
  );
  const lookup: Lookup = ref => byRef.get(ref);
  const titleOf = (ref: string) => byRef.get(ref)?.title ?? ref;
  const layout = layOut(scene, edge =>
    [
      edge.data && t('dependencies.need.dataShort'),
      inversionText(edge, lookup, t),
    ]
      .filter(Boolean)
      .join(' · '),
  );
  const { entities, steps } = pathSets(path);
  const emphasis = (isOn: boolean): Emphasis => {
    if (path.length === 0) return 'none';
    return isOn ? 'on' : 'off';
  };
  const isOnPath = ({ edges }: Line) =>
    edges.some(({ from, to }) => steps.has(stepKey(from, to)));

  const nodes: DrawnNode[] = [
    ...scene.entities.map(entity => ({
      ...placed('entity', entity.entityRef, layout),
      type: 'entity' as const,
      data: {
        entity,
        emphasis: emphasis(entities.has(entity.entityRef)),
        opened: scene.opened
          .filter(({ parent }) => parent.entityRef === entity.entityRef)
          .map(({ branch }) => branch),
      },
    })),
    ...layout.junctions.map(({ id, group }) => ({
      ...placed('group', id, layout),
      type: 'junction' as const,
      data: {
        group,
        emphasis: emphasis(
          layout.lines.some(line => line.id === id && isOnPath(line)),
        ),
      },
    })),
    ...scene.folds.map(fold => ({
      ...placed('fold', foldId(fold), layout),
      type: 'fold' as const,
      data: { fold },
    })),
  ];
  return {
    // In the order in which they are read, which is that of the Tab key.
    nodes: nodes.sort(
      (a, b) => a.position.x - b.position.x || a.position.y - b.position.y,
    ),
    edges: layout.lines.map(line => ({
      id: line.id,
      type: 'need',
      source: line.source,
      target: line.target,
      ariaLabel: line.edges
        .map(edge =>
          t('dependencies.picture.edge', {
            from: titleOf(edge.from),
            to: titleOf(edge.to),
            how: [
              needText(edge, lookup, t),
              line.inCycle && t('dependencies.need.inCycle'),
            ]
              .filter(Boolean)
              .join(', '),
          }),
        )
        .join('; '),
      data: { line, emphasis: emphasis(isOnPath(line)) },
      zIndex: isOnPath(line) ? 1 : 0,
    })),
  };
}
