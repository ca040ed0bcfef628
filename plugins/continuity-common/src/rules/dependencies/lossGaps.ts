import { compareText } from '../order';
import type { MissingPart } from './lossOutcome';
import type { LossState } from './LossState';

/** What is missing of a loss, and whose times are lower bounds because of it. */
export interface LossGaps {
  lowerBound: (index: number) => boolean;
  missing: MissingPart[];
}

/** What is missing of an entity itself and of those that it needs. */
function* gapsAt(state: LossState, index: number): Iterable<MissingPart> {
  const { graph } = state;
  const entityRef = graph.ref(index);
  if (!graph.exists(index)) {
    yield { what: 'entity', entityRef };
  } else if (
    state.isLost(index) &&
    (graph.node(index)?.own.seconds ?? null) === null
  ) {
    yield { what: 'own-time', entityRef };
  }
  for (const need of state.needsOf(index)) {
    if (state.failsOver(need) && Number.isNaN(graph.needs.failover[need])) {
      yield { what: 'failover', entityRef };
    }
    for (const member of state.members(need)) {
      if (!graph.exists(member)) {
        yield { what: 'entity', entityRef: graph.ref(member) };
      }
    }
  }
}

/** What waits for an entity: a group that fails over waits for none of its members. */
function* waitingFor(state: LossState, index: number): Iterable<number> {
  const { needs, dependents } = state.graph;
  for (
    let at = dependents.start[index];
    at < dependents.start[index + 1];
    at++
  ) {
    const need = dependents.to[at];
    if (
      state.counts(need) &&
      (needs.single[need] || (!state.isMet(need) && state.isDown(index)))
    ) {
      yield needs.owner[need];
    }
  }
}

export function lossGaps(state: LossState, affected: Uint8Array): LossGaps {
  const { graph } = state;
  const concerned = (index: number) =>
    affected[index] === 1 || state.isDown(index);
  const isBound = new Uint8Array(graph.size);
  const bound: number[] = [];
  const mark = (index: number) => {
    if (!isBound[index] && concerned(index)) {
      isBound[index] = 1;
      bound.push(index);
    }
  };
  const found = new Map<string, MissingPart>();
  for (let index = 0; index < graph.size; index++) {
    for (const part of concerned(index) ? gapsAt(state, index) : []) {
      found.set(`${part.entityRef} ${part.what}`, part);
      mark(index);
    }
  }
  const { all, of } = state.components;
  const marked = new Set<number>();
  for (const index of bound) {
    for (const owner of waitingFor(state, index)) {
      mark(owner);
    }
    // A cycle comes back as one.
    if (state.isDown(index) && !marked.has(of[index])) {
      marked.add(of[index]);
      all[of[index]].filter(member => state.isDown(member)).forEach(mark);
    }
  }
  return {
    lowerBound: index => isBound[index] === 1,
    missing: [...found.values()].sort(
      (a, b) =>
        compareText(a.entityRef, b.entityRef) || compareText(a.what, b.what),
    ),
  };
}
