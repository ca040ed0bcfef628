import type { JsonValue } from '@backstage-continuity/plugin-continuity-common';

/** A copy that the form may write into; what it copies stays as it is. */
export function copyOf<T = JsonValue>(content: unknown): T {
  return JSON.parse(JSON.stringify(content));
}
