import type { KeyboardEventHandler } from 'react';
import { useContinuityTranslation } from '../../../../components';
import styles from '../analysis.module.css';
import matrixStyles from './matrix.module.css';
import type { CellAt } from '../levels';
import { ratingLook } from '../words';
import { describedBy, type Matrix } from './useMatrix';

/**
 * One rating. The browser's own list, because forty of them must be light, and
 * open the way that the reader's device does it.
 */
export function RatingSelect(props: {
  matrix: Matrix;
  at: CellAt;
  label: string;
  tabIndex?: number;
  /** How the cell is found again when keys move to it. */
  cell?: string;
  onFocus?: () => void;
  onKeyDown?: KeyboardEventHandler<HTMLSelectElement>;
}) {
  const { t } = useContinuityTranslation();
  const { matrix, at } = props;
  const { ratings } = matrix.scale;
  const rating =
    ratings.find(({ id }) => id === matrix.level(at)?.rating) ?? null;
  const look = ratingLook(matrix.scale, rating);
  const described = describedBy(matrix, at);
  return (
    <select
      className={`${styles.rating} ${look.className} ${
        rating?.tolerable === false ? styles.bad : ''
      } ${described ? matrixStyles.odd : ''}`}
      style={look.style}
      aria-label={props.label}
      aria-describedby={described}
      data-cell={props.cell}
      disabled={matrix.isDisabled}
      tabIndex={props.tabIndex}
      value={rating?.id ?? ''}
      title={rating?.description ?? undefined}
      onFocus={props.onFocus}
      onKeyDown={props.onKeyDown}
      onChange={event =>
        matrix.change(at, { rating: event.target.value || null })
      }
    >
      <option value="">{t('analysis.notRated')}</option>
      {ratings.map(({ id, title }) => (
        <option key={id} value={id}>
          {title}
        </option>
      ))}
    </select>
  );
}
