import type { BackendProcess } from './backendProcess';

export interface Cost {
  /** SQL statements of the continuity plugin. */
  statements: number;
  /** Requests to other plugins. */
  catalog: number;
  permission: number;
}

/** What something costs beside time: the same however busy the machine is. */
export async function costOf<T>(
  backend: BackendProcess,
  work: () => Promise<T>,
): Promise<Cost & { answer: T }> {
  const before = await backend.reading();
  const answer = await work();
  const after = await backend.reading();
  const grown = (what: 'queries' | 'requests', pluginId: string) =>
    (after[what][pluginId] ?? 0) - (before[what][pluginId] ?? 0);
  return {
    statements: grown('queries', 'continuity'),
    catalog: grown('requests', 'catalog'),
    permission: grown('requests', 'permission'),
    answer,
  };
}

export function costText({ statements, catalog, permission }: Cost): string {
  return `${statements} SQL statements, ${permission} requests to permissions, ${catalog} to the catalog`;
}
