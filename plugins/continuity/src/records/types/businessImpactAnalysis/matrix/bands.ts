import { formatDuration } from '@backstage-continuity/plugin-continuity-common';
import type { Translate } from '../../../../components';

/** Heads the column of a band: `4 h`. */
export function bandTitle(start: number, t: Translate): string {
  return start === 0 ? t('analysis.atOnce') : formatDuration(start);
}

/** What a cell is called: `Financial, after 4 h`. */
export function cellTitle(category: string, start: number, t: Translate) {
  return start === 0
    ? t('analysis.cellAtOnce', { category })
    : t('analysis.cell', { category, time: formatDuration(start) });
}

/** What the sum of a cell is called: `Financial, after 4 h: loss in EUR`. */
export function lossTitle(
  category: string,
  start: number,
  currency: string,
  t: Translate,
) {
  return t('analysis.lossCell', {
    cell: cellTitle(category, start, t),
    currency,
  });
}
