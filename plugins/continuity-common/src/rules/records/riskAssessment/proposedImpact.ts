import type { ContinuityPolicy } from '../../../model/policy';
import type { Seconds } from '../../../model/primitives';
import type { RiskImpact } from '../../../model/riskPolicy';
import { ratingAt, type RatedImpacts } from '../businessImpactAnalysis';

/** What the impact analysis says of an outage of some length. @public */
export interface ProposedImpact {
  impact: RiskImpact;
  /** Title of the rating of the impact analysis. */
  rating: string;
  /** Titles of the categories that it is from. */
  categories: string[];
}

/**
 * The impact that the impact analysis proposes for a risk; null where it says
 * nothing, the outage is not known, or no impact comes to the same as its rating.
 *
 * @public
 */
export function proposedImpact(
  analysis: RatedImpacts | null,
  expectedOutage: Seconds | null,
  { risk }: Pick<ContinuityPolicy, 'risk'>,
): ProposedImpact | null {
  if (analysis === null || expectedOutage === null) {
    return null;
  }
  const { rating, categories } = ratingAt(analysis, expectedOutage);
  if (rating === null) {
    return null;
  }
  const impact =
    risk.impact.find(one => one.rating === rating.id) ??
    risk.impact.find(one => one.rating === null && one.id === rating.id);
  return impact
    ? {
        impact,
        rating: rating.title,
        categories: categories.map(({ title }) => title),
      }
    : null;
}
