import { dominatorsOf } from './dominators';
import { Falling } from './Falling';
import type { DependencyGraph } from './graph';

/** What is known of an index. */
const OPEN = 0;
const POINT = 1;
const NO_POINT = 2;

/**
 * The search for what alone takes some entities down, its supporters.
 *
 * @remarks
 * To lose each in turn would take the square of the size. Instead:
 *
 * - what a point needs by itself is a point;
 * - whatever reaches the supporters only through one entity is no point unless
 *   that one is; so of all that only a member of a group needs, however long
 *   the chain, nothing is lost at all;
 * - where the loss of one brings down no supporter, nothing that fell is a
 *   point.
 *
 * What remains are meeting points of several ways. Networks of groups in which
 * these are many and each brings down much can be made up; there the search ends
 * when it has taken as many steps as it may, and tells so.
 */
export class PointSearch {
  readonly #graph: DependencyGraph;
  readonly #falling: Falling;
  readonly #known: Uint8Array;
  readonly #stepsAtMost: number;
  #complete = true;

  constructor(
    graph: DependencyGraph,
    supporters: readonly number[],
    stepsAtMost: number,
  ) {
    this.#graph = graph;
    this.#falling = new Falling(graph);
    // What no supporter needs to operate takes none down.
    this.#known = new Uint8Array(graph.size).fill(NO_POINT);
    this.#stepsAtMost = stepsAtMost;
    this.#search(supporters);
  }

  /** Everything could be decided in time. */
  get complete(): boolean {
    return this.#complete;
  }

  isPoint(index: number): boolean {
    return this.#known[index] === POINT;
  }

  /** Known not to be one. */
  isNoPoint(index: number): boolean {
    return this.#known[index] === NO_POINT;
  }

  /** Whether a supporter falls with these; null: no steps are left to find out. */
  bringsDown(lost: readonly number[]): boolean | null {
    if (this.#falling.steps >= this.#stepsAtMost) {
      this.#complete = false;
      return null;
    }
    const until = (index: number) => this.isPoint(index);
    return this.#falling.fall(lost, { until }).some(until);
  }

  #search(supporters: readonly number[]) {
    const { order, of } = dominatorsOf(this.#graph, supporters);
    for (const index of order) this.#known[index] = OPEN;
    for (const index of supporters) this.#addPoint(index);
    for (const index of order) {
      if (this.#known[index] !== OPEN) continue;
      const through = of[index];
      if (through !== -1 && !this.isPoint(through)) {
        // The same is known of it as of what it has to take down first.
        this.#known[index] = this.#known[through];
      } else {
        this.#decide(index);
      }
    }
  }

  #decide(index: number) {
    const falls = this.bringsDown([index]);
    if (falls) {
      this.#addPoint(index);
    } else if (falls === false) {
      for (const fallen of this.#falling.down) {
        this.#known[fallen] = NO_POINT;
      }
    }
  }

  /** With all that it needs by itself, and so on. */
  #addPoint(first: number) {
    const { needs } = this.#graph;
    const found = [first];
    this.#known[first] = POINT;
    for (const index of found) {
      const end = needs.start[index + 1];
      for (let need = needs.start[index]; need < end; need++) {
        const members = needs.member.subarray(
          needs.memberStart[need],
          needs.memberStart[need + 1],
        );
        if (needs.operation[need] && needs.required[need] === members.length) {
          for (const member of members) {
            if (this.#known[member] !== POINT) {
              this.#known[member] = POINT;
              found.push(member);
            }
          }
        }
      }
    }
  }
}
