import { canonicalJson } from '@backstage-continuity/plugin-continuity-common';
import { createHash } from 'node:crypto';

/** SHA-256 of a value's canonical JSON. */
export function contentHash(value: unknown): string {
  return createHash('sha256').update(canonicalJson(value)).digest('hex');
}
