import type { TrendPoint } from '@backstage-continuity/plugin-continuity-common';

/** Days over which the headline says whether things get better. */
export const CHANGE_DAYS = 30;

/** Ready services in percent, rounded down so that 100 means all. */
export function readyPercent(counts: {
  total: number;
  byStatus: { ready: number };
}): number | null {
  const { total, byStatus } = counts;
  return total === 0 ? null : Math.floor((byStatus.ready / total) * 100);
}

/**
 * The point to compare the last one with: of 30 days before it or, while figures
 * are younger than that, the first; undefined: there is no other.
 */
export function baselineOf(
  points: readonly TrendPoint[],
): TrendPoint | undefined {
  const last = points.at(-1);
  if (!last || points.length < 2) return undefined;
  const day = new Date(Date.parse(last.day) - CHANGE_DAYS * 86_400_000)
    .toISOString()
    .slice(0, 10);
  return points.findLast(point => point.day <= day) ?? points[0];
}
