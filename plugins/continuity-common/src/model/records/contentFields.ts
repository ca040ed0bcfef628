import { z } from 'zod';
import { isDay } from '../dates';
import { entityRefSchema } from '../primitives';

/**
 * Tells an item apart from the others of its list, in every revision. Without
 * dots and slashes, so that paths can be made of it.
 */
export const itemIdSchema = z
  .string()
  .regex(
    /^[A-Za-z0-9_-]{1,64}$/,
    'expected 1 to 64 letters, digits, - and _ that no other item has',
  );

/** Items of a list, each with an id of its own. */
export function itemsOf<T extends z.ZodType<{ id: string }>>(
  item: T,
  most: number,
) {
  return z
    .array(item)
    .max(most)
    .superRefine((items, context) => {
      const seen = new Set<string>();
      items.forEach(({ id }, index) => {
        if (seen.has(id)) {
          context.addIssue({
            code: 'custom',
            path: [index, 'id'],
            message: `expected another id: ${id} is taken`,
          });
        }
        seen.add(id);
      });
    })
    .default([]);
}

/** A line that a person fills in; empty until then. */
export const lineSchema = z.string().max(300).default('');

/** Some paragraphs that a person fills in; empty until then. */
export const paragraphsSchema = z.string().max(10_000).default('');

/** A day of the calendar, `2026-12-01`; it ends with its UTC day. */
export const daySchema = z
  .string()
  .refine(isDay, 'expected a day such as 2026-12-01')
  .nullable()
  .default(null);

/** A user or group. */
export const personSchema = entityRefSchema
  .refine(
    ref => /^(user|group):/.test(ref),
    'expected a user or group such as user:default/kim',
  )
  .nullable()
  .default(null);

/** An address that a browser can safely be sent to. */
export const webAddressSchema = z
  .url({
    protocol: /^https?$/,
    error: 'expected a web address such as https://example.org/report',
  })
  .max(2000)
  .nullable()
  .default(null);

/** A sum of money in the currency of the policy. */
export const amountSchema = z
  .number()
  .min(0)
  .max(1_000_000_000_000)
  .nullable()
  .default(null);

/** The id of something that the policy lists. */
export const choiceSchema = z.string().max(100).nullable().default(null);
