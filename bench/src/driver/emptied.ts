import type { Context } from './context';

/** What can be computed anew, and since when checks fail, which is no part of a first sync. */
const COMPUTED = [
  'changes',
  'inventory_versions',
  'inventory_entities',
  'inventory_functions',
  'inventory_function_links',
  'inventory_nodes',
  'dependency_refs',
  'dependency_nodes',
  'dependency_results',
  'dependency_changed',
  'dependency_stale',
  'dependency_edges',
  'dependency_traits',
  'posture',
  'posture_functions',
  'posture_findings',
  'finding_openings',
];

/** Leaves of the continuity database only what people did. */
export async function empty({ databases }: Context): Promise<void> {
  const knex = databases.of('continuity');
  for (const table of COMPUTED) {
    await (databases.engine === 'pg'
      ? knex.raw('truncate ??', [table])
      : knex(table).delete());
  }
  await knex('inventory_sync').update({ basis: null, settled_at: null });
}
