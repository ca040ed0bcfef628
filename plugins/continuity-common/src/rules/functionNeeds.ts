import type { Peak } from '../model/continuityFields';
import {
  objectiveNames,
  type Figure,
  type FigureSource,
  type ObjectiveName,
} from '../model/objectives';
import type { Way } from './dependencies/results';
import type { EntityFacts, FunctionFacts } from './facts';
import { askerOf, stepsOf, type Asker } from './figureSource';
import { compareText } from './order';
import { runningAt, type PeakFilter } from './peaks';

/** A figure that something asks for. */
interface Demand {
  seconds: number;
  source: FigureSource;
}

type FunctionSource = Extract<FigureSource, { type: 'function' }>;

/** A function and the peaks of it that run at the instant at hand. */
interface Running {
  facts: FunctionFacts;
  peaks: Peak[];
}

function inTheirPeaks(functions: FunctionFacts[], runs: PeakFilter): Running[] {
  return functions.map(facts => ({ facts, peaks: facts.peaks.filter(runs) }));
}

function demandOf({ seconds, source }: Figure): Demand[] {
  return seconds === null || source === null ? [] : [{ seconds, source }];
}

/** A peak makes a figure smaller, never larger. */
function inPeaks(
  { facts, peaks }: Running,
  objective: ObjectiveName,
): (Demand & { source: FunctionSource })[] {
  const usual = facts[objective];
  return peaks.flatMap(peak => {
    const seconds = peak[objective];
    return seconds === null || (usual !== null && seconds >= usual)
      ? []
      : [
          {
            seconds,
            source: {
              type: 'function',
              entityRef: facts.entityRef,
              peak: peak.name,
            },
          },
        ];
  });
}

function ofFunction(running: Running, objective: ObjectiveName): Demand[] {
  const { entityRef } = running.facts;
  return [
    ...demandOf({
      seconds: running.facts[objective],
      source: { type: 'function', entityRef },
    }),
    ...inPeaks(running, objective),
  ];
}

/** What reaches the entity along a way from a function in its peaks. */
function alongWay(
  running: Running,
  way: Way,
  objective: ObjectiveName,
): Demand[] {
  return inPeaks(running, objective).map(({ seconds, source }) => ({
    seconds,
    source: { type: 'dependent', ...way, origin: source },
  }));
}

function compareAskers(a: Asker, b: Asker): number {
  return (
    compareText(a.entityRef ?? '', b.entityRef ?? '') ||
    compareText(a.peak ?? '', b.peak ?? '')
  );
}

/** The smallest; ties by distance, then by who asks, then by the peak's name. */
function smallest(demands: Demand[]): Figure {
  const [first] = demands.sort(
    (a, b) =>
      a.seconds - b.seconds ||
      stepsOf(a.source) - stepsOf(b.source) ||
      compareAskers(askerOf(a.source), askerOf(b.source)),
  );
  return first ?? { seconds: null, source: null };
}

function askedByFunctions(
  functions: FunctionFacts[],
  runs: PeakFilter,
): Record<ObjectiveName, Figure> {
  const running = inTheirPeaks(functions, runs);
  const [rto, rpo, mtpd] = objectiveNames.map(objective =>
    smallest(running.flatMap(item => ofFunction(item, objective))),
  );
  return { rto, rpo, mtpd };
}

/** The smallest figures that any of the functions asks for at this instant. */
export function requiredByFunctions(
  functions: FunctionFacts[],
  at: string,
): Record<ObjectiveName, Figure> {
  return askedByFunctions(functions, runningAt(at));
}

/**
 * The smallest figures that the functions it supports, and everything that
 * depends on it, ask of an entity while these peaks run.
 */
export function requiredDuring(
  runs: PeakFilter,
  { functions, graph }: Pick<EntityFacts, 'functions' | 'graph'>,
): Record<ObjectiveName, Figure> {
  const { required, peaked } = graph.inherited;
  const direct = askedByFunctions(functions, runs);
  const distant = new Map(
    inTheirPeaks(graph.peakedFunctions, runs).map(running => [
      running.facts.entityRef,
      running,
    ]),
  );
  const [rto, rpo, mtpd] = objectiveNames.map(objective =>
    smallest([
      ...demandOf(direct[objective]),
      ...demandOf(required[objective]),
      ...peaked.flatMap(({ functionRef, byTime, byData }) => {
        const running = distant.get(functionRef);
        const way = objective === 'rpo' ? byData : byTime;
        return running && way ? alongWay(running, way, objective) : [];
      }),
    ]),
  );
  return { rto, rpo, mtpd };
}
