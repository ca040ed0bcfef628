import fc from 'fast-check';
import { DependencyGraph } from '../graph';
import { simulateLoss } from '../loss';
import { membersOf, requiredOf, type DependencyNode, type Need } from '../node';
import { graphs, reachable, type GraphTraits } from './graphs';

/** Nodes, what of them is lost, and target RTOs. */
export function losses(options: GraphTraits = {}) {
  return graphs(options).chain(nodes =>
    fc.tuple(
      fc.constant(nodes),
      fc
        .subarray([...nodes.map(node => node.entityRef), 'z'], { minLength: 1 })
        .map(lost => new Set(lost)),
    ),
  );
}

/** Of a node its own figures as objectives. */
export function objectivesAmong(nodes: DependencyNode[]) {
  const byRef = new Map(nodes.map(node => [node.entityRef, node]));
  return (ref: string) => ({
    targetRto: byRef.get(ref)?.declared.rto.seconds ?? null,
    requiredRto: byRef.get(ref)?.declared.mtpd.seconds ?? null,
  });
}

export function lose(nodes: DependencyNode[], lost: ReadonlySet<string>) {
  return simulateLoss(DependencyGraph.of(nodes), lost, {
    objectives: objectivesAmong(nodes),
  });
}

export function timesOf(nodes: DependencyNode[], lost: ReadonlySet<string>) {
  const { down, affected } = lose(nodes, lost);
  return new Map([
    ...down.map(step => [step.entityRef, step.endsAt] as const),
    ...affected,
  ]);
}

/** What is down, and how long, by repeating the definition until nothing changes. */
export function naively(nodes: DependencyNode[], lost: ReadonlySet<string>) {
  const byRef = new Map(nodes.map(node => [node.entityRef, node]));
  const hard = (ref: string) =>
    (byRef.get(ref)?.needs ?? []).filter(need => need.strength === 'hard');
  const next = (ref: string) => hard(ref).flatMap(membersOf);
  const down = new Set(lost);
  const standing = (need: Need) =>
    membersOf(need).filter(ref => !down.has(ref)).length;
  const met = (need: Need) => standing(need) >= requiredOf(need);
  for (let before = -1; before < down.size; ) {
    before = down.size;
    nodes
      .filter(({ entityRef }) =>
        hard(entityRef).some(need => need.use === 'operation' && !met(need)),
      )
      .forEach(({ entityRef }) => down.add(entityRef));
  }
  const counting = (ref: string) =>
    hard(ref).filter(need => need.use === 'operation' || lost.has(ref));
  const failsOver = (need: Need) =>
    met(need) && standing(need) < membersOf(need).length;
  const cycleOf = (ref: string) => {
    const closure = reachable(next(ref), next);
    return new Set([
      ref,
      ...[...closure].filter(other => reachable(next(other), next).has(ref)),
    ]);
  };

  const times = new Map<string, number>();
  const timeOf = (ref: string) => times.get(ref) ?? 0;
  const waitOf = (need: Need, cycle: ReadonlySet<string>) => {
    const count = (ref: string) =>
      cycle.has(ref) && down.has(ref) ? 0 : timeOf(ref);
    if ('ref' in need) {
      return count(need.ref);
    }
    if (met(need)) {
      return failsOver(need) ? need.failover ?? 0 : 0;
    }
    return need.anyOf
      .map(ref => (down.has(ref) ? count(ref) : 0))
      .sort((a, b) => a - b)[need.required - 1];
  };
  // The times only grow, and those of a whole way are right after as many rounds.
  for (let round = 0; round <= 2 * nodes.length; round++) {
    for (const { entityRef } of nodes) {
      const cycle = cycleOf(entityRef);
      const isDown = down.has(entityRef);
      const together = [...(isDown ? cycle : [entityRef])].filter(
        ref => down.has(ref) === isDown,
      );
      const waits = together
        .flatMap(counting)
        .map(need => waitOf(need, isDown ? cycle : new Set()));
      const alone = together
        .filter(ref => lost.has(ref))
        .map(ref => byRef.get(ref)?.own.seconds ?? 0);
      times.set(
        entityRef,
        alone.reduce((a, b) => a + b, 0) + Math.max(0, ...waits),
      );
    }
  }
  return { byRef, down, times, counting, met, failsOver, cycleOf };
}
