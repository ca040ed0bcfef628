import dagre from '@dagrejs/dagre';
import type { DependencyEdge } from '@backstage-continuity/plugin-continuity-common';
import { edgeKey } from './neighbourhood';
import type { Fold, Scene } from './scene';

/** Sizes are fixed, so that the layout is known before anything is drawn. */
export const sizes = {
  entity: { width: 236, height: 118 },
  group: { width: 76, height: 28 },
  fold: { width: 236, height: 44 },
} as const;

const RANK_GAP = 64;
const LABEL_HEIGHT = 22;
const LETTER_WIDTH = 7;

export interface Point {
  x: number;
  y: number;
}

/** One line of the drawing. */
export interface Line {
  id: string;
  source: string;
  target: string;
  /** The needs that it stands for. */
  edges: DependencyEdge[];
  label: string;
  points: Point[];
  labelAt: Point;
  /** Between entities that need each other, one way or another. */
  inCycle: boolean;
}

/** The node at which the members of a group part. */
export interface Junction {
  id: string;
  group: NonNullable<DependencyEdge['group']>;
}

export interface Layout {
  /** Upper left corners. */
  at: ReadonlyMap<string, Point>;
  junctions: Junction[];
  lines: Line[];
}

type Draft = Pick<Line, 'id' | 'source' | 'target' | 'edges' | 'label'>;

export function foldId(fold: Fold): string {
  return `fold ${fold.branch}`;
}

/** Lines and junctions before they have a place. */
function draftOf(scene: Scene, labelOf: (edge: DependencyEdge) => string) {
  const junctions = new Map<string, Junction>();
  const lines = new Map<string, Draft>();
  for (const edge of scene.edges) {
    const { from, to, group } = edge;
    const id = edgeKey(edge);
    const label = labelOf(edge);
    if (group === null) {
      lines.set(id, { id, source: from, target: to, edges: [edge], label });
      continue;
    }
    const junction = `group ${from} ${group.key}`;
    junctions.set(junction, { id: junction, group });
    const trunk = lines.get(junction) ?? {
      id: junction,
      source: from,
      target: junction,
      edges: [],
      label: '',
    };
    lines.set(junction, { ...trunk, edges: [...trunk.edges, edge] });
    lines.set(id, { id, source: junction, target: to, edges: [edge], label });
  }
  for (const fold of scene.folds) {
    const id = foldId(fold);
    const parent = fold.parent.entityRef;
    const [source, target] =
      fold.side === 'needs' ? [parent, id] : [id, parent];
    lines.set(id, { id, source, target, edges: [], label: '' });
  }
  return { junctions: [...junctions.values()], lines: [...lines.values()] };
}

/** Nodes that need each other, each with the number of its cycle. */
function cyclesOf(lines: readonly Draft[]): ReadonlyMap<string, number> {
  const hard = new dagre.graphlib.Graph();
  for (const { source, target, edges } of lines) {
    if (edges.some(({ strength }) => strength === 'hard')) {
      hard.setEdge(source, target);
    }
  }
  return new Map(
    dagre.graphlib.alg
      .findCycles(hard)
      .flatMap((nodes, index) => nodes.map(node => [node, index] as const)),
  );
}

/** Ends of a line on the sides that it leaves and meets. */
function anchored(points: Point[], from: dagre.Node, to: dagre.Node): Point[] {
  const isBack = from.x > to.x;
  const direction = isBack ? -1 : 1;
  // A line back keeps apart from those that leave where it arrives.
  const end = (node: dagre.Node, side: number) => ({
    x: node.x + (side * node.width) / 2,
    y: isBack ? node.y + node.height / 3 : node.y,
  });
  return [end(from, direction), ...points.slice(1, -1), end(to, -direction)];
}

/** Places everything from left to right, what needs before what is needed. */
export function layOut(
  scene: Scene,
  labelOf: (edge: DependencyEdge) => string,
): Layout {
  const { junctions, lines } = draftOf(scene, labelOf);
  const graph = new dagre.graphlib.Graph({ multigraph: true });
  graph.setGraph({ rankdir: 'LR', nodesep: 28, ranksep: RANK_GAP });
  for (const { entityRef } of scene.entities) {
    graph.setNode(entityRef, { ...sizes.entity });
  }
  for (const { id } of junctions) graph.setNode(id, { ...sizes.group });
  for (const fold of scene.folds)
    graph.setNode(foldId(fold), { ...sizes.fold });
  for (const { id, source, target, label } of lines) {
    graph.setEdge(
      source,
      target,
      {
        labelpos: 'c',
        width: label.length * LETTER_WIDTH,
        height: label === '' ? 0 : LABEL_HEIGHT,
      },
      id,
    );
  }
  dagre.layout(graph);

  const cycles = cyclesOf(lines);
  return {
    at: new Map(
      graph.nodes().map(id => {
        const { x, y, width, height } = graph.node(id);
        return [id, { x: x - width / 2, y: y - height / 2 }];
      }),
    ),
    junctions,
    lines: lines.map(line => {
      const { source, target, id } = line;
      const { points, x, y } = graph.edge({ v: source, w: target, name: id });
      const isLoop = source === target;
      return {
        ...line,
        points: isLoop
          ? points
          : anchored(points, graph.node(source), graph.node(target)),
        labelAt: { x: x ?? points[0].x, y: y ?? points[0].y },
        inCycle:
          isLoop ||
          (cycles.has(source) && cycles.get(source) === cycles.get(target)),
      };
    }),
  };
}

/** A smooth way through the points that leaves and meets nodes level. */
export function pathThrough([first, ...rest]: readonly Point[]): string {
  let { x, y } = first;
  const curves = rest.map(to => {
    const half = (x + to.x) / 2;
    const curve = `C ${half} ${y} ${half} ${to.y} ${to.x} ${to.y}`;
    ({ x, y } = to);
    return curve;
  });
  return `M ${first.x} ${first.y} ${curves.join(' ')}`;
}
