import { flatten, turnedRound, type Edges, type HardNeeds } from './hardNeeds';
import { membersOf, type DependencyNode } from './node';

function needed(nodes: Iterable<DependencyNode>): Set<string> {
  const refs = new Set<string>();
  for (const node of nodes) {
    for (const need of node.needs) {
      if (need.strength === 'hard') {
        membersOf(need).forEach(ref => refs.add(ref));
      }
    }
  }
  return refs;
}

/**
 * The catalog, or a part of it, as what hard-needs what.
 *
 * @remarks
 * Everything in it has an index: the nodes, and whatever else their hard needs
 * name. The indices follow the order of the refs, so that to compare indices is
 * to compare refs.
 *
 * @public
 */
export class DependencyGraph {
  readonly #refs: readonly string[];
  readonly #indices: ReadonlyMap<string, number>;
  readonly #nodes: readonly (DependencyNode | undefined)[];
  readonly #others: ReadonlySet<string>;
  #dependents: Edges | undefined;

  /** Number of indices. */
  readonly size: number;
  readonly needs: HardNeeds;

  /**
   * @param nodes - each entity once, in any order
   * @param options - `others`: entities that exist though they are no nodes;
   * what else is needed and no node is not in the catalog
   */
  static of(
    nodes: Iterable<DependencyNode>,
    options: { others?: Iterable<string> } = {},
  ): DependencyGraph {
    const byRef = new Map<string, DependencyNode>();
    for (const node of nodes) {
      if (byRef.has(node.entityRef)) {
        throw new Error(`${node.entityRef} is in the graph twice`);
      }
      byRef.set(node.entityRef, node);
    }
    return new DependencyGraph(byRef, new Set(options.others));
  }

  private constructor(
    nodes: ReadonlyMap<string, DependencyNode>,
    others: ReadonlySet<string>,
  ) {
    const refs = needed(nodes.values());
    for (const ref of nodes.keys()) {
      refs.add(ref);
    }
    // Without an argument strings are put in the order of their code units.
    const ordered = [...refs].sort();
    const indices = new Map(ordered.map((ref, index) => [ref, index]));
    this.#refs = ordered;
    this.#indices = indices;
    this.#nodes = ordered.map(ref => nodes.get(ref));
    this.#others = others;
    this.size = ordered.length;
    this.needs = flatten(this.#nodes, ref => indices.get(ref)!);
  }

  ref(index: number): string {
    return this.#refs[index];
  }

  /** Undefined: neither a node nor needed by one. */
  indexOf(ref: string): number | undefined {
    return this.#indices.get(ref);
  }

  /** Undefined: it is only named as a need. */
  node(index: number): DependencyNode | undefined {
    return this.#nodes[index];
  }

  /** It is in the catalog: a node, or one of the others. */
  exists(index: number): boolean {
    return (
      this.#nodes[index] !== undefined || this.#others.has(this.#refs[index])
    );
  }

  /** For each entity the needs that name it. */
  get dependents(): Edges {
    this.#dependents ??= turnedRound(this.needs, this.size);
    return this.#dependents;
  }
}
