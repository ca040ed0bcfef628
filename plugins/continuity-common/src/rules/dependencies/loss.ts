import { compareText } from '../order';
import { indicesOf } from './Falling';
import type { DependencyGraph } from './graph';
import { lossGaps } from './lossGaps';
import type { LossOutcome, LostStep, MissingPart } from './lossOutcome';
import { LossState } from './LossState';
import { lossTimes, type LossTimes } from './lossTimes';
import { recoveryOrder, type RecoveryUnit } from './recoveryOrder';

/** The RTO of an entity, as far as there is one. @public */
export interface RecoveryObjectives {
  targetRto: number | null;
  requiredRto: number | null;
}

/** The members of its needs that keep an entity waiting, ascending. */
function waitsFor(
  state: LossState,
  { seconds, affected }: LossTimes,
  index: number,
): string[] {
  const { graph } = state;
  const found = new Set<number>();
  const timeOf = (member: number) =>
    state.isOne(member, index) ? 0 : seconds[member];
  for (const need of state.needsOf(index)) {
    const members = [...state.members(need)];
    if (graph.needs.single[need]) {
      members
        .filter(member => state.isDown(member) || affected[member])
        .forEach(member => found.add(member));
    } else if (!state.isMet(need)) {
      // Of a group those that are back first, as many as it takes.
      members
        .filter(member => state.isDown(member))
        .sort((a, b) => timeOf(a) - timeOf(b) || a - b)
        .slice(0, graph.needs.required[need] - state.standing(need))
        .forEach(member => found.add(member));
    }
  }
  found.delete(index);
  return [...found].sort((a, b) => a - b).map(member => graph.ref(member));
}

/**
 * From what is back last, of the ends if there are some, over what decided that,
 * to what is recovered first.
 */
function criticalPath(
  state: LossState,
  { seconds, decides }: LossTimes,
  order: readonly RecoveryUnit[],
  isEnd: (ref: string) => boolean,
): string[] {
  const { graph, components } = state;
  const unitOf = new Map(order.map(unit => [unit.component, unit]));
  let last: number | undefined;
  for (const index of state.down) {
    if (
      graph.node(index) &&
      isEnd(graph.ref(index)) &&
      (last === undefined || seconds[index] > seconds[last])
    ) {
      last = index;
    }
  }
  const path: string[] = [];
  for (let at = last ?? -1; at !== -1; at = decides[components.of[at]]) {
    const { members } = unitOf.get(components.of[at])!;
    path.push(...members.map(({ node }) => node.entityRef).reverse());
  }
  return path.reverse();
}

/** What has to be back and is not in the catalog is missing, too. */
function withAbsentEnds(
  gaps: MissingPart[],
  graph: DependencyGraph,
  ends: readonly string[],
): MissingPart[] {
  const named = new Set(gaps.map(({ entityRef }) => entityRef));
  const absent = [...new Set(ends)].filter(ref => {
    const index = graph.indexOf(ref);
    return !named.has(ref) && (index === undefined || !graph.exists(index));
  });
  return [
    ...gaps,
    ...absent.map(entityRef => ({ what: 'entity' as const, entityRef })),
  ].sort((a, b) => compareText(a.entityRef, b.entityRef));
}

/**
 * What is down when something is lost, and how all of it comes back.
 *
 * @param graph - the lost and all that needs them, directly or not; what else
 * is named as a need stands
 * @param lost - also refs of which the graph knows nothing
 * @param options - `ends`: what has to be back for the recovery to be over, where
 * that is not all; members of groups that nobody waits for may take longer
 * @public
 */
export function simulateLoss(
  graph: DependencyGraph,
  lost: ReadonlySet<string>,
  options: {
    objectives: (ref: string) => RecoveryObjectives;
    ends?: readonly string[];
  },
): LossOutcome {
  const ends = options.ends && new Set(options.ends);
  const isEnd = (ref: string) => ends?.has(ref) ?? true;
  const state = new LossState(graph, indicesOf(graph, lost));
  const times = lossTimes(state);
  const { lowerBound, missing: gaps } = lossGaps(state, times.affected);
  const missing = withAbsentEnds(gaps, graph, options.ends ?? []);
  const urgencyOf = (index: number) => {
    const { targetRto, requiredRto } = options.objectives(graph.ref(index));
    const slack = targetRto === null ? null : targetRto - times.seconds[index];
    return { slack, requiredRto };
  };
  const order = recoveryOrder(state, urgencyOf);
  const path = criticalPath(state, times, order, isEnd);
  const critical = new Set(path);
  const down = order.flatMap(({ component, members }): LostStep[] => {
    let startsAt = times.waits[component];
    const { all, isCycle } = state.components;
    const cycle = isCycle(component) ? graph.ref(all[component][0]) : null;
    return members.map(({ index, node: { entityRef, own } }) => {
      const isLost = state.isLost(index);
      const begins = startsAt;
      startsAt += isLost ? own.seconds ?? 0 : 0;
      return {
        entityRef,
        lost: isLost,
        own,
        startsAt: begins,
        endsAt: times.seconds[index],
        lowerBound: lowerBound(index),
        slack: urgencyOf(index).slack,
        critical: critical.has(entityRef),
        cycle,
        waitsFor: waitsFor(state, times, index),
      };
    });
  });
  const affected = new Map<string, number>();
  times.affected.forEach((is, index) => {
    if (is && times.seconds[index] > 0) {
      affected.set(graph.ref(index), times.seconds[index]);
    }
  });
  return {
    seconds: down
      .filter(({ entityRef }) => isEnd(entityRef))
      .reduce((most, { endsAt }) => Math.max(most, endsAt), 0),
    lowerBound: missing.length > 0,
    down,
    affected,
    missing,
    criticalPath: path,
  };
}
