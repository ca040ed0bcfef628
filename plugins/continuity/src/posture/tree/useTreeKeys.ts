import type { KeyboardEvent } from 'react';

const ROW = 'tr[data-path]';

const levelOf = (row: HTMLElement) => Number(row.getAttribute('aria-level'));

/** The row that the arrow key leads to, or undefined when it opens or closes. */
function target(
  key: string,
  rows: HTMLElement[],
  at: number,
): HTMLElement | undefined {
  const row = rows[at];
  switch (key) {
    case 'ArrowDown':
      return rows[at + 1];
    case 'ArrowUp':
      return rows[at - 1];
    case 'Home':
      return rows[0];
    case 'End':
      return rows.at(-1);
    case 'ArrowRight':
      return rows[at + 1] && levelOf(rows[at + 1]) > levelOf(row)
        ? rows[at + 1]
        : undefined;
    case 'ArrowLeft':
      return rows.slice(0, at).findLast(other => levelOf(other) < levelOf(row));
    default:
      return undefined;
  }
}

/** Whether the key opens or closes the row. */
function toggles(key: string, expanded: string | null, onRow: boolean) {
  if (expanded === null) return false;
  if (key === 'ArrowRight') return expanded === 'false';
  if (key === 'ArrowLeft') return expanded === 'true';
  return onRow && (key === 'Enter' || key === ' ');
}

const KEYS = ['ArrowDown', 'ArrowUp', 'ArrowLeft', 'ArrowRight', 'Home', 'End'];

/**
 * Keys of a tree grid as the ARIA practices describe them, with the focus on
 * rows: arrows move, open and close, Enter opens a line or follows its link. The
 * order of rows is the document's, as lines arrive page by page.
 */
export function useTreeKeys(toggle: (key: string) => void) {
  return (event: KeyboardEvent<HTMLElement>) => {
    const from = event.target as HTMLElement;
    const row = from.closest<HTMLElement>(ROW);
    if (!row || event.altKey || event.ctrlKey || event.metaKey) return;
    const onRow = from === row;
    if (toggles(event.key, row.getAttribute('aria-expanded'), onRow)) {
      event.preventDefault();
      if (row.dataset.key !== undefined) toggle(row.dataset.key);
      return;
    }
    if (onRow && event.key === 'Enter') {
      row.querySelector<HTMLElement>('a[href], button')?.click();
      return;
    }
    if (!KEYS.includes(event.key)) return;
    event.preventDefault();
    const rows = [...event.currentTarget.querySelectorAll<HTMLElement>(ROW)];
    target(event.key, rows, rows.indexOf(row))?.focus();
  };
}
