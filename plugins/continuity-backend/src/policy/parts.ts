import { parseDuration } from '@backstage-continuity/plugin-continuity-common';
import { z } from 'zod';

/** A span as people write it, in whole seconds. */
export const duration = z.unknown().transform((value, context) => {
  const parsed = parseDuration(value);
  if (parsed.ok) return parsed.seconds;
  context.addIssue({ code: 'custom', message: `expected ${parsed.expected}` });
  return z.NEVER;
});

/** Left out, it is not decided. */
export const objective = duration
  .nullish()
  .transform(seconds => seconds ?? null);

/** What others refer to a thing by. */
export const name = z
  .string()
  .regex(
    /^[a-z0-9]+(?:[-_.][a-z0-9]+)*$/i,
    'expected letters and digits, joined by single - _ or .',
  )
  .max(63);
