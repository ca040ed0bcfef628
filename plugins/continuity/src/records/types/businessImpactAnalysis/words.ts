import {
  formatDuration,
  type AnalysisObjective,
  type ImpactScale,
} from '@backstage-continuity/plugin-continuity-common';
import type { CSSProperties } from 'react';
import { statusClass } from '../../../components';

/** Names one after the other: `Customer, Financial`. */
export function titlesOf(items: readonly { title: string }[]): string {
  return items.map(({ title }) => title).join(', ');
}

/** `MTPD`, the same in every language. */
export function nameOf(objective: AnalysisObjective): string {
  return objective.toLocaleUpperCase('en-US');
}

export function timesOf(seconds: readonly number[]): string {
  return seconds.map(formatDuration).join(', ');
}

/**
 * How a rating is coloured: tolerable ones from green to yellow, the others ever
 * fuller red. The word always stands beside it.
 */
export function ratingLook(
  scale: ImpactScale,
  rating: { id: string } | null,
): { className: string; style: CSSProperties } {
  const index = scale.ratings.findIndex(({ id }) => id === rating?.id);
  if (index === -1) return { className: statusClass('unknown'), style: {} };
  const tolerable = scale.ratings.filter(each => each.tolerable).length;
  const isBad = index >= tolerable;
  const [step, steps] = isBad
    ? [index - tolerable + 1, scale.ratings.length - tolerable]
    : [index, tolerable];
  const tone = step > 0 ? 'overdue' : 'ready';
  return {
    className: statusClass(isBad ? 'gap' : tone),
    style: { '--share': step / steps } as CSSProperties,
  };
}
