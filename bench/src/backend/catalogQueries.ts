import type { AuthService } from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';

/** What one reading of the catalog asked for. */
interface Asked {
  kinds: string[];
  fields: string[];
  limit: number;
}

const asked = new Map<string, Asked>();

const listOf = (value: unknown) =>
  [value].flat().flatMap(item => (typeof item === 'string' ? [item] : []));

/** Notes what is asked of the catalog a page at a time, to ask for the same. */
export function notePages(query: Record<string, unknown>): void {
  if (query.cursor !== undefined || query.limit === undefined) return;
  const kinds = listOf(query.filter)
    .flatMap(filter => filter.split(','))
    .flatMap(part => (part.startsWith('kind=') ? [part.slice(5)] : []));
  const fields = listOf(query.fields).flatMap(item => item.split(','));
  if (kinds.length === 0 || fields.length === 0) return;
  asked.set(kinds.join(), { kinds, fields, limit: Number(query.limit) });
}

/** Forgets what was asked so far. */
export function forgetPages(): void {
  asked.clear();
}

/** Reads the same pages as a sync does, and does nothing with them. */
export async function readPages(options: {
  auth: AuthService;
  catalog: CatalogService;
}): Promise<{ read: number; readings: number }> {
  const credentials = await options.auth.getOwnServiceCredentials();
  let read = 0;
  for (const { kinds, fields, limit } of asked.values()) {
    const pages = options.catalog.streamEntities(
      {
        filter: { kind: kinds },
        fields,
        pageSize: limit,
        totalItems: 'exclude',
      },
      { credentials },
    );
    for await (const page of pages) read += page.length;
  }
  return { read, readings: asked.size };
}
