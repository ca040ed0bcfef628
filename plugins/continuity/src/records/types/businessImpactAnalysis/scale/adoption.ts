import {
  adoptScale,
  formatDuration,
  impactRows,
  type BusinessImpactAnalysis,
  type ContinuityPolicy,
} from '@backstage-continuity/plugin-continuity-common';

/** What is lost, and what is to be rated anew, by rating on the scale of today. */
export interface AdoptionEffects {
  /** Ratings given by now that no longer exist, by category and time. */
  lost: { category: string; time: string; rating: string }[];
  /** Cells of the scale of today that are not rated then. */
  open: number;
}

export function adoptionEffects(
  analysis: BusinessImpactAnalysis,
  policy: ContinuityPolicy,
): AdoptionEffects {
  const after = adoptScale(analysis, policy);
  const rows = impactRows(after);
  const stays = (category: string, start: number) =>
    rows
      .find(row => row.category.id === category)
      ?.cells.some(cell => cell.start === start && cell.rating !== null);
  return {
    lost: impactRows(analysis).flatMap(({ category, cells }) =>
      cells.flatMap(({ start, rating }) =>
        rating === null || stays(category.id, start)
          ? []
          : [
              {
                category: category.title,
                time: formatDuration(start),
                rating: rating.title,
              },
            ],
      ),
    ),
    open: rows.flatMap(({ cells }) => cells).filter(({ rating }) => !rating)
      .length,
  };
}
