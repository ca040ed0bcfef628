import type { DependencyNodeAt, LossState } from './LossState';
import { RankHeap } from './RankHeap';

/** What decides between entities of which each could be recovered next. */
export interface Urgency {
  slack: number | null;
  requiredRto: number | null;
}

/** What is recovered as one: an entity, or a cycle in its order. */
export interface RecoveryUnit {
  component: number;
  members: DependencyNodeAt[];
}

/** The smaller first, what is absent last. */
function compareAbsentLast(a: number | null, b: number | null): number {
  if (a === null || b === null) {
    return Number(a === null) - Number(b === null);
  }
  return a - b;
}

/** The units by urgency, the members of each by urgency. */
function unitsOf(
  state: LossState,
  urgencyOf: (index: number) => Urgency,
): RecoveryUnit[] {
  const urgencies = new Map(
    state.down.map(index => [index, urgencyOf(index)] as const),
  );
  const compare = (a: DependencyNodeAt, b: DependencyNodeAt) => {
    const [one, other] = [urgencies.get(a.index)!, urgencies.get(b.index)!];
    return (
      compareAbsentLast(one.slack, other.slack) ||
      compareAbsentLast(one.requiredRto, other.requiredRto) ||
      a.node.tierRank - b.node.tierRank ||
      a.index - b.index
    );
  };
  return state.components.all
    .map((_, component) => ({
      component,
      members: state.downOf(component).sort(compare),
    }))
    .filter(({ members }) => members.length > 0)
    .sort((a, b) => compare(a.members[0], b.members[0]));
}

/** How many more members of a need have to come back before it is met. */
function lacking(state: LossState, need: number): number {
  const { graph } = state;
  const owner = graph.needs.owner[need];
  const ready = state.members(need).filter(
    member =>
      !state.isDown(member) ||
      state.isOne(member, owner) ||
      // Nobody can recover what is not in the catalog.
      graph.node(member) === undefined,
  );
  return Math.max(0, graph.needs.required[need] - ready.length);
}

/**
 * The order of recovery: again and again the most urgent of what waits for
 * nothing any more.
 */
export function recoveryOrder(
  state: LossState,
  urgencyOf: (index: number) => Urgency,
): RecoveryUnit[] {
  const { needs, dependents } = state.graph;
  const { of } = state.components;
  const units = unitsOf(state, urgencyOf);
  const rankOf = new Map(units.map(({ component }, rank) => [component, rank]));
  const lacks = new Int32Array(needs.owner.length);
  const pending = new Int32Array(units.length);
  const ready = new RankHeap();

  units.forEach(({ members }, rank) => {
    for (const { index } of members) {
      for (const need of state.needsOf(index)) {
        lacks[need] = lacking(state, need);
        pending[rank] += lacks[need] > 0 ? 1 : 0;
      }
    }
    if (pending[rank] === 0) {
      ready.push(rank);
    }
  });

  const release = (member: number) => {
    const end = dependents.start[member + 1];
    for (let at = dependents.start[member]; at < end; at++) {
      const need = dependents.to[at];
      const owner = needs.owner[need];
      if (lacks[need] > 0 && !state.isOne(member, owner)) {
        lacks[need] -= 1;
        if (lacks[need] === 0) {
          const rank = rankOf.get(of[owner])!;
          pending[rank] -= 1;
          if (pending[rank] === 0) {
            ready.push(rank);
          }
        }
      }
    }
  };

  const order: RecoveryUnit[] = [];
  for (let rank = ready.pop(); rank !== undefined; rank = ready.pop()) {
    order.push(units[rank]);
    units[rank].members.forEach(({ index }) => release(index));
  }
  return order;
}
