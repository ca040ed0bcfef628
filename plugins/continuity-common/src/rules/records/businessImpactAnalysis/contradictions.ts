import type {
  ImpactCategory,
  ImpactRating,
  ImpactScale,
  RegulatoryCeiling,
} from '../../../model/impact';
import type { ContinuityPolicy } from '../../../model/policy';
import type { Seconds } from '../../../model/primitives';
import type { BusinessImpactAnalysis } from '../../../model/records/businessImpactAnalysis';
import {
  impactRows,
  ratingRank,
  type ImpactCell,
  type RatedImpacts,
} from './curve';
import { finalObjectives } from './objectives';

/** A rating, and when it is reached. @public */
export type RatedCell = ImpactCell & { rating: ImpactRating };

function ratedCells(cells: ImpactCell[]): RatedCell[] {
  return cells.flatMap(({ rating, ...cell }) =>
    rating === null ? [] : [{ ...cell, rating }],
  );
}

/** An outage that is said to hurt less for lasting longer. @public */
export interface FallingImpact {
  category: ImpactCategory;
  earlier: RatedCell;
  later: RatedCell;
}

/**
 * The categories in which a later band is rated less than an earlier one, each
 * with the first such pair.
 *
 * @public
 */
export function fallingImpacts(impacts: RatedImpacts): FallingImpact[] {
  const rankOf = ({ rating }: RatedCell) => ratingRank(impacts.scale, rating);
  return impactRows(impacts).flatMap(({ category, cells }) => {
    const rated = ratedCells(cells);
    const index = rated.findIndex(
      (cell, at) => at > 0 && rankOf(cell) < rankOf(rated[at - 1]),
    );
    return index === -1
      ? []
      : [{ category, earlier: rated[index - 1], later: rated[index] }];
  });
}

/**
 * The rating that a loss of this sum has by itself: the last one that begins at
 * or below it (amount bands are half-open, lower end included). Null: the scale
 * rates no sums.
 *
 * @public
 */
export function ratingOfAmount(
  scale: ImpactScale,
  amount: number,
): ImpactRating | null {
  return (
    scale.ratings.findLast(
      ({ amountFrom }) => amountFrom !== null && amountFrom <= amount,
    ) ?? null
  );
}

/** A rating beside a sum that is rated otherwise. @public */
export interface AmountContradiction {
  category: ImpactCategory;
  cell: RatedCell;
  /** The rating of the sum. */
  ratingOfAmount: ImpactRating;
}

/** Every cell whose sum lies in the band of another rating, by time. @public */
export function amountContradictions(
  impacts: RatedImpacts,
): AmountContradiction[] {
  return impactRows(impacts)
    .filter(({ category }) => category.amount)
    .flatMap(({ category, cells }) =>
      ratedCells(cells).flatMap(cell => {
        const right =
          cell.amount === null
            ? null
            : ratingOfAmount(impacts.scale, cell.amount);
        return right === null || right.id === cell.rating.id
          ? []
          : [{ category, cell, ratingOfAmount: right }];
      }),
    );
}

/** A final figure beside the longest that a regulation grants. @public */
export interface CeilingComparison {
  ceiling: RegulatoryCeiling;
  objective: 'rto' | 'mtpd';
  /** Of the analysis; null: not decided. */
  actual: Seconds | null;
  limit: Seconds;
}

/**
 * The analysis against the ceilings that it names, as the policy in force has
 * them: a law of today binds an analysis of yesterday.
 *
 * @public
 */
export function compareCeilings(
  content: BusinessImpactAnalysis,
  { impact }: Pick<ContinuityPolicy, 'impact'>,
): CeilingComparison[] {
  const final = finalObjectives(content);
  return impact.regulatoryCeilings
    .filter(({ id }) => content.regulations.includes(id))
    .flatMap(ceiling =>
      (['rto', 'mtpd'] as const).flatMap(objective => {
        const limit = ceiling[objective];
        return limit === null
          ? []
          : [{ ceiling, objective, actual: final[objective], limit }];
      }),
    );
}
