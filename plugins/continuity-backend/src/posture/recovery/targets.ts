import type { KnownNode } from '../../dependencies';
import type { Knex } from 'knex';
import { isOneOf } from '../../database';
import { toSeconds, type PostureRow } from '../postureRows';

/** What recovery is compared with and put in order by. */
export interface RecoveryTargets {
  targetRto: number | null;
  requiredRto: number | null;
}

/** The smaller of both; null is no figure. */
export function smaller(a: number | null, b: number | null): number | null {
  if (a === null || b === null) return a ?? b;
  return Math.min(a, b);
}

/**
 * The targets of today: of what is in scope those of the projection, in which
 * peaks count; of the rest those outside peaks.
 */
export async function targetsOf(
  knex: Knex,
  nodes: Map<string, KnownNode>,
): Promise<Map<string, RecoveryTargets>> {
  const rows: Pick<PostureRow, 'entity_ref' | 'target_rto'>[] = await knex(
    'posture',
  )
    .where(isOneOf(knex, 'entity_ref', [...nodes.keys()]))
    .select('entity_ref', 'target_rto');
  const projected = new Map<string, number | null>(
    rows.map(row => [row.entity_ref, toSeconds(row.target_rto)]),
  );
  return new Map(
    [...nodes].map(([ref, { node, inherited }]) => {
      const requiredRto = (inherited?.required ?? node.asked).rto.seconds;
      const usual = smaller(node.declared.rto.seconds, requiredRto);
      return [ref, { targetRto: projected.get(ref) ?? usual, requiredRto }];
    }),
  );
}
