import { BaseEdge, EdgeLabelRenderer, type EdgeProps } from '@xyflow/react';
import { statusClass } from '../components';
import type { NeedEdgeType } from './drawing';
import styles from './graph.module.css';
import { pathThrough, type Line } from './layout';

/** Where the arrow's tip is, and that it points along the line's last bit. */
function arrowPath({ points }: Line): string {
  const tip = points[points.length - 1];
  const before = points[points.length - 2];
  const way = before.x <= tip.x ? -7 : 7;
  return `M ${tip.x + way} ${tip.y - 4} L ${tip.x} ${tip.y} L ${tip.x + way} ${
    tip.y + 4
  } Z`;
}

/** A need: solid if hard, dashed if soft, dotted if only to recover. */
export function NeedEdge(props: EdgeProps<NeedEdgeType>) {
  if (!props.data) return null;
  const { line, emphasis } = props.data;
  const { edges, label, labelAt, inCycle } = line;
  const isInverted = edges.some(edge => edge.inverted);
  const look = [
    styles.line,
    edges.some(edge => edge.strength === 'soft') && styles.soft,
    edges.some(edge => edge.use === 'recovery') && styles.recovery,
    inCycle && styles.cycle,
    isInverted && styles.inverted,
  ].filter(Boolean);
  return (
    <g className={look.join(' ')} data-emphasis={emphasis}>
      <BaseEdge path={pathThrough(line.points)} interactionWidth={0} />
      <path className={styles.arrow} d={arrowPath(line)} />
      {label !== '' && (
        <EdgeLabelRenderer>
          <span
            // The line's own text says it to those who do not see it.
            aria-hidden
            className={`${styles.label} ${statusClass(
              isInverted ? 'gap' : 'unknown',
            )}`}
            style={{
              transform: `translate(-50%, -50%) translate(${labelAt.x}px, ${labelAt.y}px)`,
            }}
          >
            {label}
          </span>
        </EdgeLabelRenderer>
      )}
    </g>
  );
}
