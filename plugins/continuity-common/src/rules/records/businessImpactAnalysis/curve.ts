import type {
  ImpactCategory,
  ImpactRating,
  ImpactScale,
} from '../../../model/impact';
import type { Seconds } from '../../../model/primitives';
import {
  bandId,
  type BusinessImpactAnalysis,
} from '../../../model/records/businessImpactAnalysis';

/** What of an analysis its curve is made of. @public */
export type RatedImpacts = Pick<BusinessImpactAnalysis, 'scale' | 'impacts'>;

/** How bad an outage is in one category once it has lasted so long. @public */
export interface ImpactCell {
  /** Where the time band begins. */
  start: Seconds;
  /** Null: not rated. */
  rating: ImpactRating | null;
  amount: number | null;
}

/** Impact in one category over time, a cell for each band. @public */
export interface ImpactRow {
  category: ImpactCategory;
  cells: ImpactCell[];
}

/** The worst rating and the categories that have it. @public */
export interface WorstImpact {
  /** Null: nothing is rated. */
  rating: ImpactRating | null;
  categories: ImpactCategory[];
}

/** The place of a rating in its scale, weakest first; nothing comes before all. */
export function ratingRank(
  scale: ImpactScale,
  rating: ImpactRating | null,
): number {
  return rating === null
    ? -1
    : scale.ratings.findIndex(({ id }) => id === rating.id);
}

/**
 * The curve as a matrix: a row for each category of the scale, a cell for each
 * band, whether rated or not.
 *
 * @public
 */
export function impactRows({ scale, impacts }: RatedImpacts): ImpactRow[] {
  return scale.categories.map(category => {
    const levels = impacts.find(({ id }) => id === category.id)?.levels ?? [];
    return {
      category,
      cells: scale.bands.map(start => {
        const level = levels.find(({ id }) => id === bandId(start));
        const rating = scale.ratings.find(({ id }) => id === level?.rating);
        return {
          start,
          rating: rating ?? null,
          amount: level?.amount ?? null,
        };
      }),
    };
  });
}

function worstOf(
  scale: ImpactScale,
  rated: { category: ImpactCategory; rating: ImpactRating | null }[],
): WorstImpact {
  const rank = Math.max(
    -1,
    ...rated.map(({ rating }) => ratingRank(scale, rating)),
  );
  return rank === -1
    ? { rating: null, categories: [] }
    : {
        rating: scale.ratings[rank],
        categories: rated
          .filter(({ rating }) => ratingRank(scale, rating) === rank)
          .map(({ category }) => category),
      };
}

/** The worst rating of each band, in order; the curve as one line. @public */
export function worstByBand(
  impacts: RatedImpacts,
): (WorstImpact & { start: Seconds })[] {
  const rows = impactRows(impacts);
  return impacts.scale.bands.map((start, band) => ({
    start,
    ...worstOf(
      impacts.scale,
      rows.map(({ category, cells }) => ({
        category,
        rating: cells[band].rating,
      })),
    ),
  }));
}

/** The MTPD that the curve gives, and the categories that decide it. @public */
export interface DerivedMtpd {
  /** Null: nothing that is rated is intolerable. */
  seconds: Seconds | null;
  categories: ImpactCategory[];
}

/**
 * The smallest start of a band whose rating is not tolerable in some category
 * (domain model, impact bands). An outage that is intolerable at once gives 0.
 *
 * @remarks
 * The MTPD of ISO 22300 is the time after which adverse impacts would become
 * unacceptable; the scale of the analysis says which are.
 *
 * @public
 */
export function deriveMtpd(impacts: RatedImpacts): DerivedMtpd {
  const rows = impactRows(impacts);
  const isBad = (row: ImpactRow, band: number) =>
    row.cells[band].rating?.tolerable === false;
  const first = impacts.scale.bands.findIndex((_start, band) =>
    rows.some(row => isBad(row, band)),
  );
  return first === -1
    ? { seconds: null, categories: [] }
    : {
        seconds: impacts.scale.bands[first],
        categories: rows
          .filter(row => isBad(row, first))
          .map(({ category }) => category),
      };
}

/** How bad an outage is, over all and in each category. @public */
export interface ImpactAt extends WorstImpact {
  /** In the order of the scale; null: not rated by then. */
  byCategory: { category: ImpactCategory; rating: ImpactRating | null }[];
}

/**
 * How bad an outage is that lasts so long: the worst that is said of any band
 * that it reaches.
 *
 * @remarks
 * A rating holds from the start of its band on (domain model, impact bands), and
 * a longer outage has been through all that a shorter one goes through: where a
 * later band is not rated, or less, the earlier rating stands.
 *
 * @public
 */
export function ratingAt(impacts: RatedImpacts, seconds: Seconds): ImpactAt {
  const { scale } = impacts;
  const byCategory = impactRows(impacts).map(({ category, cells }) => {
    const reached = cells.filter(({ start }) => start <= seconds);
    return {
      category,
      rating: worstOf(
        scale,
        reached.map(({ rating }) => ({ category, rating })),
      ).rating,
    };
  });
  return { ...worstOf(scale, byCategory), byCategory };
}
