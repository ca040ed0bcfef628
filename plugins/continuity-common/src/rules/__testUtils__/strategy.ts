import type { z } from 'zod';
import {
  continuityStrategySchema,
  recoveryOptionSchema,
  type ContinuityStrategy,
  type RecoveryOption,
} from '../../model/records/continuityStrategy';

/** An option with a title like its id and nothing else decided. */
export function optionWith(
  overrides: Partial<z.input<typeof recoveryOptionSchema>> = {},
): RecoveryOption {
  const { id = 'warm-site' } = overrides;
  return recoveryOptionSchema.parse({ id, title: id, ...overrides });
}

/** A strategy in which nothing is filled in but what is given. */
export function strategyContent(
  overrides: z.input<typeof continuityStrategySchema> = {},
): ContinuityStrategy {
  return continuityStrategySchema.parse(overrides);
}
