import fc from 'fast-check';
import {
  bandId,
  businessImpactAnalysisSchema,
  type BusinessImpactAnalysis,
  type BusinessImpactAnalysisInput,
} from '../../model/records/businessImpactAnalysis';
import { defaultPolicy } from '../policy';
import { scaleOf } from '../records/businessImpactAnalysis';

export const defaultScale = scaleOf(defaultPolicy);

/** Ratings of one category in the order of the bands. */
export type RatingRow = (string | null)[];

/** The matrix with these rows; a category that is left out is negligible throughout. */
export function impactsWith(
  rows: Record<string, RatingRow> = {},
  scale = defaultScale,
): BusinessImpactAnalysis['impacts'] {
  const weakest = scale.ratings[0].id;
  return scale.categories.map(({ id, title }) => ({
    id,
    levels: scale.bands.map((start, band) => ({
      id: bandId(start),
      rating: rows[id] ? rows[id][band] ?? null : weakest,
      amount: null,
    })),
    justification: `Asked about ${title}.`,
  }));
}

/**
 * A complete analysis by the default policy: intolerable after 8 h, so with an
 * hour of work an RTO of 4 h.
 */
export function analysisContent(
  overrides: Partial<BusinessImpactAnalysisInput> = {},
): BusinessImpactAnalysis {
  return businessImpactAnalysisSchema.parse({
    summary: 'Customers order and pay; without it nothing is sold online.',
    scale: defaultScale,
    impacts: impactsWith({
      financial: [
        'negligible',
        'minor',
        'moderate',
        'major',
        'major',
        'severe',
        'severe',
      ],
      customer: [
        'negligible',
        'minor',
        'minor',
        'moderate',
        'major',
        'major',
        'severe',
      ],
    }),
    minimumService: { description: 'Orders by phone', percent: 60 },
    workarounds: [
      {
        id: 'phone',
        description: 'The service centre takes orders by phone',
        holdsFor: 8 * 3600,
        capacity: 60,
      },
    ],
    dataLoss: { tolerated: 900, explanation: 'Taken up from confirmations' },
    workRecovery: { duration: 3600, explanation: 'Enter what came by phone' },
    interviewees: ['group:default/sales'],
    ...overrides,
  });
}

/** Any matrix of the default scale, gaps and contradictions included. */
export const ratingRows: fc.Arbitrary<Record<string, RatingRow>> = fc
  .tuple(
    ...defaultScale.categories.map(() =>
      fc.array(
        fc.constantFrom(null, ...defaultScale.ratings.map(({ id }) => id)),
        {
          minLength: defaultScale.bands.length,
          maxLength: defaultScale.bands.length,
        },
      ),
    ),
  )
  .map(rows =>
    Object.fromEntries(
      defaultScale.categories.map(({ id }, index) => [id, rows[index]]),
    ),
  );
