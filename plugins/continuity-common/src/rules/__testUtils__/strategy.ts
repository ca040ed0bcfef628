import type { z } from 'zod';
import {
  continuityStrategySchema,
  recoveryOptionSchema,
  type ContinuityStrategy,
  type RecoveryOption,
} from '../../model/records/continuityStrategy';
import type { RecordFacts } from '../facts';

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

/** The record of a strategy that was approved with this content. */
export function strategyRecord(
  content: ContinuityStrategy,
  record: Partial<RecordFacts> = {},
): RecordFacts {
  return {
    recordId: 'strategy-1',
    type: 'continuity-strategy',
    provides: ['strategy'],
    approved: {
      revision: 1,
      approvedAt: '2026-06-01T10:00:00.000Z',
      content,
    },
    open: null,
    lastReviewedAt: '2026-06-01T10:00:00.000Z',
    fingerprint: null,
    ...record,
  };
}
