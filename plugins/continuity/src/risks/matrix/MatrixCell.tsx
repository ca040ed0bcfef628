import type {
  RiskMatrixCell,
  RiskPolicy,
} from '@backstage-continuity/plugin-continuity-common';
import { VisuallyHidden } from '@backstage/ui';
import type { ReactNode } from 'react';
import { statusClass, useContinuityTranslation } from '../../components';
import { levelLook } from '../levelLook';
import styles from './matrix.module.css';
import { titleOf } from './titleOf';

/** A place in the matrix. */
export type MatrixPlace = Pick<RiskMatrixCell, 'likelihood' | 'impact'>;

/** One place: its level in colour and word, what is there, and a way to it. */
export function MatrixCell(props: {
  risk: RiskPolicy;
  cell: RiskMatrixCell;
  isCompact: boolean;
  isSelected: boolean;
  /** Whether the Tab key stops here. */
  isStop: boolean;
  placed: ReactNode;
  titles: string;
  onSelect?: (cell: MatrixPlace) => void;
}) {
  const { t } = useContinuityTranslation();
  const { risk, cell, onSelect, isSelected } = props;
  const { status, style } = levelLook(risk, cell.level);
  const level =
    cell.level === null
      ? t('risks.level.unrated')
      : titleOf(risk.levels, cell.level);
  const place = t('risks.matrix.cell', {
    count: cell.count,
    likelihood: titleOf(risk.likelihood, cell.likelihood),
    impact: titleOf(risk.impact, cell.impact),
    level,
  });
  const label = props.titles
    ? `${place}. ${t('risks.matrix.placed', { titles: props.titles })}`
    : place;
  const content = (
    <>
      <VisuallyHidden>{label}</VisuallyHidden>
      <span className={styles.count} aria-hidden>
        {cell.count > 0 ? props.placed ?? cell.count : ''}
      </span>
      <span className={styles.level} aria-hidden>
        {props.isCompact ? level.charAt(0) : level}
      </span>
    </>
  );
  const isEmpty = cell.count === 0 && !isSelected;
  return (
    <td
      className={`${styles.cell} ${statusClass(status)} ${
        cell.count > 0 ? styles.filled : ''
      } ${isSelected ? styles.selected : ''}`}
      style={style}
      title={label}
    >
      {onSelect ? (
        <button
          type="button"
          className={styles.cellButton}
          tabIndex={props.isStop ? 0 : -1}
          // Reached by the arrows all the same, to be read.
          aria-disabled={isEmpty || undefined}
          aria-pressed={isEmpty ? undefined : isSelected}
          onClick={isEmpty ? undefined : () => onSelect(cell)}
        >
          {content}
        </button>
      ) : (
        content
      )}
    </td>
  );
}
