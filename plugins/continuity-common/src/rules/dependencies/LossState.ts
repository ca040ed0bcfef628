import { componentsOf, type Components } from './components';
import { Falling } from './Falling';
import type { DependencyGraph } from './graph';
import type { DependencyNode } from './node';

/** What is lost, what is down because of it, and which needs are met. */
export class LossState {
  readonly graph: DependencyGraph;
  readonly components: Components;
  /** Indices of all that is down, ascending. */
  readonly down: readonly number[];
  readonly #isLost: Uint8Array;
  readonly #isDown: Uint8Array;
  /** How many members of each need stand. */
  readonly #standing: Int32Array;

  constructor(graph: DependencyGraph, lost: readonly number[]) {
    this.graph = graph;
    this.components = componentsOf(graph);
    this.down = [...new Falling(graph).fall(lost)].sort((a, b) => a - b);
    this.#isLost = new Uint8Array(graph.size);
    this.#isDown = new Uint8Array(graph.size);
    lost.forEach(index => {
      this.#isLost[index] = 1;
    });
    this.down.forEach(index => {
      this.#isDown[index] = 1;
    });
    this.#standing = Int32Array.from(graph.needs.owner, (_, need) =>
      this.members(need).reduce(
        (count, member) => count + 1 - this.#isDown[member],
        0,
      ),
    );
  }

  isDown(index: number): boolean {
    return this.#isDown[index] === 1;
  }

  isLost(index: number): boolean {
    return this.#isLost[index] === 1;
  }

  members(need: number): Int32Array {
    const { member, memberStart } = this.graph.needs;
    return member.subarray(memberStart[need], memberStart[need + 1]);
  }

  /** The needs that count now: those only to recover count for what is lost. */
  *needsOf(index: number): Iterable<number> {
    const { start } = this.graph.needs;
    for (let need = start[index]; need < start[index + 1]; need++) {
      if (this.counts(need)) {
        yield need;
      }
    }
  }

  counts(need: number): boolean {
    const { operation, owner } = this.graph.needs;
    return operation[need] === 1 || this.isLost(owner[need]);
  }

  isMet(need: number): boolean {
    return this.#standing[need] >= this.graph.needs.required[need];
  }

  /** Enough members of a group stand, but not those that stood before. */
  failsOver(need: number): boolean {
    return this.isMet(need) && this.members(need).length > this.#standing[need];
  }

  standing(need: number): number {
    return this.#standing[need];
  }

  /** Both are recovered as one. */
  isOne(a: number, b: number): boolean {
    return this.components.of[a] === this.components.of[b];
  }

  /** The members of a component that have to come back. */
  downOf(component: number): DependencyNodeAt[] {
    const found: DependencyNodeAt[] = [];
    for (const index of this.components.all[component]) {
      const node = this.graph.node(index);
      if (node && this.isDown(index)) {
        found.push({ index, node });
      }
    }
    return found;
  }
}

/** A node and its index. */
export interface DependencyNodeAt {
  index: number;
  node: DependencyNode;
}
