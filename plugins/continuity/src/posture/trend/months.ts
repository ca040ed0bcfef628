import type { TrendPoint } from '@backstage-continuity/plugin-continuity-common';

/** The last point of each month, newest first: a year on one screen. */
export function lastOfMonths(points: readonly TrendPoint[]): TrendPoint[] {
  const last = new Map(points.map(point => [point.day.slice(0, 7), point]));
  return [...last.values()].reverse();
}
