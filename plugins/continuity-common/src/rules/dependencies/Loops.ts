import { PATH_LENGTH } from '../../model/objectives';
import type { Components } from './components';

/** Members of the largest component in which each is told its own shortest loop. */
const LARGEST = 256;

const NONE = -1;

/**
 * The shortest cycles through the members of a component, as text from one
 * member round to the one before it.
 *
 * @remarks
 * To search from each member costs the square of a component, and so does to
 * write down its loops. In one of more than 256 members all are therefore told
 * the same one: the shortest through its smallest member, cut where a path is
 * cut, and turned to begin with the member itself where that is on it.
 */
export class Loops {
  readonly #components: Components;
  readonly #ref: (index: number) => string;
  readonly #shared = new Map<number, string[]>();
  /** The one before on the way from where a search began; NONE: not met. */
  readonly #before: Int32Array;

  constructor(components: Components, ref: (index: number) => string) {
    this.#components = components;
    this.#ref = ref;
    this.#before = new Int32Array(components.of.length).fill(NONE);
  }

  /** Null: it is in no cycle. */
  through(index: number): string[] | null {
    const component = this.#components.of[index];
    if (!this.#components.isCycle(component)) {
      return null;
    }
    const members = this.#components.all[component];
    if (members.length <= LARGEST) {
      return this.#shortest(index);
    }
    const shared =
      this.#shared.get(component) ??
      this.#shortest(members[0]).slice(0, PATH_LENGTH);
    this.#shared.set(component, shared);
    const at = shared.indexOf(this.#ref(index));
    return at > 0 ? [...shared.slice(at), ...shared.slice(0, at)] : shared;
  }

  #shortest(from: number): string[] {
    const { edges, of } = this.#components;
    const met: number[] = [];
    // Each level in the order of the refs, so that the smallest way is found first.
    let level = [from];
    let last = NONE;
    while (last === NONE && level.length > 0) {
      const next: number[] = [];
      for (const index of level) {
        const needed = edges.to.subarray(
          edges.start[index],
          edges.start[index + 1],
        );
        if (needed.includes(from)) {
          last = index;
          break;
        }
        for (const other of needed) {
          if (of[other] === of[from] && this.#before[other] === NONE) {
            this.#before[other] = index;
            met.push(other);
            next.push(other);
          }
        }
      }
      level = next.sort((a, b) => a - b);
    }
    const loop: string[] = [];
    for (let at = last; at !== from; at = this.#before[at]) {
      loop.push(this.#ref(at));
    }
    loop.push(this.#ref(from));
    met.forEach(index => {
      this.#before[index] = NONE;
    });
    return loop.reverse();
  }
}
