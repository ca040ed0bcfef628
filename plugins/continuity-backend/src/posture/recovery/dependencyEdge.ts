import {
  membersOf,
  type DependencyEdge,
  type Need,
} from '@backstage-continuity/plugin-continuity-common';
import { contentHash } from '../../database';
import type { KnownNode } from '../../dependencies';
import type { RecoveryTargets } from './targets';

/** The dependency of one entity on another as its needs describe it. */
export function edgeBetween(
  from: string,
  to: string,
  nodes: Map<string, KnownNode>,
  targets: Map<string, RecoveryTargets>,
): DependencyEdge | undefined {
  const need = nodes
    .get(from)
    ?.node.needs.find(each => membersOf(each).includes(to));
  if (!need) return undefined;
  const declaredRto = (ref: string) =>
    nodes.get(ref)?.node.declared.rto.seconds ?? null;
  const limit = targets.get(from)?.targetRto ?? null;
  const declared = declaredRto(to);
  return {
    from,
    to,
    strength: need.strength,
    use: need.use,
    data: need.data ?? nodes.get(to)?.node.holdsData ?? false,
    group: groupOf(from, need),
    declaredBy: need.declaredBy,
    inverted:
      need.strength === 'hard' &&
      !('anyOf' in need && need.required < need.anyOf.length) &&
      declared !== null &&
      limit !== null &&
      declared > limit,
  };
}

/** The key tells the groups of one entity apart without naming a member. */
function groupOf(from: string, need: Need): DependencyEdge['group'] {
  if (!('anyOf' in need)) return null;
  const { anyOf, required, failover } = need;
  return {
    key: contentHash([from, [...anyOf].sort()]).slice(0, 12),
    required,
    members: anyOf.length,
    failover,
  };
}
