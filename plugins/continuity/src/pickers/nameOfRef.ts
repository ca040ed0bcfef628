import { parseEntityRef } from '@backstage/catalog-model';

/** The name within a reference; one from the address may be anything. */
export function nameOfRef(ref: string): string {
  try {
    return parseEntityRef(ref).name;
  } catch {
    return ref;
  }
}
