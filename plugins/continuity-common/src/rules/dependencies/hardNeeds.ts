import { membersOf, requiredOf, type DependencyNode } from './node';
import { STEP, type Steps } from './steps';

/**
 * The hard needs of all nodes in flat arrays: the needs of node `i` are
 * `start[i]` up to `start[i + 1]`, the members of need `j` are
 * `member[memberStart[j]]` up to `member[memberStart[j + 1]]`.
 *
 * @remarks
 * Soft needs are left out: no rule of recovery minds them.
 *
 * @public
 */
export interface HardNeeds {
  start: Int32Array;
  /** The node that has the need. */
  owner: Int32Array;
  /** How many members it takes. */
  required: Int32Array;
  /** 1: a need for one entity; 0: a group. */
  single: Uint8Array;
  /** 1: needed to operate; 0: only to recover. */
  operation: Uint8Array;
  /** Of a group, in seconds; NaN: unknown. */
  failover: Float64Array;
  memberStart: Int32Array;
  member: Int32Array;
  /** 1: the member holds data of the owner. */
  data: Uint8Array;
}

/** Edges of the graph, or needs, by the index that they start from. @public */
export interface Edges {
  /** Those of `i` are `to[start[i]]` up to `to[start[i + 1]]`. */
  start: Int32Array;
  to: Int32Array;
}

function distinctMembers(need: DependencyNode['needs'][number]): string[] {
  const members = membersOf(need);
  const distinct = new Set(members);
  return distinct.size === members.length ? members : [...distinct];
}

/** `indexOf` knows every ref that a hard need names. */
export function* flatten(
  nodes: readonly (DependencyNode | undefined)[],
  indexOf: (ref: string) => number,
): Steps<HardNeeds> {
  let needs = 0;
  let edges = 0;
  for (const [index, node] of nodes.entries()) {
    if (index % STEP === 0) {
      yield;
    }
    for (const need of node?.needs ?? []) {
      if (need.strength === 'hard') {
        needs += 1;
        edges += membersOf(need).length;
      }
    }
  }
  const flat: HardNeeds = {
    start: new Int32Array(nodes.length + 1),
    owner: new Int32Array(needs),
    required: new Int32Array(needs),
    single: new Uint8Array(needs),
    operation: new Uint8Array(needs),
    failover: new Float64Array(needs),
    memberStart: new Int32Array(needs + 1),
    member: new Int32Array(edges),
    data: new Uint8Array(edges),
  };
  let at = 0;
  let edge = 0;
  for (let owner = 0; owner < nodes.length; owner++) {
    if (owner % STEP === 0) {
      yield;
    }
    for (const need of nodes[owner]?.needs ?? []) {
      if (need.strength !== 'hard') {
        continue;
      }
      const members = distinctMembers(need);
      flat.owner[at] = owner;
      flat.required[at] = Math.min(requiredOf(need), members.length);
      flat.single[at] = 'ref' in need ? 1 : 0;
      flat.operation[at] = need.use === 'operation' ? 1 : 0;
      flat.failover[at] = 'ref' in need ? NaN : need.failover ?? NaN;
      for (const ref of members) {
        const member = indexOf(ref);
        flat.member[edge] = member;
        flat.data[edge] = need.data ?? nodes[member]?.holdsData ? 1 : 0;
        edge += 1;
      }
      at += 1;
      flat.memberStart[at] = edge;
    }
    flat.start[owner + 1] = at;
  }
  return flat;
}

/** What needs each entity: for every edge to it the need that it is of. */
export function turnedRound(needs: HardNeeds, size: number): Edges {
  const { member, memberStart } = needs;
  const edges = memberStart[needs.owner.length];
  const start = new Int32Array(size + 1);
  for (let edge = 0; edge < edges; edge++) {
    start[member[edge] + 1] += 1;
  }
  for (let i = 0; i < size; i++) {
    start[i + 1] += start[i];
  }
  const next = start.slice();
  const to = new Int32Array(edges);
  for (let need = 0; need < needs.owner.length; need++) {
    for (let edge = memberStart[need]; edge < memberStart[need + 1]; edge++) {
      const at = member[edge];
      to[next[at]] = need;
      next[at] += 1;
    }
  }
  return { start, to };
}

/** The edges from what is needed to what needs it, as far as that `counts`. */
export function edgesBack(
  needs: HardNeeds,
  dependents: Edges,
  counts: (owner: number) => boolean,
): Edges {
  const start = new Int32Array(dependents.start.length);
  const to = new Int32Array(dependents.to.length);
  let count = 0;
  for (let i = 0; i + 1 < start.length; i++) {
    for (let at = dependents.start[i]; at < dependents.start[i + 1]; at++) {
      const owner = needs.owner[dependents.to[at]];
      if (counts(owner)) {
        to[count] = owner;
        count += 1;
      }
    }
    start[i + 1] = count;
  }
  return { start, to: to.subarray(0, count) };
}

/** The edges from what needs to what is needed that `counts`. */
export function edgesWhere(
  needs: HardNeeds,
  counts: (need: number, edge: number) => boolean,
): Edges {
  const size = needs.start.length - 1;
  const start = new Int32Array(size + 1);
  const to = new Int32Array(needs.member.length);
  let count = 0;
  for (let i = 0; i < size; i++) {
    // The edges of a node are those of its needs one after another.
    for (let need = needs.start[i]; need < needs.start[i + 1]; need++) {
      const end = needs.memberStart[need + 1];
      for (let edge = needs.memberStart[need]; edge < end; edge++) {
        if (counts(need, edge)) {
          to[count] = needs.member[edge];
          count += 1;
        }
      }
    }
    start[i + 1] = count;
  }
  return { start, to: to.subarray(0, count) };
}
