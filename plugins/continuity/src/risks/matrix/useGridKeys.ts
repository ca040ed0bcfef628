import { useRef, useState, type FocusEvent, type KeyboardEvent } from 'react';

/** A cell of a grid, without its headings. */
export interface GridPlace {
  row: number;
  column: number;
}

function moved(
  { key, ctrlKey, metaKey }: KeyboardEvent,
  { row, column }: GridPlace,
  last: GridPlace,
): GridPlace | null {
  const isWhole = ctrlKey || metaKey;
  switch (key) {
    case 'ArrowUp':
      return { row: Math.max(row - 1, 0), column };
    case 'ArrowDown':
      return { row: Math.min(row + 1, last.row), column };
    case 'ArrowLeft':
      return { row, column: Math.max(column - 1, 0) };
    case 'ArrowRight':
      return { row, column: Math.min(column + 1, last.column) };
    case 'Home':
      return { row: isWhole ? 0 : row, column: 0 };
    case 'End':
      return { row: isWhole ? last.row : row, column: last.column };
    default:
      return null;
  }
}

function cellOf(target: EventTarget): HTMLTableCellElement | null {
  return target instanceof Element ? target.closest('td') : null;
}

function placeOf(cell: HTMLTableCellElement): GridPlace {
  const row = cell.parentElement as HTMLTableRowElement;
  // The first cell of a row is its heading.
  return { row: row.sectionRowIndex, column: cell.cellIndex - 1 };
}

/**
 * A table as one stop of the Tab key, walked by arrows, Home and End (with Ctrl
 * to its corners). Each `td` holds one button.
 *
 * @param start - the stop, until the reader has walked on
 */
export function useGridKeys(start: GridPlace) {
  const ref = useRef<HTMLTableElement>(null);
  const [left, setLeft] = useState<GridPlace | null>(null);
  const stop = left ?? start;
  return {
    isStop: (row: number, column: number) =>
      row === stop.row && column === stop.column,
    gridProps: {
      ref,
      role: 'grid',
      onFocus: ({ target }: FocusEvent) => {
        const cell = cellOf(target);
        if (cell) setLeft(placeOf(cell));
      },
      onKeyDown: (event: KeyboardEvent) => {
        const cell = cellOf(event.target);
        const rows = ref.current?.tBodies[0].rows;
        if (!cell || !rows) return;
        const to = moved(event, placeOf(cell), {
          row: rows.length - 1,
          column: rows[0].cells.length - 2,
        });
        if (!to) return;
        event.preventDefault();
        rows[to.row].cells[to.column + 1].querySelector('button')?.focus();
      },
    },
  };
}
