import {
  bandId,
  worstByBand,
  type CategoryImpact,
  type ImpactLevel,
  type ImpactScale,
  type RatedImpacts,
} from '@backstage-continuity/plugin-continuity-common';

/** A cell of the matrix, by its place in the scale. */
export interface CellAt {
  /** Id of the category. */
  category: string;
  /** Index of the time band. */
  band: number;
}

/** Whether any cell of the matrix has a rating. */
export function isRated(impacts: RatedImpacts): boolean {
  return worstByBand(impacts).some(({ rating }) => rating !== null);
}

/** The impacts of a draft; an amount that cannot be read is there as typed. */
export function impactsOf(value: unknown): CategoryImpact[] {
  return Array.isArray(value) ? value : [];
}

export function levelAt(
  impacts: readonly CategoryImpact[],
  scale: ImpactScale,
  at: CellAt,
): ImpactLevel | undefined {
  const id = bandId(scale.bands[at.band]);
  return impacts
    .find(impact => impact.id === at.category)
    ?.levels?.find(level => level.id === id);
}

/** The impacts with a row changed, which need not have been there. */
export function withImpact(
  impacts: readonly CategoryImpact[],
  category: string,
  change: (impact: CategoryImpact) => CategoryImpact,
): CategoryImpact[] {
  const empty = { id: category, levels: [], justification: '' };
  return impacts.some(({ id }) => id === category)
    ? impacts.map(impact => (impact.id === category ? change(impact) : impact))
    : [...impacts, change(empty)];
}

/** The impacts with some bands of a category changed, in the order of the scale. */
function withLevels(
  impacts: readonly CategoryImpact[],
  scale: ImpactScale,
  category: string,
  change: (level: ImpactLevel, band: number) => ImpactLevel,
): CategoryImpact[] {
  return withImpact(impacts, category, impact => ({
    ...impact,
    levels: scale.bands.map((start, band) => {
      const id = bandId(start);
      const before = impact.levels.find(level => level.id === id);
      return change(before ?? { id, rating: null, amount: null }, band);
    }),
  }));
}

/** The impacts with something else in one cell. */
export function withLevel(
  impacts: readonly CategoryImpact[],
  scale: ImpactScale,
  at: CellAt,
  some: Partial<ImpactLevel>,
): CategoryImpact[] {
  return withLevels(impacts, scale, at.category, (level, band) =>
    band === at.band ? { ...level, ...some } : level,
  );
}

/** The impacts with the rating of a cell in all later bands of its category. */
export function copiedRight(
  impacts: readonly CategoryImpact[],
  scale: ImpactScale,
  at: CellAt,
): CategoryImpact[] {
  const rating = levelAt(impacts, scale, at)?.rating ?? null;
  return withLevels(impacts, scale, at.category, (level, band) =>
    band > at.band ? { ...level, rating } : level,
  );
}
