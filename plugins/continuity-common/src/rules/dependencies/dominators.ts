import type { DependencyGraph } from './graph';
import { edgesWhere, type Edges } from './hardNeeds';

/** Nothing: not reached, no root above, the end of a list. */
const NONE = -1;

/** What every way from the start leads through. */
export interface Dominators {
  /** All that is reached, each after what every way to it leads through. */
  order: number[];
  /** The last such before each; -1: the ways have nothing in common. */
  of: Int32Array;
}

/** A tree of ways from the start, which is 0: all else is one more than its index. */
interface Ways {
  /** What was reached, in the order of being reached. */
  reached: Int32Array;
  /** Place of each in that order; NONE: not reached. */
  place: Int32Array;
  /** Place from which that at a place was reached. */
  from: Int32Array;
  count: number;
}

/** Depth first, without recursion, for chains may be as long as the catalog. */
function waysFrom(starts: readonly number[], { start, to }: Edges): Ways {
  const size = start.length;
  const reached = new Int32Array(size);
  const place = new Int32Array(size).fill(NONE);
  const from = new Int32Array(size);
  const next = start.slice(0, size - 1);
  let count = 1;
  place[0] = 0;
  const enter = (index: number, by: number, trail: number[]) => {
    if (place[index + 1] === NONE) {
      place[index + 1] = count;
      reached[count] = index + 1;
      from[count] = by;
      count += 1;
      trail.push(index);
    }
  };
  for (const first of starts) {
    const trail: number[] = [];
    enter(first, 0, trail);
    while (trail.length > 0) {
      const index = trail[trail.length - 1];
      if (next[index] < start[index + 1]) {
        next[index] += 1;
        enter(to[next[index] - 1], place[index + 1], trail);
      } else {
        trail.pop();
      }
    }
  }
  return { reached, place, from, count };
}

/** The forest of Lengauer and Tarjan, its ways shortened as they are walked. */
class Forest {
  readonly #ancestor: Int32Array;
  readonly #best: Int32Array;
  readonly #semi: Int32Array;

  constructor(semi: Int32Array) {
    this.#semi = semi;
    this.#ancestor = new Int32Array(semi.length).fill(NONE);
    this.#best = Int32Array.from(semi.keys());
  }

  link(parent: number, place: number) {
    this.#ancestor[place] = parent;
  }

  /** That with the least semidominator between a place and the root above it. */
  best(place: number): number {
    const ancestor = this.#ancestor;
    const way: number[] = [];
    for (
      let at = place;
      ancestor[at] !== NONE && ancestor[ancestor[at]] !== NONE;
      at = ancestor[at]
    ) {
      way.push(at);
    }
    for (const at of way.reverse()) {
      const above = ancestor[at];
      if (this.#semi[this.#best[above]] < this.#semi[this.#best[at]]) {
        this.#best[at] = this.#best[above];
      }
      ancestor[at] = ancestor[above];
    }
    return this.#best[place];
  }
}

/**
 * What every way down from some starts to an entity leads through, where ways go
 * along needs for operation, by the algorithm of Lengauer and Tarjan: hardly more
 * work than there are needs.
 */
export function dominatorsOf(
  graph: DependencyGraph,
  starts: readonly number[],
): Dominators {
  const { needs, dependents } = graph;
  const { reached, place, from, count } = waysFrom(
    starts,
    edgesWhere(needs, need => needs.operation[need] === 1),
  );
  const isStart = new Set(starts);
  const semi = Int32Array.from({ length: count }, (_, at) => at);
  const dominator = new Int32Array(count);
  const forest = new Forest(semi);
  // Lists of those that share a semidominator.
  const first = new Int32Array(count).fill(NONE);
  const following = new Int32Array(count).fill(NONE);
  for (let at = count - 1; at > 0; at--) {
    const index = reached[at] - 1;
    if (isStart.has(index)) {
      semi[at] = 0;
    }
    const end = dependents.start[index + 1];
    for (let edge = dependents.start[index]; edge < end; edge++) {
      const need = dependents.to[edge];
      const by = place[needs.owner[need] + 1];
      if (needs.operation[need] && by !== NONE) {
        semi[at] = Math.min(semi[at], semi[forest.best(by)]);
      }
    }
    following[at] = first[semi[at]];
    first[semi[at]] = at;
    const parent = from[at];
    forest.link(parent, at);
    for (let one = first[parent]; one !== NONE; one = following[one]) {
      const best = forest.best(one);
      dominator[one] = semi[best] < semi[one] ? best : parent;
    }
    first[parent] = NONE;
  }
  const of = new Int32Array(graph.size).fill(NONE);
  const order: number[] = [];
  for (let at = 1; at < count; at++) {
    if (dominator[at] !== semi[at]) {
      dominator[at] = dominator[dominator[at]];
    }
    order.push(reached[at] - 1);
    of[reached[at] - 1] = reached[dominator[at]] - 1;
  }
  return { order, of };
}
