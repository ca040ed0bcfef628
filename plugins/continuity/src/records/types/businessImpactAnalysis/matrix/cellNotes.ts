import {
  amountContradictions,
  fallingImpacts,
  formatDuration,
  type BusinessImpactAnalysis,
} from '@backstage-continuity/plugin-continuity-common';
import type { Translate } from '../../../../components';
import { formatAmount } from '../../../words/amounts';

/** Something odd about a cell, in words. */
export interface CellNote {
  category: string;
  /** Where its time band begins. */
  start: number;
  text: string;
}

/** What contradicts itself in the matrix; it may be right all the same. */
export function cellNotes(
  analysis: BusinessImpactAnalysis,
  currency: string,
  t: Translate,
): CellNote[] {
  const falling = fallingImpacts(analysis).map(
    ({ category, earlier, later }) => ({
      category: category.id,
      start: later.start,
      text: t('analysis.note.falling', {
        time: formatDuration(later.start),
        rating: later.rating.title,
        before: formatDuration(earlier.start),
        earlier: earlier.rating.title,
      }),
    }),
  );
  const amounts = amountContradictions(analysis).map(
    ({ category, cell, ratingOfAmount }) => ({
      category: category.id,
      start: cell.start,
      text: t('analysis.note.amount', {
        time: formatDuration(cell.start),
        amount: formatAmount(cell.amount ?? 0, currency),
        right: ratingOfAmount.title,
        rating: cell.rating.title,
      }),
    }),
  );
  return [...falling, ...amounts];
}
