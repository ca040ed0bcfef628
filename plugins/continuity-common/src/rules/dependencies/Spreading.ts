import { PATH_LENGTH } from '../../model/objectives';
import type { DependencyGraph } from './graph';
import type { Edges } from './hardNeeds';
import type { Way } from './results';
import { STEP, type Steps } from './steps';

const NONE = -1;

/** What something starts with before anything reaches it. */
export interface Start {
  value: number;
  /**
   * The way on which it came to where it starts, for what is known already;
   * no edge leads to such a one.
   */
  way?: Way;
  /** Of equal values at equal distance the one of lowest rank goes on. */
  rank?: number;
}

/**
 * The smallest value that reaches each entity along edges, and its shortest way.
 *
 * @remarks
 * Of two arrivals the one with the smaller value counts, then the one with fewer
 * steps, then that of lower rank, then the one over the smaller predecessor.
 * What is settled is settled in the order of value and steps, so that nobody is
 * looked at twice: that is Dijkstra's way, but without a heap, for a value does
 * not change on its way and steps are counted one by one.
 *
 * The arrays are used again by the next run, which clears only what the last
 * one touched.
 */
export class Spreading {
  readonly #graph: DependencyGraph;
  readonly #starts: (Start | undefined)[];
  /** Value and steps with which an entity passes on; steps NONE: not settled. */
  readonly #value: Float64Array;
  readonly #steps: Int32Array;
  /** Where its value started. */
  readonly #root: Int32Array;
  /** The best predecessor that reaches it; NONE: nothing does. */
  readonly #from: Int32Array;
  #touched: number[] = [];

  constructor(graph: DependencyGraph) {
    this.#graph = graph;
    this.#starts = new Array(graph.size).fill(undefined);
    this.#value = new Float64Array(graph.size);
    this.#steps = new Int32Array(graph.size).fill(NONE);
    this.#root = new Int32Array(graph.size);
    this.#from = new Int32Array(graph.size).fill(NONE);
  }

  *run(edges: Edges, starts: ReadonlyMap<number, Start>): Steps<void> {
    this.#clear();
    const byValue = new Map<number, number[]>();
    for (const [index, start] of starts) {
      this.#starts[index] = start;
      this.#touched.push(index);
      if (this.#touched.length % STEP === 0) {
        yield;
      }
      const bucket = byValue.get(start.value);
      if (bucket) {
        bucket.push(index);
      } else {
        byValue.set(start.value, [index]);
      }
    }
    for (const value of [...byValue.keys()].sort((a, b) => a - b)) {
      yield;
      yield* this.#spread(edges, value, byValue.get(value)!);
    }
  }

  /** What reached it from elsewhere; undefined: nothing did. */
  arrival(index: number): { value: number; root: number } | undefined {
    const from = this.#from[index];
    return from === NONE
      ? undefined
      : { value: this.#value[from], root: this.#root[from] };
  }

  /** Where what it passes on started, and how far that is; undefined: it has nothing. */
  settled(index: number): { root: number; steps: number } | undefined {
    const steps = this.#steps[index];
    return steps === NONE ? undefined : { root: this.#root[index], steps };
  }

  /** What was touched by the last run, each once, in no particular order. */
  get touched(): readonly number[] {
    return this.#touched;
  }

  /** The way of what reached it from elsewhere. */
  way(index: number): Way {
    const path: string[] = [];
    let at = this.#from[index];
    const steps = this.#steps[at] + 1;
    const { way } = this.#starts[this.#root[at]]!;
    const before = way?.path ?? [];
    while (path.length < PATH_LENGTH) {
      path.push(this.#graph.ref(at));
      if (at === this.#root[at]) {
        const room = PATH_LENGTH - path.length;
        path.push(...before.slice(Math.max(0, before.length - room)).reverse());
        break;
      }
      at = this.#from[at];
    }
    path.reverse();
    if (steps > PATH_LENGTH) {
      path[0] = before[0] ?? this.#graph.ref(this.#root[at]);
    }
    return { path, steps };
  }

  #clear() {
    for (const index of this.#touched) {
      this.#starts[index] = undefined;
      this.#steps[index] = NONE;
      this.#from[index] = NONE;
    }
    this.#touched = [];
  }

  *#spread(edges: Edges, value: number, bucket: number[]): Steps<void> {
    const stepsOf = (index: number) => this.#starts[index]!.way?.steps ?? 0;
    const starting = bucket
      .filter(index => this.#steps[index] === NONE)
      .sort((a, b) => stepsOf(a) - stepsOf(b));
    for (const index of starting) {
      this.#settle(index, value, stepsOf(index), index);
    }
    const reached: number[] = [];
    let nextStarting = 0;
    let nextReached = 0;
    while (nextStarting < starting.length || nextReached < reached.length) {
      if ((nextStarting + nextReached) % STEP === STEP - 1) {
        yield;
      }
      const start = starting[nextStarting];
      const first = reached[nextReached];
      if (
        first === undefined ||
        (start !== undefined && this.#steps[start] <= this.#steps[first])
      ) {
        nextStarting += 1;
        this.#passOn(edges, start, reached);
      } else {
        nextReached += 1;
        // Everything that competes for it has been looked at by now.
        this.#root[first] = this.#root[this.#from[first]];
        this.#passOn(edges, first, reached);
      }
    }
  }

  #settle(index: number, value: number, steps: number, root: number) {
    this.#value[index] = value;
    this.#steps[index] = steps;
    this.#root[index] = root;
  }

  #passOn(edges: Edges, by: number, reached: number[]) {
    const end = edges.start[by + 1];
    for (let edge = edges.start[by]; edge < end; edge++) {
      const index = edges.to[edge];
      const before = this.#from[index];
      if (before === NONE) {
        this.#from[index] = by;
        if (this.#starts[index] === undefined) {
          this.#touched.push(index);
        }
      } else if (this.#isBetter(by, before)) {
        this.#from[index] = by;
      }
      if (this.#steps[index] === NONE) {
        this.#settle(index, this.#value[by], this.#steps[by] + 1, NONE);
        reached.push(index);
      }
    }
  }

  /** Arrivals come in the order of value and steps: only equal ones compete. */
  #isBetter(by: number, before: number): boolean {
    if (
      this.#value[by] !== this.#value[before] ||
      this.#steps[by] !== this.#steps[before]
    ) {
      return false;
    }
    const rank = this.#rankOf(by) - this.#rankOf(before);
    return rank < 0 || (rank === 0 && by < before);
  }

  #rankOf(index: number): number {
    return this.#starts[this.#root[index]]!.rank ?? 0;
  }
}
