import { Button } from '@backstage/ui';
import { RiArrowRightDoubleLine } from '@remixicon/react';
import { Fragment, useRef, useState, type KeyboardEvent } from 'react';
import { useContinuityTranslation } from '../../../../components';
import { fieldId } from '../../../edit/form/fieldId';
import { HiddenValue } from '../../../read/HiddenValue';
import styles from '../analysis.module.css';
import matrixStyles from './matrix.module.css';
import { AmountInput } from './AmountInput';
import { bandTitle, cellTitle, lossTitle } from './bands';
import { ratingByKey } from './ratingKeys';
import { RatingSelect } from './RatingSelect';
import { RowNotes } from './RowNotes';
import type { Matrix } from './useMatrix';

const MOVES: Record<string, [rows: number, bands: number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

interface Row {
  category: string;
  /** Of sums rather than ratings. */
  amount: boolean;
}

function rowsOf({ scale, amountsHidden }: Matrix): Row[] {
  return scale.categories.flatMap(({ id, amount }) => [
    { category: id, amount: false },
    ...(amount && !amountsHidden ? [{ category: id, amount: true }] : []),
  ]);
}

/** Categories by time bands, filled in like a spreadsheet. */
export function ImpactGrid(props: { matrix: Matrix; label: string }) {
  const { t } = useContinuityTranslation();
  const { matrix } = props;
  const { scale, currency } = matrix;
  const table = useRef<HTMLTableElement>(null);
  const [current, setCurrent] = useState({ row: 0, band: 0 });
  const rows = rowsOf(matrix);
  const { category } = rows[current.row] ?? rows[0];
  const at = { category, band: Math.min(current.band, scale.bands.length - 1) };
  const chosen = scale.categories.find(({ id }) => id === category);
  const isLast = at.band === scale.bands.length - 1;
  const isEmpty = (matrix.level(at)?.rating ?? null) === null;

  const goTo = (row: number, band: number) =>
    table.current
      ?.querySelector<HTMLElement>(`[data-cell="${row}.${band}"]`)
      ?.focus();

  const onKeyDown = (event: KeyboardEvent, row: number, band: number) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const { key, shiftKey } = event;
    const cell = { category: rows[row].category, band };
    const isSum = rows[row].amount;
    const move = MOVES[key];
    if (move && !shiftKey && !(isSum && move[0] === 0)) {
      event.preventDefault();
      goTo(row + move[0], band + move[1]);
      return;
    }
    if (isSum) return;
    if (key === 'ArrowRight' && shiftKey) {
      event.preventDefault();
      matrix.copyRight(cell);
      return;
    }
    const before = matrix.level(cell)?.rating ?? null;
    const rating = ratingByKey(key, scale.ratings, before);
    if (rating !== undefined) {
      event.preventDefault();
      matrix.change(cell, { rating });
    }
  };

  const cellProps = (row: number, band: number) => ({
    matrix,
    at: { category: rows[row].category, band },
    cell: `${row}.${band}`,
    onFocus: () => setCurrent({ row, band }),
    onKeyDown: (event: KeyboardEvent) => onKeyDown(event, row, band),
  });

  return (
    <>
      <div className={matrixStyles.tools}>
        <span>{cellTitle(chosen?.title ?? '', scale.bands[at.band], t)}</span>
        <Button
          size="small"
          variant="secondary"
          iconEnd={<RiArrowRightDoubleLine />}
          isDisabled={matrix.isDisabled || isLast || isEmpty}
          onPress={() => matrix.copyRight(at)}
        >
          {t('analysis.copyRight')}
        </Button>
      </div>
      <table
        ref={table}
        role="grid"
        aria-label={props.label}
        className={styles.matrix}
      >
        <thead>
          <tr>
            <th scope="col">{t('analysis.category')}</th>
            {scale.bands.map(start => (
              <th
                key={start}
                scope="col"
                className={start === matrix.mtpd ? styles.mtpd : undefined}
              >
                {bandTitle(start, t)}
                {start === matrix.mtpd && <small>MTPD</small>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {scale.categories.map(({ id, title, description, amount }) => {
            const own = rows.findIndex(row => row.category === id);
            const index = matrix.impacts.findIndex(impact => impact.id === id);
            return (
              <Fragment key={id}>
                <tr id={fieldId(`${matrix.path}.${index}.levels`)}>
                  <th scope="row" title={description ?? undefined}>
                    {title}
                  </th>
                  {scale.bands.map((start, band) => (
                    <td key={start}>
                      <RatingSelect
                        {...cellProps(own, band)}
                        label={cellTitle(title, start, t)}
                        // One stop for the tab key; arrows do the rest.
                        tabIndex={
                          own === current.row && band === at.band ? 0 : -1
                        }
                      />
                    </td>
                  ))}
                </tr>
                {amount && (
                  <tr>
                    <th scope="row" className={styles.loss}>
                      {t('analysis.loss', { currency })}
                    </th>
                    {matrix.amountsHidden ? (
                      <td colSpan={scale.bands.length}>
                        <HiddenValue />
                      </td>
                    ) : (
                      scale.bands.map((start, band) => (
                        <td key={start}>
                          <AmountInput
                            {...cellProps(own + 1, band)}
                            label={lossTitle(title, start, currency, t)}
                          />
                        </td>
                      ))
                    )}
                  </tr>
                )}
                <RowNotes matrix={matrix} category={id} index={index}>
                  {notes => (
                    <tr>
                      <td colSpan={scale.bands.length + 1}>{notes}</td>
                    </tr>
                  )}
                </RowNotes>
              </Fragment>
            );
          })}
        </tbody>
      </table>
      <p className={styles.keys}>{t('analysis.keys')}</p>
    </>
  );
}
