import {
  impactRows,
  worstByBand,
  type ImpactRating,
  type ImpactScale,
  type RatedImpacts,
} from '@backstage-continuity/plugin-continuity-common';

/**
 * One step of the lines: the place of a band on the axis, and of each line's
 * rating in the scale; null: not rated.
 */
export interface CurvePoint {
  at: number;
  worst: number | null;
  [category: string]: number | null;
}

/** Lines that lie upon each other are drawn side by side. */
const BESIDE = 0.06;

function heightOf(
  { ratings }: ImpactScale,
  rating: ImpactRating | null,
): number | null {
  const index = ratings.findIndex(({ id }) => id === rating?.id);
  return index === -1 ? null : index;
}

/** Bands are equally wide, as hours and weeks fit no common axis. */
export function curvePoints(impacts: RatedImpacts): CurvePoint[] {
  const { scale } = impacts;
  const rows = impactRows(impacts);
  const points = worstByBand(impacts).map(({ rating }, band): CurvePoint => {
    const point: CurvePoint = { at: band, worst: heightOf(scale, rating) };
    rows.forEach(({ category, cells }, index) => {
      const height = heightOf(scale, cells[band].rating);
      point[category.id] =
        height === null ? null : height - BESIDE * (index + 1);
    });
    return point;
  });
  // What is rated at the start of the last band holds on.
  return [...points, { ...points[points.length - 1], at: points.length }];
}

/** Where a moment lies on the axis of {@link curvePoints}. */
export function placeOf(bands: readonly number[], seconds: number): number {
  const band = bands.findLastIndex(start => start <= seconds);
  if (band === -1) return 0;
  const next = bands[band + 1];
  const share =
    next === undefined
      ? Math.min(0.9, (seconds - bands[band]) / Math.max(1, bands[band]))
      : (seconds - bands[band]) / (next - bands[band]);
  return band + share;
}
