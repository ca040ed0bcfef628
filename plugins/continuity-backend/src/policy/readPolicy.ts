import type { RootConfigService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import type { HumanDuration } from '@backstage/types';
import type { ContinuityPolicy } from '@backstage-continuity/plugin-continuity-common';
import { z } from 'zod';
import { describeIssues } from '../http/validation';
import { continuityConfigSchema } from './policySchema';

/** A file or address with continuity history, read again on a schedule. */
export interface ImportSourceConfig {
  target: string;
  schedule?: { frequency: HumanDuration };
}

/** How the catalog is read. */
export interface SyncConfig {
  frequency: HumanDuration;
  pageSize: number;
  answerWithin: HumanDuration;
}

/** The configuration of the plugin, checked and complete. */
export interface ContinuityConfig {
  policy: ContinuityPolicy;
  imports: ImportSourceConfig[];
  sync: SyncConfig;
}

/**
 * Reads `continuity` from the configuration; what it leaves out is as in the
 * default policy.
 *
 * @throws InputError naming the full path of every mistake and what was expected
 */
export function readPolicy(config: RootConfigService): ContinuityConfig {
  const result = continuityConfigSchema.safeParse(
    config.getOptional('continuity') ?? {},
  );
  if (!result.success) {
    throw new InputError(
      `Invalid configuration: ${describeIssues(
        'continuity',
        namingKeys(result.error),
      )}`,
    );
  }
  const { imports, sync, ...policy } = result.data;
  return { policy: { ...policy, scope: policy.scope as never }, imports, sync };
}

/** Points at unknown keys themselves instead of at what holds them. */
function namingKeys(error: z.ZodError): z.ZodError {
  return new z.ZodError(
    error.issues.flatMap((issue): z.core.$ZodIssue[] =>
      issue.code === 'unrecognized_keys'
        ? issue.keys.map(key => ({
            code: 'custom',
            path: [...issue.path, key],
            message: 'expected no such key',
          }))
        : [issue],
    ),
  );
}
