import { kthSmallest } from './kthSmallest';
import type { LossState } from './LossState';

const NONE = -1;

/** When everything works again, by index. */
export interface LossTimes {
  seconds: Float64Array;
  /** 1: it stands, but something that it needs fails over, for a time known or not. */
  affected: Uint8Array;
  /** By component, when its own recovery can begin. */
  waits: Float64Array;
  /** By component, what is down and decides when that is; NONE: nothing. */
  decides: Int32Array;
}

/**
 * How long what stands is interrupted: the longest failover of what it needs.
 *
 * @remarks
 * The longest go first, so that each is looked at once, in a cycle, too.
 */
function interrupt(state: LossState, { seconds, affected }: LossTimes) {
  const { graph } = state;
  const { needs, dependents } = graph;
  const starts: { owner: number; failover: number }[] = [];
  needs.owner.forEach((owner, need) => {
    const failover = needs.failover[need];
    if (
      failover !== 0 &&
      !state.isDown(owner) &&
      state.counts(need) &&
      state.failsOver(need)
    ) {
      starts.push({ owner, failover: Number.isNaN(failover) ? 0 : failover });
    }
  });
  starts.sort((a, b) => b.failover - a.failover);
  for (const { owner, failover } of starts) {
    const reached = [owner];
    for (
      let index = reached.pop();
      index !== undefined;
      index = reached.pop()
    ) {
      if (affected[index]) {
        continue;
      }
      affected[index] = 1;
      seconds[index] = failover;
      const end = dependents.start[index + 1];
      for (let at = dependents.start[index]; at < end; at++) {
        const need = dependents.to[at];
        const by = needs.owner[need];
        if (needs.single[need] && needs.operation[need] && !state.isDown(by)) {
          reached.push(by);
        }
      }
    }
  }
}

/** How long a need keeps its owner waiting; what is recovered with it does not. */
function waitFor(state: LossState, need: number, seconds: Float64Array) {
  const { needs } = state.graph;
  const owner = needs.owner[need];
  const members = state.members(need);
  const timeOf = (member: number) =>
    state.isDown(member) && state.isOne(member, owner) ? 0 : seconds[member];
  if (needs.single[need]) {
    return timeOf(members[0]);
  }
  if (state.isMet(need)) {
    const failover = needs.failover[need];
    return state.failsOver(need) && !Number.isNaN(failover) ? failover : 0;
  }
  return kthSmallest(members, needs.required[need], member =>
    state.isDown(member) ? timeOf(member) : 0,
  );
}

function recover(state: LossState, component: number, times: LossTimes) {
  const { graph } = state;
  const members = state.downOf(component);
  let own = 0;
  let longest = 0;
  let decides = NONE;
  for (const { index, node } of members) {
    own += state.isLost(index) ? node.own.seconds ?? 0 : 0;
    for (const need of state.needsOf(index)) {
      const seconds = waitFor(state, need, times.seconds);
      if (seconds < longest) {
        continue;
      }
      if (seconds > longest) {
        longest = seconds;
        decides = NONE;
      }
      for (const member of state.isMet(need) ? [] : state.members(need)) {
        if (
          times.seconds[member] === seconds &&
          state.isDown(member) &&
          graph.node(member) &&
          !state.isOne(member, index) &&
          (decides === NONE || member < decides)
        ) {
          decides = member;
        }
      }
    }
  }
  times.waits[component] = longest;
  times.decides[component] = decides;
  for (const { index } of members) {
    times.seconds[index] = own + longest;
  }
}

export function lossTimes(state: LossState): LossTimes {
  const { graph, components } = state;
  const times: LossTimes = {
    seconds: new Float64Array(graph.size),
    affected: new Uint8Array(graph.size),
    waits: new Float64Array(components.all.length),
    decides: new Int32Array(components.all.length).fill(NONE),
  };
  interrupt(state, times);
  components.all.forEach((_, component) => recover(state, component, times));
  return times;
}
