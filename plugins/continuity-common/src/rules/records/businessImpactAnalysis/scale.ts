import type { ImpactScale } from '../../../model/impact';
import type { ContinuityPolicy } from '../../../model/policy';
import {
  bandId,
  businessImpactAnalysisSchema,
  type BusinessImpactAnalysis,
  type CategoryImpact,
} from '../../../model/records/businessImpactAnalysis';

type WithImpact = Pick<ContinuityPolicy, 'impact'>;

/** The scale by which the policy has impacts rated today. @public */
export function scaleOf({ impact }: WithImpact): ImpactScale {
  const { categories, ratings, bands } = impact;
  return { categories, ratings, bands };
}

/** A matrix of the scale with what is known so far. */
function matrixOf(
  scale: ImpactScale,
  known: readonly CategoryImpact[],
): CategoryImpact[] {
  const isRating = (rating: string | null) =>
    scale.ratings.some(({ id }) => id === rating);
  return scale.categories.map(({ id, amount: counts }) => {
    const before = known.find(impact => impact.id === id);
    return {
      id,
      levels: scale.bands.map(start => {
        const level = before?.levels.find(each => each.id === bandId(start));
        return {
          id: bandId(start),
          rating: level && isRating(level.rating) ? level.rating : null,
          amount: (counts ? level?.amount : null) ?? null,
        };
      }),
      justification: before?.justification ?? '',
    };
  });
}

/** An analysis in which nothing is filled in yet, by the scale of the policy. @public */
export function emptyAnalysis(policy: WithImpact): BusinessImpactAnalysis {
  const scale = scaleOf(policy);
  return businessImpactAnalysisSchema.parse({
    scale,
    impacts: matrixOf(scale, []),
  });
}

/**
 * The analysis by the scale of the policy in force: what is rated stays wherever
 * category, band and rating are still there.
 *
 * @public
 */
export function adoptScale(
  content: BusinessImpactAnalysis,
  policy: WithImpact,
): BusinessImpactAnalysis {
  const scale = scaleOf(policy);
  return { ...content, scale, impacts: matrixOf(scale, content.impacts) };
}

/** What of a scale the figures depend on. */
function decisive({ categories, ratings, bands }: ImpactScale): string {
  return JSON.stringify([
    categories.map(({ id, amount }) => [id, amount]),
    ratings.map(({ id, tolerable, amountFrom }) => [id, tolerable, amountFrom]),
    bands,
  ]);
}

/**
 * Whether the policy rates otherwise by now, its words aside; then
 * {@link adoptScale} brings a draft up to date.
 *
 * @public
 */
export function isScaleOutdated(
  { scale }: Pick<BusinessImpactAnalysis, 'scale'>,
  policy: WithImpact,
): boolean {
  return decisive(scale) !== decisive(scaleOf(policy));
}
