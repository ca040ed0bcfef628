import type {
  RiskMatrixCell,
  RiskPolicy,
} from '@backstage-continuity/plugin-continuity-common';
import { VisuallyHidden } from '@backstage/ui';
import type { ReactNode } from 'react';
import { useContinuityTranslation } from '../../components';
import styles from './matrix.module.css';
import { MatrixCell, type MatrixPlace } from './MatrixCell';
import { useGridKeys, type GridPlace } from './useGridKeys';

/** Where the Tab key gets in: what is chosen, else the first that holds a risk. */
function firstStop(
  rows: RiskMatrixCell[][],
  isSelected: (cell: RiskMatrixCell) => boolean,
): GridPlace {
  for (const isIt of [isSelected, (cell: RiskMatrixCell) => cell.count > 0]) {
    const row = rows.findIndex(cells => cells.some(isIt));
    if (row !== -1) return { row, column: rows[row].findIndex(isIt) };
  }
  return { row: 0, column: 0 };
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
  const isSelected = (cell: MatrixPlace) =>
    selected?.likelihood === cell.likelihood && selected.impact === cell.impact;
  const rows = [...risk.likelihood]
    .reverse()
    .map(({ id }) => props.cells.find(row => row[0]?.likelihood === id) ?? []);
  const { isStop, gridProps } = useGridKeys(firstStop(rows, isSelected));
  return (
    <table
      className={`${styles.matrix} ${isCompact ? styles.compact : ''}`}
      {...(props.onSelect && gridProps)}
    >
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
        {[...risk.likelihood].reverse().map((likelihood, row) => (
          <tr key={likelihood.id}>
            <th scope="row" title={likelihood.description ?? undefined}>
              {likelihood.title}
            </th>
            {rows[row].map((cell, column) => (
              <MatrixCell
                key={cell.impact}
                risk={risk}
                cell={cell}
                isCompact={isCompact}
                isSelected={isSelected(cell)}
                isStop={isStop(row, column)}
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
