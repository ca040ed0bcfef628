import { resolvePackagePath } from '@backstage/backend-plugin-api';

/** A path within this package. */
export function benchPath(...parts: string[]): string {
  return resolvePackagePath('@backstage-continuity/bench', ...parts);
}
