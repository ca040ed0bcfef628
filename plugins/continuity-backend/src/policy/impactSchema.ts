import {
  defaultPolicy,
  impactPolicyMistakes,
  impactRatingSchema,
} from '@backstage-continuity/plugin-continuity-common';
import { z } from 'zod';
import { duration, objective } from './parts';

const described = {
  id: impactRatingSchema.shape.id,
  title: z.string().min(1).max(200).optional(),
  description: z.string().max(2000).nullish(),
};

/** What is left out of the words about a thing. */
function withWords<
  T extends { id: string; title?: string; description?: string | null },
>(value: T) {
  return {
    ...value,
    title: value.title ?? value.id,
    description: value.description ?? null,
  };
}

const category = z
  .strictObject({ ...described, amount: z.boolean().default(false) })
  .transform(withWords);

const rating = z
  .strictObject({
    ...described,
    tolerable: z.boolean(),
    amountFrom: impactRatingSchema.shape.amountFrom.default(null),
  })
  .transform(withWords);

const ceiling = z
  .strictObject({ ...described, rto: objective, mtpd: objective })
  .transform(withWords);

const defaults = defaultPolicy.impact;

/** Everything under `continuity.impact`; a list that is given replaces the default one. */
export const impactSchema = z
  .strictObject({
    categories: z.array(category).min(1).max(20).default(defaults.categories),
    ratings: z.array(rating).min(2).max(10).default(defaults.ratings),
    bands: z.array(duration).min(1).max(20).default(defaults.bands),
    regulatoryCeilings: z
      .array(ceiling)
      .max(50)
      .default(defaults.regulatoryCeilings),
  })
  .superRefine((impact, context) =>
    impactPolicyMistakes(impact).forEach(mistake =>
      context.addIssue({ code: 'custom', ...mistake }),
    ),
  );
