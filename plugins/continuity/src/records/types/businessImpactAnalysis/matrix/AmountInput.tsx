import { ratingOfAmount } from '@backstage-continuity/plugin-continuity-common';
import { useState, type KeyboardEventHandler } from 'react';
import { textForms } from '../../../edit/fields/parsing';
import styles from '../analysis.module.css';
import type { CellAt } from '../levels';
import { describedBy, type Matrix } from './useMatrix';

/** The loss by the start of a band, as people write sums. */
export function AmountInput(props: {
  matrix: Matrix;
  at: CellAt;
  label: string;
  cell?: string;
  onFocus?: () => void;
  onKeyDown?: KeyboardEventHandler<HTMLInputElement>;
}) {
  const { matrix, at } = props;
  const { read, write } = textForms.amount;
  // What is being typed is not rewritten under the fingers.
  const [typed, setTyped] = useState<string>();
  const level = matrix.level(at);
  const value: unknown = level?.amount ?? null;
  const isWrong = typeof value === 'string';
  const shown =
    typeof value === 'number' ? value.toLocaleString() : write(value);

  const leave = () => {
    setTyped(undefined);
    // A sum says by itself how bad it is; what somebody has rated stays.
    if (typeof value === 'number' && (level?.rating ?? null) === null) {
      const rating = ratingOfAmount(matrix.scale, value);
      if (rating) matrix.change(at, { rating: rating.id });
    }
  };

  return (
    <input
      type="text"
      inputMode="decimal"
      className={styles.amount}
      aria-label={props.label}
      aria-describedby={describedBy(matrix, at)}
      aria-invalid={isWrong}
      data-cell={props.cell}
      disabled={matrix.isDisabled}
      value={typed ?? shown}
      onFocus={() => {
        setTyped(write(value));
        props.onFocus?.();
      }}
      onKeyDown={props.onKeyDown}
      onChange={event => {
        setTyped(event.target.value);
        matrix.change(at, {
          amount: read(event.target.value) as number | null,
        });
      }}
      onBlur={leave}
    />
  );
}
