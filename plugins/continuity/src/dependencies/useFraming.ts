import type { ReactFlowInstance } from '@xyflow/react';
import { useCallback, useEffect, useRef, type RefObject } from 'react';
import type { DrawnNode, NeedEdgeType } from './drawing';
import { useStillness } from './useStillness';

type Flow = ReactFlowInstance<DrawnNode, NeedEdgeType>;

/** Smaller than this nobody reads what nodes say. */
const READABLE = 0.65;
/** A path is worth seeing as a whole, though titles alone can be read then. */
const RECOGNISABLE = 0.4;
const PADDING = 0.06;

/**
 * Decides what part of a drawing shows: all of it where that is readable, else
 * the surroundings of the root or the path that is highlighted. When the reader
 * has something added or taken away, what stays keeps its place.
 */
export function useFraming(options: {
  nodes: DrawnNode[];
  rootId: string;
  path: readonly string[];
  frame: RefObject<HTMLElement>;
}) {
  const { nodes, rootId, path, frame } = options;
  const flow = useRef<Flow>();
  const duration = useStillness() ? 0 : 200;

  /** Shows all of these if they can be read together. */
  const fit = useCallback(
    (ids: readonly string[], move: number, least = READABLE): boolean => {
      const size = frame.current;
      if (!flow.current || !size || ids.length === 0) return false;
      const bounds = flow.current.getNodesBounds([...ids]);
      const room = 1 - 2 * PADDING;
      const zoom = Math.min(
        1,
        (size.clientWidth * room) / bounds.width,
        (size.clientHeight * room) / bounds.height,
      );
      if (zoom < least) return false;
      flow.current.setCenter(
        bounds.x + bounds.width / 2,
        bounds.y + bounds.height / 2,
        { zoom, duration: move },
      );
      return true;
    },
    [frame],
  );
  /** Shows one and as much around it as there is room for, not what is empty. */
  const center = useCallback(
    (id: string, move: number) => {
      const size = frame.current;
      if (!flow.current || !size) return;
      const at = flow.current.getNodesBounds([id]);
      const all = flow.current.getNodesBounds(nodes.map(node => node.id));
      const within = (middle: number, from: number, to: number, room: number) =>
        to - from <= room
          ? (from + to) / 2
          : Math.min(Math.max(middle, from + room / 2), to - room / 2);
      // As wide as the frame, and a little of it free at the end.
      const room = {
        x: (size.clientWidth * (1 - 2 * PADDING)) / READABLE,
        y: (size.clientHeight * (1 - 2 * PADDING)) / READABLE,
      };
      flow.current.setCenter(
        within(at.x + at.width / 2, all.x, all.x + all.width, room.x),
        within(at.y + at.height / 2, all.y, all.y + all.height, room.y),
        { zoom: READABLE, duration: move },
      );
    },
    [nodes, frame],
  );
  /** Moves the view as far as what is in its middle has moved. */
  const follow = useCallback(
    (before: DrawnNode[]) => {
      const size = frame.current;
      if (!flow.current || !size) return;
      const view = flow.current.getViewport();
      const now = new Map(nodes.map(node => [node.id, node.position]));
      const middle = {
        x: (size.clientWidth / 2 - view.x) / view.zoom,
        y: (size.clientHeight / 2 - view.y) / view.zoom,
      };
      const distance = ({ position: { x, y } }: DrawnNode) =>
        Math.hypot(x - middle.x, y - middle.y);
      const [anchor] = before
        .filter(({ id }) => now.has(id))
        .sort((a, b) => distance(a) - distance(b));
      const to = anchor && now.get(anchor.id);
      if (!to) return;
      flow.current.setViewport({
        ...view,
        x: view.x - (to.x - anchor.position.x) * view.zoom,
        y: view.y - (to.y - anchor.position.y) * view.zoom,
      });
    },
    [nodes, frame],
  );

  const shown = useRef<{ nodes: DrawnNode[]; highlight: string }>();
  const highlight = path.join(',');
  const update = useCallback(() => {
    const before = shown.current;
    if (!flow.current || before?.nodes === nodes) return;
    shown.current = { nodes, highlight };
    const ids = nodes.map(({ id }) => id);
    const onPath = path.filter(id => ids.includes(id));
    const isSame =
      before !== undefined &&
      before.highlight === highlight &&
      before.nodes.length === nodes.length;
    if (isSame) {
      follow(before.nodes);
      return;
    }
    const move = before === undefined ? 0 : duration;
    if (fit(ids, move)) return;
    if (onPath.length > 0 && before?.highlight !== highlight) {
      if (!fit(onPath, move, RECOGNISABLE))
        center(onPath[onPath.length - 1], move);
    } else if (before === undefined) center(rootId, 0);
    else follow(before.nodes);
  }, [nodes, path, rootId, highlight, fit, center, follow, duration]);
  useEffect(update, [update]);

  return {
    onInit: (instance: Flow) => {
      flow.current = instance;
      update();
    },
    center: () => center(rootId, duration),
  };
}
