import type { Figure, ObjectiveName } from '../../model/objectives';
import { compareText } from '../order';
import { originOf, targetOf, wayOf } from './figures';
import type { DependencyGraph } from './graph';
import { edgesWhere, type Edges } from './hardNeeds';
import type { DependencyNode } from './node';
import type { InheritedNeeds, PeakedReach, Way } from './results';
import { Spreading, type Start } from './Spreading';
import { atOnce, STEP, type Steps } from './steps';

type Given = ReadonlyMap<string, InheritedNeeds>;

/** The nodes of a graph in order, those known already apart. */
interface Members {
  all: { index: number; node: DependencyNode; given?: InheritedNeeds }[];
  /** 1: to be computed. */
  open: Uint8Array;
}

function* membersIn(graph: DependencyGraph, known: Given): Steps<Members> {
  const members: Members = { all: [], open: new Uint8Array(graph.size) };
  for (let index = 0; index < graph.size; index++) {
    if (index % STEP === 0) {
      yield;
    }
    const node = graph.node(index);
    if (node) {
      const given = known.get(node.entityRef);
      members.all.push({ index, node, given });
      members.open[index] = given ? 0 : 1;
    }
  }
  return members;
}

/** The edges that pass something on, by what they pass on. */
function* inheritingEdges(
  graph: DependencyGraph,
  { open }: Members,
): Steps<Record<'time' | 'data' | 'operation', Edges>> {
  const { needs } = graph;
  const passes = (need: number, edge: number) =>
    needs.required[need] ===
      needs.memberStart[need + 1] - needs.memberStart[need] &&
    open[needs.member[edge]] === 1;
  const time = edgesWhere(needs, passes);
  yield;
  const data = edgesWhere(
    needs,
    (need, edge) => needs.data[edge] === 1 && passes(need, edge),
  );
  yield;
  const operation = edgesWhere(
    needs,
    (need, edge) => needs.operation[need] === 1 && passes(need, edge),
  );
  return { time, data, operation };
}

/** What the entity passes on before anything reaches it from others. */
function ownTarget(
  { node, given }: Members['all'][number],
  objective: ObjectiveName,
): Figure {
  const required = given?.required[objective] ?? node.asked[objective];
  return targetOf(node.declared[objective], required);
}

function* requiredFigures(
  graph: DependencyGraph,
  members: Members,
  objective: ObjectiveName,
  edges: Edges,
): Steps<(index: number) => Figure> {
  const starts = new Map<number, Start>();
  const figures: Figure[] = [];
  for (const member of members.all) {
    if (member.index % STEP === 0) {
      yield;
    }
    const figure = ownTarget(member, objective);
    if (figure.seconds !== null) {
      starts.set(member.index, { value: figure.seconds, way: wayOf(figure) });
      figures[member.index] = figure;
    }
  }
  const spreading = new Spreading(graph);
  yield* spreading.run(edges, starts);
  return index => {
    const arrival = spreading.arrival(index);
    return arrival
      ? {
          seconds: arrival.value,
          source: {
            type: 'dependent',
            ...spreading.way(index),
            origin: originOf(figures[arrival.root]),
          },
        }
      : { seconds: null, source: null };
  };
}

/** What functions ask for directly stands where nothing smaller is inherited. */
function* inheritFigures(
  graph: DependencyGraph,
  members: Members,
  edges: Record<ObjectiveName, Edges>,
): Steps<(index: number, node: DependencyNode) => InheritedNeeds['required']> {
  const figures = (objective: ObjectiveName) =>
    requiredFigures(graph, members, objective, edges[objective]);
  const rto = yield* figures('rto');
  const rpo = yield* figures('rpo');
  const mtpd = yield* figures('mtpd');
  return (index, { asked }) => ({
    rto: targetOf(asked.rto, rto(index)),
    rpo: targetOf(asked.rpo, rpo(index)),
    mtpd: targetOf(asked.mtpd, mtpd(index)),
  });
}

/** Where each function with peaks starts from, over time and over data. */
function* peakedStarts(
  members: Members,
): Steps<[string, Record<'byTime' | 'byData', Map<number, Start>>][]> {
  const starts = new Map<
    string,
    Record<'byTime' | 'byData', Map<number, Start>>
  >();
  const startsOf = (functionRef: string) => {
    const known = starts.get(functionRef);
    const found = known ?? { byTime: new Map(), byData: new Map() };
    if (!known) {
      starts.set(functionRef, found);
    }
    return found;
  };
  for (const { index, node, given } of members.all) {
    if (index % STEP === 0) {
      yield;
    }
    for (const { functionRef, ...ways } of given?.peaked ?? []) {
      const { byTime, byData } = startsOf(functionRef);
      if (ways.byTime) {
        byTime.set(index, { value: 0, way: ways.byTime });
      }
      if (ways.byData) {
        byData.set(index, { value: 0, way: ways.byData });
      }
    }
    for (const functionRef of node.peaked) {
      const { byTime, byData } = startsOf(functionRef);
      byTime.set(index, { value: 0 });
      byData.set(index, { value: 0 });
    }
  }
  return [...starts].sort(([a], [b]) => compareText(a, b));
}

function* inheritPeaks(
  graph: DependencyGraph,
  members: Members,
  edges: { time: Edges; data: Edges },
): Steps<Map<number, PeakedReach[]>> {
  const spreading = new Spreading(graph);
  const reached = new Map<number, PeakedReach[]>();
  const eachReached = (visit: (index: number, way: Way) => void) => {
    for (const index of spreading.touched) {
      if (spreading.arrival(index)) {
        visit(index, spreading.way(index));
      }
    }
  };
  for (const [functionRef, { byTime, byData }] of yield* peakedStarts(
    members,
  )) {
    const byIndex = new Map<number, PeakedReach>();
    yield* spreading.run(edges.time, byTime);
    eachReached((index, way) => {
      const reach = { functionRef, byTime: way, byData: null };
      byIndex.set(index, reach);
      const others = reached.get(index);
      if (others) {
        others.push(reach);
      } else {
        reached.set(index, [reach]);
      }
    });
    yield* spreading.run(edges.data, byData);
    // What data passes over time passes over, too.
    eachReached((index, way) => {
      byIndex.get(index)!.byData = way;
    });
  }
  return reached;
}

function* serving(
  graph: DependencyGraph,
  members: Members,
  edges: Edges,
): Steps<(index: number, node: DependencyNode) => InheritedNeeds['serves']> {
  const functionOf = new Map<number, { functionRef: string; way?: Way }>();
  for (const { index, node, given } of members.all) {
    if (index % STEP === 0) {
      yield;
    }
    if (given?.serves) {
      const { functionRef, ...way } = given.serves;
      functionOf.set(index, { functionRef, way });
    } else if (!given && node.functions.length > 0) {
      functionOf.set(index, { functionRef: node.functions[0] });
    }
  }
  yield;
  const functions = new Set<string>();
  for (const { functionRef } of functionOf.values()) {
    functions.add(functionRef);
  }
  const ranks = new Map([...functions].sort().map((ref, rank) => [ref, rank]));
  yield;
  const starts = new Map<number, Start>();
  for (const [index, { functionRef, way }] of functionOf) {
    starts.set(index, { value: 0, way, rank: ranks.get(functionRef) });
  }
  yield;
  const spreading = new Spreading(graph);
  yield* spreading.run(edges, starts);
  return (index, node) => {
    if (node.functions.length > 0) {
      return { functionRef: node.functions[0], path: [], steps: 0 };
    }
    const arrival = spreading.arrival(index);
    return arrival
      ? {
          functionRef: functionOf.get(arrival.root)!.functionRef,
          ...spreading.way(index),
        }
      : null;
  };
}

/**
 * What comes to every node from all that depends on it.
 *
 * @remarks
 * The targets are the largest that satisfy the rules, hence the smallest figure
 * over all ways to an entity. `given` are results known already of nodes that
 * are taken as they are. The nodes to be computed must include, with each of
 * them, all that it needs; then the results are those of the whole catalog.
 *
 * @returns the results of the nodes that are not given
 * @public
 */
export function inheritNeeds(
  graph: DependencyGraph,
  given: Given = new Map(),
): Map<string, InheritedNeeds> {
  const inheritedBy = atOnce(inheritInSteps(graph, given));
  const results = new Map<string, InheritedNeeds>();
  for (let index = 0; index < graph.size; index++) {
    const node = graph.node(index);
    if (node && !given.has(node.entityRef)) {
      results.set(node.entityRef, inheritedBy(index, node));
    }
  }
  return results;
}

/**
 * The same in steps.
 *
 * @returns the result of a node and its index, put together when it is asked for
 * @public
 */
export function* inheritInSteps(
  graph: DependencyGraph,
  given: Given = new Map(),
): Steps<(index: number, node: DependencyNode) => InheritedNeeds> {
  const members = yield* membersIn(graph, given);
  const { time, data, operation } = yield* inheritingEdges(graph, members);
  yield;
  const required = yield* inheritFigures(graph, members, {
    rto: time,
    rpo: data,
    mtpd: time,
  });
  const peaked = yield* inheritPeaks(graph, members, { time, data });
  const serves = yield* serving(graph, members, operation);
  return (index, node) => ({
    required: required(index, node),
    peaked: peaked.get(index) ?? [],
    serves: serves(index, node),
  });
}
