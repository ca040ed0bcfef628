import type {
  RiskMatrixCell,
  RiskPolicy,
} from '@backstage-continuity/plugin-continuity-common';
import { VisuallyHidden } from '@backstage/ui';
import type { ReactNode } from 'react';
import { useContinuityTranslation } from '../../components';
import { levelLook } from '../levelLook';
import styles from './matrix.module.css';

/** A place in the matrix. */
export type MatrixPlace = Pick<RiskMatrixCell, 'likelihood' | 'impact'>;

function titleOf(list: { id: string; title: string }[], id: string): string {
  return list.find(one => one.id === id)?.title ?? id;
}

function MatrixCell(props: {
  risk: RiskPolicy;
  cell: RiskMatrixCell;
  isCompact: boolean;
  isSelected: boolean;
  placed: ReactNode;
  titles: string;
  onSelect?: (cell: MatrixPlace) => void;
}) {
  const { t } = useContinuityTranslation();
  const { risk, cell, onSelect, isSelected } = props;
  const { className, style } = levelLook(risk, cell.level);
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
      <span className={styles.count} aria-hidden>
        {cell.count > 0 ? props.placed ?? cell.count : ''}
      </span>
      <span className={styles.level} aria-hidden>
        {props.isCompact ? level.charAt(0) : level}
      </span>
    </>
  );
  return (
    <td
      className={`${styles.cell} ${className} ${
        cell.count > 0 ? styles.filled : ''
      } ${isSelected ? styles.selected : ''}`}
      style={style}
      title={label}
    >
      {onSelect && (cell.count > 0 || isSelected) ? (
        <button
          type="button"
          className={styles.cellButton}
          aria-pressed={isSelected}
          onClick={() => onSelect(cell)}
        >
          <VisuallyHidden>{label}</VisuallyHidden>
          {content}
        </button>
      ) : (
        <>
          <VisuallyHidden>{label}</VisuallyHidden>
          {content}
        </>
      )}
    </td>
  );
}

/**
 * Likelihood by impact, the worst at the top right: each place with its level in
 * colour and word, and what is there.
 */
export function MatrixGrid(props: {
  risk: RiskPolicy;
  /** Weakest first, as the rules count them. */
  cells: RiskMatrixCell[][];
  caption: string;
  /** Levels by their first letter, where there is little room. */
  isCompact?: boolean;
  selected?: MatrixPlace | null;
  onSelect?: (cell: MatrixPlace) => void;
  /** What stands in a place instead of the count. */
  placed?: (cell: RiskMatrixCell) => ReactNode;
  /** What is in a place, in words. */
  titles?: (cell: RiskMatrixCell) => string;
}) {
  const { t } = useContinuityTranslation();
  const { risk, selected, isCompact = false } = props;
  const corner = `${t('risks.matrix.likelihood')} × ${t(
    'risks.matrix.impact',
  )}`;
  return (
    <table className={`${styles.matrix} ${isCompact ? styles.compact : ''}`}>
      <caption className={styles.caption}>{props.caption}</caption>
      <thead>
        <tr>
          <th scope="col">
            {isCompact ? <VisuallyHidden>{corner}</VisuallyHidden> : corner}
          </th>
          {risk.impact.map(({ id, title, description }) => (
            <th key={id} scope="col" title={description ?? undefined}>
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {[...risk.likelihood].reverse().map(likelihood => (
          <tr key={likelihood.id}>
            <th scope="row" title={likelihood.description ?? undefined}>
              {likelihood.title}
            </th>
            {(
              props.cells.find(row => row[0]?.likelihood === likelihood.id) ??
              []
            ).map(cell => (
              <MatrixCell
                key={cell.impact}
                risk={risk}
                cell={cell}
                isCompact={isCompact}
                isSelected={
                  selected?.likelihood === cell.likelihood &&
                  selected.impact === cell.impact
                }
                placed={props.placed?.(cell)}
                titles={props.titles?.(cell) ?? ''}
                onSelect={props.onSelect}
              />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
