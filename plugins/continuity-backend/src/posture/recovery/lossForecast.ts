import {
  simulateLoss,
  type ForecastFigure,
} from '@backstage-continuity/plugin-continuity-common';
import type { GraphPart } from '../../dependencies';

/** Entities and names of needs in the largest graph in which losses are tried. */
export const SIMULATED_AT_MOST = 2000;

/**
 * How long entities are down when one alone is lost that takes them down.
 *
 * @remarks
 * To try a loss takes all of a graph, and a function has many points. In a large
 * one the time of the lost entity itself is told, as a lower bound: those who
 * are down with it wait for it at least, and mostly for nothing else, as
 * nothing else is lost.
 *
 * @param part - what the entities need, directly or not
 */
export function lossForecast(
  { graph, nodes }: GraphPart,
  lost: string,
  ends: string[],
): ForecastFigure {
  if (graph.size > SIMULATED_AT_MOST) {
    const seconds = nodes.get(lost)?.node.own.seconds ?? 0;
    return { seconds, lowerBound: true };
  }
  const { seconds, lowerBound } = simulateLoss(graph, new Set([lost]), {
    objectives: () => ({ targetRto: null, requiredRto: null }),
    ends,
  });
  return { seconds, lowerBound };
}
