import { Falling, indicesOf } from './Falling';
import type { DependencyGraph } from './graph';
import { locationKey } from './location';
import { membersOf, type Need } from './node';

/**
 * All that is down when some is lost, the lost included.
 *
 * @public
 */
export function downAfter(
  graph: DependencyGraph,
  lost: ReadonlySet<string>,
): Set<string> {
  const down = new Falling(graph).fall(indicesOf(graph, lost));
  return new Set([...lost, ...down.map(index => graph.ref(index))]);
}

/** Those that stand where an entity stands and are in a group with it. */
function neighbours(graph: DependencyGraph, index: number): number[] {
  const { needs, dependents } = graph;
  const place = locationKey(graph.node(index)?.location ?? null);
  const found = new Set([index]);
  for (
    let at = dependents.start[index];
    place !== null && at < dependents.start[index + 1];
    at++
  ) {
    const need = dependents.to[at];
    const end = needs.memberStart[need + 1];
    for (
      let edge = needs.memberStart[need];
      needs.operation[need] && edge < end;
      edge++
    ) {
      const member = needs.member[edge];
      if (locationKey(graph.node(member)?.location ?? null) === place) {
        found.add(member);
      }
    }
  }
  return [...found];
}

/** All that needs it to operate, directly or not, and it itself. */
function needing(graph: DependencyGraph, index: number): Set<number> {
  const { needs, dependents } = graph;
  const found = new Set([index]);
  for (const needed of found) {
    const end = dependents.start[needed + 1];
    for (let at = dependents.start[needed]; at < end; at++) {
      if (needs.operation[dependents.to[at]]) {
        found.add(needs.owner[dependents.to[at]]);
      }
    }
  }
  return found;
}

/**
 * The functions that the loss of an entity alone takes down; where it takes down
 * none, those that fall with it and the other members of its groups that stand
 * at the same place.
 *
 * @remarks
 * Only what needs the entity counts: what else falls at that place is not its
 * doing.
 *
 * @param graph - the entity, all that needs it to operate, directly or not, and
 * the other members of the groups that it is in
 * @returns null where no function falls
 * @public
 */
export function takesDown(
  graph: DependencyGraph,
  ref: string,
): { functions: string[]; location: string | null } | null {
  const index = graph.indexOf(ref);
  if (index === undefined) {
    return null;
  }
  const falling = new Falling(graph);
  const within = needing(graph, index);
  const functionsAfter = (lost: number[]) => {
    const functions = falling
      .fall(lost, { within: other => within.has(other) })
      .filter(other => within.has(other))
      .flatMap(other => graph.node(other)?.functions ?? []);
    return [...new Set(functions)].sort();
  };
  const alone = functionsAfter([index]);
  if (alone.length > 0) {
    return { functions: alone, location: null };
  }
  const together = functionsAfter(neighbours(graph, index));
  const location = locationKey(graph.node(index)?.location ?? null);
  return together.length > 0 ? { functions: together, location } : null;
}

/**
 * What an entity needs to recover and that is down whenever it is itself, of a
 * group its smallest member.
 *
 * @param graph - the entity and all that needs it to operate, directly or not
 * @public
 */
export function lostTools(graph: DependencyGraph, ref: string): string[] {
  const index = graph.indexOf(ref);
  const tools = (
    index === undefined ? [] : graph.node(index)?.needs ?? []
  ).filter(need => need.use === 'recovery' && need.strength === 'hard');
  if (tools.length === 0) {
    return [];
  }
  const down = downAfter(graph, new Set([ref]));
  const isLost = (need: Need) => {
    const members = new Set(membersOf(need));
    const standing = [...members].filter(member => !down.has(member)).length;
    return 'ref' in need
      ? standing === 0
      : standing < Math.min(need.required, members.size);
  };
  return [
    ...new Set(
      tools.filter(isLost).map(need => [...membersOf(need)].sort()[0]),
    ),
  ].sort();
}
