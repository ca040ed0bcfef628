import { flatten, turnedRound, type Edges, type HardNeeds } from './hardNeeds';
import { membersOf, type DependencyNode } from './node';
import { atOnce, STEP, type Steps } from './steps';

/** The nodes and whatever their hard needs name. */
function* refsOf(nodes: ReadonlyMap<string, DependencyNode>) {
  const refs = new Set(nodes.keys());
  let count = 0;
  for (const node of nodes.values()) {
    for (const need of node.needs) {
      if (need.strength === 'hard') {
        membersOf(need).forEach(ref => refs.add(ref));
      }
    }
    count += 1;
    if (count % STEP === 0) {
      yield;
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
    return atOnce(DependencyGraph.inSteps(nodes, options));
  }

  /** The same, in steps. */
  static *inSteps(
    nodes: Iterable<DependencyNode>,
    options: { others?: Iterable<string> } = {},
  ): Steps<DependencyGraph> {
    const byRef = new Map<string, DependencyNode>();
    for (const node of nodes) {
      if (byRef.has(node.entityRef)) {
        throw new Error(`${node.entityRef} is in the graph twice`);
      }
      byRef.set(node.entityRef, node);
      if (byRef.size % STEP === 0) {
        yield;
      }
    }
    // Without an argument strings are put in the order of their code units.
    const refs = [...(yield* refsOf(byRef))].sort();
    yield;
    const indices = new Map<string, number>();
    const inOrder: (DependencyNode | undefined)[] = [];
    for (const ref of refs) {
      indices.set(ref, indices.size);
      inOrder.push(byRef.get(ref));
      if (indices.size % STEP === 0) {
        yield;
      }
    }
    const needs = yield* flatten(inOrder, ref => indices.get(ref)!);
    return new DependencyGraph({
      refs,
      indices,
      nodes: inOrder,
      others: new Set(options.others),
      needs,
    });
  }

  private constructor(parts: {
    refs: readonly string[];
    indices: ReadonlyMap<string, number>;
    nodes: readonly (DependencyNode | undefined)[];
    others: ReadonlySet<string>;
    needs: HardNeeds;
  }) {
    this.#refs = parts.refs;
    this.#indices = parts.indices;
    this.#nodes = parts.nodes;
    this.#others = parts.others;
    this.size = parts.refs.length;
    this.needs = parts.needs;
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
