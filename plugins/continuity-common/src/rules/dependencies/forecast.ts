import { componentsInSteps, type Components } from './components';
import type { DependencyGraph } from './graph';
import { edgesBack } from './hardNeeds';
import { kthSmallest } from './kthSmallest';
import { Loops } from './Loops';
import type { NodeForecast } from './results';
import { Spreading, type Start } from './Spreading';
import { atOnce, STEP, type Steps } from './steps';

type Given = ReadonlyMap<string, NodeForecast>;

const NONE = -1;

/** What is computed of all, by index. */
interface Times {
  seconds: Float64Array;
  /** NONE: nothing decides. */
  next: Int32Array;
}

/** How long a need takes; members of the component that is being recovered take none. */
function timeOf(
  { needs }: DependencyGraph,
  need: number,
  secondsOf: (member: number) => number,
): number {
  const members = needs.member.subarray(
    needs.memberStart[need],
    needs.memberStart[need + 1],
  );
  return needs.single[need]
    ? secondsOf(members[0])
    : kthSmallest(members, needs.required[need], secondsOf);
}

/** Members of a component come back together, after what they need outside of it. */
function recover(
  graph: DependencyGraph,
  { all, of }: Components,
  component: number,
  times: Times,
) {
  const { needs } = graph;
  let own = 0;
  let longest = 0;
  let next = NONE;
  const outside = (member: number) => of[member] !== component;
  const secondsOf = (member: number) =>
    outside(member) ? times.seconds[member] : 0;
  for (const index of all[component]) {
    own += graph.node(index)?.own.seconds ?? 0;
    for (let need = needs.start[index]; need < needs.start[index + 1]; need++) {
      const seconds = timeOf(graph, need, secondsOf);
      if (seconds > longest) {
        longest = seconds;
        next = NONE;
      }
      const end = needs.memberStart[need + 1];
      for (
        let edge = needs.memberStart[need];
        edge < end && seconds === longest;
        edge++
      ) {
        const member = needs.member[edge];
        if (
          outside(member) &&
          times.seconds[member] === seconds &&
          (next === NONE || member < next)
        ) {
          next = member;
        }
      }
    }
  }
  for (const index of all[component]) {
    times.seconds[index] = own + longest;
    times.next[index] = next;
  }
}

/** The nearest thing that is missing for each, found from what is missing. */
function* missingOf(
  graph: DependencyGraph,
  given: Given,
): Steps<(index: number) => NodeForecast['missing']> {
  const missing = new Map<number, NonNullable<NodeForecast['missing']>>();
  const isGiven = new Uint8Array(graph.size);
  for (let index = 0; index < graph.size; index++) {
    if (index % STEP === 0) {
      yield;
    }
    const entityRef = graph.ref(index);
    const known = given.get(entityRef);
    const own = graph.node(index)?.own.seconds;
    if (known) {
      isGiven[index] = 1;
      if (known.missing) {
        missing.set(index, known.missing);
      }
    } else if (own === null || !graph.exists(index)) {
      missing.set(index, { entityRef, steps: 0 });
    }
  }
  const refs = new Set([...missing.values()].map(({ entityRef }) => entityRef));
  const ranks = new Map([...refs].sort().map((ref, rank) => [ref, rank]));
  const starts = new Map<number, Start>();
  for (const [index, { entityRef, steps }] of missing) {
    const way = { path: [], steps };
    starts.set(index, { value: 0, way, rank: ranks.get(entityRef) });
  }
  yield;
  const spreading = new Spreading(graph);
  const back = edgesBack(
    graph.needs,
    graph.dependents,
    owner => isGiven[owner] === 0,
  );
  yield;
  yield* spreading.run(back, starts);
  return index => {
    const nearest = spreading.settled(index);
    return nearest
      ? {
          entityRef: missing.get(nearest.root)!.entityRef,
          steps: nearest.steps,
        }
      : null;
  };
}

/**
 * How every node comes back when it and everything that it needs is lost.
 *
 * @remarks
 * `given` are results known already; they are taken as they are, and what has
 * one need not be a node. The nodes to be computed must include, with each of
 * them, all that needs it; then the results are those of the whole catalog.
 *
 * @returns the results of the nodes that are not given
 * @public
 */
export function forecastAll(
  graph: DependencyGraph,
  given: Given = new Map(),
): Map<string, NodeForecast> {
  const forecastOf = atOnce(forecastInSteps(graph, given));
  const results = new Map<string, NodeForecast>();
  for (let index = 0; index < graph.size; index++) {
    const node = graph.node(index);
    if (node && !given.has(node.entityRef)) {
      results.set(node.entityRef, forecastOf(index));
    }
  }
  return results;
}

/**
 * The same in steps.
 *
 * @returns the result of a node by its index, put together when it is asked for
 * @public
 */
export function* forecastInSteps(
  graph: DependencyGraph,
  given: Given = new Map(),
): Steps<(index: number) => NodeForecast> {
  const components = yield* componentsInSteps(graph);
  const times: Times = {
    seconds: new Float64Array(graph.size),
    next: new Int32Array(graph.size).fill(NONE),
  };
  for (let component = 0; component < components.all.length; component++) {
    if (component % STEP === 0) {
      yield;
    }
    const members = components.all[component];
    if (given.has(graph.ref(members[0]))) {
      members.forEach(index => {
        times.seconds[index] = given.get(graph.ref(index))?.seconds ?? 0;
      });
    } else {
      recover(graph, components, component, times);
    }
  }
  const missing = yield* missingOf(graph, given);
  const loops = new Loops(components, index => graph.ref(index));
  return index => {
    const nearest = missing(index);
    const next = times.next[index];
    return {
      seconds: times.seconds[index],
      lowerBound: nearest !== null,
      missing: nearest,
      next: next === NONE ? null : graph.ref(next),
      loop: loops.through(index),
    };
  };
}
