import type { DependencyGraph } from './graph';
import { edgesWhere, type Edges } from './hardNeeds';
import { atOnce, STEP, type Steps } from './steps';

/** The strongly connected components over all hard edges. */
export interface Components {
  /** What is needed comes before what needs it; members ascending. */
  all: Int32Array[];
  /** Place of the component of each index in `all`. */
  of: Int32Array;
  /** Whether the component at a place is a cycle; one need for itself makes one. */
  isCycle: (component: number) => boolean;
  /** Every hard edge. */
  edges: Edges;
}

const UNSEEN = 0;

/** Tarjan's algorithm without recursion, for chains may be as long as the catalog. */
function* tarjan(size: number, { start, to }: Edges) {
  const seen = new Int32Array(size);
  const low = new Int32Array(size);
  const of = new Int32Array(size).fill(-1);
  const next = start.slice(0, size);
  const open: number[] = [];
  const trail: number[] = [];
  const all: Int32Array[] = [];
  let count = 0;
  let turns = 0;

  const enter = (index: number) => {
    count += 1;
    seen[index] = count;
    low[index] = count;
    open.push(index);
    trail.push(index);
  };
  const close = (index: number) => {
    const at = open.lastIndexOf(index);
    const members = Int32Array.from(open.splice(at)).sort();
    members.forEach(member => {
      of[member] = all.length;
    });
    all.push(members);
  };

  for (let root = 0; root < size; root++) {
    if (seen[root] !== UNSEEN) {
      continue;
    }
    enter(root);
    while (trail.length > 0) {
      if (turns % STEP === 0) {
        yield;
      }
      turns += 1;
      const index = trail[trail.length - 1];
      if (next[index] < start[index + 1]) {
        const needed = to[next[index]];
        next[index] += 1;
        if (seen[needed] === UNSEEN) {
          enter(needed);
        } else if (of[needed] === -1) {
          low[index] = Math.min(low[index], seen[needed]);
        }
      } else {
        trail.pop();
        if (trail.length > 0) {
          const by = trail[trail.length - 1];
          low[by] = Math.min(low[by], low[index]);
        }
        if (low[index] === seen[index]) {
          close(index);
        }
      }
    }
  }
  return { all, of };
}

export function componentsOf(graph: DependencyGraph): Components {
  return atOnce(componentsInSteps(graph));
}

/** The same, in steps. */
export function* componentsInSteps(graph: DependencyGraph): Steps<Components> {
  const edges = edgesWhere(graph.needs, () => true);
  const { all, of } = yield* tarjan(graph.size, edges);
  const needsItself = (index: number) => {
    const end = edges.start[index + 1];
    for (let edge = edges.start[index]; edge < end; edge++) {
      if (edges.to[edge] === index) {
        return true;
      }
    }
    return false;
  };
  return {
    all,
    of,
    isCycle: component =>
      all[component].length > 1 || needsItself(all[component][0]),
    edges,
  };
}
