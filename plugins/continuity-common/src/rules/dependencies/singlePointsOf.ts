import { compareText } from '../order';
import { indicesOf } from './Falling';
import type { DependencyGraph } from './graph';
import { locationKey } from './location';
import { PointSearch } from './PointSearch';

/** What alone takes a function down. @public */
export interface SinglePoints {
  /** Entities, ascending. */
  entities: string[];
  /**
   * Places where entities none of which alone takes it down do so together: the
   * members of its groups that share a place count as one.
   */
  locations: { location: string; entities: string[] }[];
  /** False: there may be more, for the search was ended; what is told holds. */
  complete: boolean;
}

/** So that a search takes about half a second at worst. */
const STEPS_AT_MOST = 5_000_000;

/** Indices by the place where they stand, places ascending. */
function byPlace(
  graph: DependencyGraph,
  counts: (index: number) => boolean,
): [string, number[]][] {
  const places = new Map<string, number[]>();
  for (let index = 0; index < graph.size; index++) {
    const place = locationKey(graph.node(index)?.location ?? null);
    if (place !== null && counts(index)) {
      const there = places.get(place) ?? [];
      there.push(index);
      places.set(place, there);
    }
  }
  return [...places].sort(([a], [b]) => compareText(a, b));
}

/**
 * The entities and places whose loss alone takes a function down.
 *
 * @param graph - what supports the function, and all that it needs
 * @param supporters - what supports the function
 * @param options - `stepsAtMost`: the search ends when it has looked at as many
 * lost entities and dependents
 * @public
 */
export function singlePointsOf(
  graph: DependencyGraph,
  supporters: readonly string[],
  options: { stepsAtMost?: number } = {},
): SinglePoints {
  const { stepsAtMost = STEPS_AT_MOST } = options;
  const search = new PointSearch(
    graph,
    indicesOf(graph, supporters),
    stepsAtMost,
  );
  const refs = (indices: number[]) => indices.map(index => graph.ref(index));
  const points = Array.from({ length: graph.size }, (_, index) => index).filter(
    index => search.isPoint(index) && graph.node(index),
  );
  // One that is no point takes nothing down without another.
  const locations = byPlace(graph, index => search.isNoPoint(index)).filter(
    ([, there]) => there.length > 1 && search.bringsDown(there) === true,
  );
  return {
    entities: refs(points),
    locations: locations.map(([location, there]) => ({
      location,
      entities: refs(there),
    })),
    complete: search.complete,
  };
}
