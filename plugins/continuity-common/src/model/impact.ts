import { z } from 'zod';
import { nullableSecondsSchema, secondsSchema } from './primitives';
import { itemIdSchema } from './records/contentFields';

const titleSchema = z.string().min(1).max(200);
const descriptionSchema = z.string().max(2000).nullable();

/** One way in which an outage hurts. @public */
export const impactCategorySchema = z.strictObject({
  id: itemIdSchema,
  title: titleSchema,
  description: descriptionSchema,
  /** Whether losses can be given as a sum. */
  amount: z.boolean(),
});
/** @public */
export type ImpactCategory = z.infer<typeof impactCategorySchema>;

/** How bad an outage is. @public */
export const impactRatingSchema = z.strictObject({
  id: itemIdSchema,
  title: titleSchema,
  description: descriptionSchema,
  /** Whether the business can bear an outage that is so bad. */
  tolerable: z.boolean(),
  /**
   * Losses from this sum on, up to that of the next rating, are rated so; the
   * lower end belongs to it. Null: losses are not rated by their sum.
   */
  amountFrom: z.number().min(0).max(1_000_000_000_000).nullable(),
});
/** @public */
export type ImpactRating = z.infer<typeof impactRatingSchema>;

/** What impacts are rated in, and by. @public */
export const impactScaleSchema = z.strictObject({
  categories: z.array(impactCategorySchema).min(1).max(20),
  /** Weakest first. */
  ratings: z.array(impactRatingSchema).min(2).max(10),
  /** Starts of the time bands in whole seconds, ascending. */
  bands: z.array(secondsSchema).min(1).max(20),
});
/** @public */
export type ImpactScale = z.infer<typeof impactScaleSchema>;

/** The longest time that a regulation grants whoever comes under it. @public */
export const regulatoryCeilingSchema = z.strictObject({
  id: itemIdSchema,
  title: titleSchema,
  /** The clause, and to whom it applies. */
  description: descriptionSchema,
  rto: nullableSecondsSchema,
  mtpd: nullableSecondsSchema,
});
/** @public */
export type RegulatoryCeiling = z.infer<typeof regulatoryCeilingSchema>;

/** How the policy has impacts rated. @public */
export const impactPolicySchema = impactScaleSchema.extend({
  /** A Business Impact Analysis names those that the service comes under. */
  regulatoryCeilings: z.array(regulatoryCeilingSchema).max(50),
});
/** @public */
export type ImpactPolicy = z.infer<typeof impactPolicySchema>;

/** Something wrong with a value, by its place. @public */
export interface Mistake {
  path: (string | number)[];
  message: string;
}

/** Items whose id another one before has. @public */
export function repeatedIds(
  items: readonly { id: string }[],
  path: (string | number)[],
): Mistake[] {
  const seen = new Set<string>();
  return items.flatMap(({ id }, index) => {
    const taken = seen.has(id);
    seen.add(id);
    return taken
      ? [
          {
            path: [...path, index, 'id'],
            message: `expected another id: ${id} is taken`,
          },
        ]
      : [];
  });
}

function notRising(
  values: readonly number[],
  pathOf: (index: number) => (string | number)[],
): Mistake[] {
  return values.flatMap((value, index) =>
    index > 0 && value <= values[index - 1]
      ? [
          {
            path: pathOf(index),
            message: 'expected more than that of the one before',
          },
        ]
      : [],
  );
}

function amountMistakes(ratings: readonly ImpactRating[]): Mistake[] {
  const pathOf = (index: number) => ['ratings', index, 'amountFrom'];
  const given = ratings.flatMap(({ amountFrom }) => amountFrom ?? []);
  if (given.length === 0) {
    return [];
  }
  if (given.length < ratings.length) {
    return ratings.flatMap(({ amountFrom }, index) =>
      amountFrom === null
        ? [
            {
              path: pathOf(index),
              message: 'expected a sum, as other ratings have one',
            },
          ]
        : [],
    );
  }
  return [
    ...(given[0] === 0
      ? []
      : [
          {
            path: pathOf(0),
            message: 'expected 0: the weakest rating begins with no loss',
          },
        ]),
    ...notRising(given, pathOf),
  ];
}

/** The tolerable ratings come first, and there are both kinds. */
function toleranceMistakes(ratings: readonly ImpactRating[]): Mistake[] {
  const firstBad = ratings.findIndex(({ tolerable }) => !tolerable);
  if (firstBad === -1) {
    return [
      {
        path: ['ratings'],
        message: 'expected at least one rating that is not tolerable',
      },
    ];
  }
  if (firstBad === 0) {
    return [
      {
        path: ['ratings', 0, 'tolerable'],
        message: 'expected the weakest rating to be tolerable',
      },
    ];
  }
  return ratings.flatMap(({ tolerable }, index) =>
    index > firstBad && tolerable
      ? [
          {
            path: ['ratings', index, 'tolerable'],
            message:
              'expected not tolerable, as a weaker rating is not tolerable',
          },
        ]
      : [],
  );
}

/** What makes a scale one that nothing can be rated by. @public */
export function scaleMistakes(scale: ImpactScale): Mistake[] {
  return [
    ...repeatedIds(scale.categories, ['categories']),
    ...repeatedIds(scale.ratings, ['ratings']),
    ...toleranceMistakes(scale.ratings),
    ...amountMistakes(scale.ratings),
    ...notRising(scale.bands, index => ['bands', index]),
  ];
}

/** What is wrong with how the policy has impacts rated. @public */
export function impactPolicyMistakes(impact: ImpactPolicy): Mistake[] {
  return [
    ...scaleMistakes(impact),
    ...repeatedIds(impact.regulatoryCeilings, ['regulatoryCeilings']),
    ...impact.regulatoryCeilings.flatMap(({ rto, mtpd }, index) =>
      rto === null && mtpd === null
        ? [
            {
              path: ['regulatoryCeilings', index],
              message: 'expected an rto, an mtpd, or both',
            },
          ]
        : [],
    ),
  ];
}
