import {
  matrixCounts,
  ratingThatHolds,
  riskTitle,
  type ContinuityPolicy,
  type RiskAssessment,
  type RiskMatrixCell,
  type RiskRatingKind,
} from '@backstage-continuity/plugin-continuity-common';

/** A risk of one assessment where the matrix has it. */
export interface PlacedRisk {
  /** From 1, in the order of the assessment. */
  number: number;
  title: string;
  likelihood: string | null;
  impact: string | null;
}

/** The risks of an assessment in the matrix, by one of their ratings. */
export function matrixOf(
  { risks }: Pick<RiskAssessment, 'risks'>,
  policy: ContinuityPolicy,
  of: RiskRatingKind,
): { cells: RiskMatrixCell[][]; at: (cell: RiskMatrixCell) => PlacedRisk[] } {
  const rows = risks.map(risk => ({
    ratings: risk,
    holds: ratingThatHolds(risk, policy),
  }));
  const placed = risks.map((risk, index): PlacedRisk => {
    const rating = risk[of === 'now' ? rows[index].holds : of];
    return {
      number: index + 1,
      title: riskTitle(risk, policy),
      likelihood: rating.likelihood,
      impact: rating.impact,
    };
  });
  return {
    cells: matrixCounts(rows, policy, of),
    at: cell =>
      placed.filter(
        ({ likelihood, impact }) =>
          likelihood === cell.likelihood && impact === cell.impact,
      ),
  };
}
