import type { DependencyGraph } from './graph';

/**
 * What is down when some of a graph is lost.
 *
 * @remarks
 * The work is in proportion to what falls and the needs for it: the arrays are
 * used again by the next loss, which clears only what the last one touched.
 */
export class Falling {
  readonly #graph: DependencyGraph;
  readonly #isDown: Uint8Array;
  /** How many members of each need have fallen. */
  readonly #fallen: Int32Array;
  #down: number[] = [];
  #touched: number[] = [];
  #steps = 0;

  constructor(graph: DependencyGraph) {
    this.#graph = graph;
    this.#isDown = new Uint8Array(graph.size);
    this.#fallen = new Int32Array(graph.needs.owner.length);
  }

  /** How many lost and dependents have been looked at, by all falls so far. */
  get steps(): number {
    return this.#steps;
  }

  /** What the last fall took down, as far as it went. */
  get down(): readonly number[] {
    return this.#down;
  }

  isDown(index: number): boolean {
    return this.#isDown[index] === 1;
  }

  /** How many members of a need for operation still stand. */
  standing(need: number): number {
    const { memberStart } = this.#graph.needs;
    return memberStart[need + 1] - memberStart[need] - this.#fallen[need];
  }

  /**
   * All that is down, the lost first.
   *
   * @param lost - indices of what is lost
   * @param options - `within`: nothing else can fall; `until`: enough is known
   * when such a one is down
   */
  fall(
    lost: Iterable<number>,
    options: {
      within?: (index: number) => boolean;
      until?: (index: number) => boolean;
    } = {},
  ): readonly number[] {
    const { within = () => true, until = () => false } = options;
    this.#clear();
    for (const index of lost) {
      this.#steps += 1;
      this.#drop(index);
    }
    for (const index of this.#down) {
      if (until(index)) {
        break;
      }
      this.#pull(index, within);
    }
    return this.#down;
  }

  #pull(index: number, within: (owner: number) => boolean) {
    const { needs, dependents } = this.#graph;
    for (
      let at = dependents.start[index];
      at < dependents.start[index + 1];
      at++
    ) {
      const need = dependents.to[at];
      this.#steps += 1;
      if (needs.operation[need]) {
        this.#fallen[need] += 1;
        this.#touched.push(need);
        if (
          this.standing(need) < needs.required[need] &&
          within(needs.owner[need])
        ) {
          this.#drop(needs.owner[need]);
        }
      }
    }
  }

  #drop(index: number) {
    if (!this.#isDown[index]) {
      this.#isDown[index] = 1;
      this.#down.push(index);
    }
  }

  #clear() {
    for (const index of this.#down) {
      this.#isDown[index] = 0;
    }
    for (const need of this.#touched) {
      this.#fallen[need] = 0;
    }
    this.#down = [];
    this.#touched = [];
  }
}

/** Indices of what the graph knows of some refs, ascending. */
export function indicesOf(
  graph: DependencyGraph,
  refs: Iterable<string>,
): number[] {
  return [...new Set(refs)]
    .map(ref => graph.indexOf(ref))
    .filter(index => index !== undefined)
    .sort((a, b) => a - b);
}
