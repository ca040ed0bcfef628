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

/** The smaller of the function's own figure and its impact analysis's; its own of equal ones. */
function usually(facts: FunctionFacts, objective: ObjectiveName): Figure {
  const { entityRef, analysis } = facts;
  const own = facts[objective];
  const analysed = analysis?.[objective] ?? null;
  return analysis && analysed !== null && (own === null || analysed < own)
    ? {
        seconds: analysed,
        source: { type: 'function', entityRef, recordId: analysis.recordId },
      }
    : { seconds: own, source: { type: 'function', entityRef } };
}

/** What the approved impact analysis of the entity itself asks for. */
function ofAnalysis(
  { entityRef, analysis }: Pick<EntityFacts, 'entityRef' | 'analysis'>,
  objective: ObjectiveName,
): Demand[] {
  const seconds = analysis?.[objective] ?? null;
  return analysis && seconds !== null
    ? [
        {
          seconds,
          source: { type: 'analysis', entityRef, recordId: analysis.recordId },
        },
      ]
    : [];
}

/** A peak makes a figure smaller, never larger. */
function inPeaks(
  { facts, peaks }: Running,
  objective: ObjectiveName,
): (Demand & { source: FunctionSource })[] {
  const usual = usually(facts, objective).seconds;
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
  return [
    ...demandOf(usually(running.facts, objective)),
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

/**
 * The smallest figures that any of the functions, by itself or by its impact
 * analysis, asks for at this instant.
 *
 * @public
 */
export function requiredByFunctions(
  functions: FunctionFacts[],
  at: string,
): Record<ObjectiveName, Figure> {
  return askedByFunctions(functions, runningAt(at));
}

/** No peak: what holds most of the time. */
const usualTimes: PeakFilter = () => false;

/**
 * The smallest figures that its own impact analysis and the functions it supports
 * ask of an entity outside of peaks.
 */
export function askedUsually(
  facts: Pick<EntityFacts, 'entityRef' | 'functions' | 'analysis'>,
): Record<ObjectiveName, Figure> {
  const direct = askedByFunctions(facts.functions, usualTimes);
  const [rto, rpo, mtpd] = objectiveNames.map(objective =>
    smallest([...ofAnalysis(facts, objective), ...demandOf(direct[objective])]),
  );
  return { rto, rpo, mtpd };
}

/** What is required of an entity outside of peaks. */
export function requiredUsually(
  facts: RequiringFacts,
): Record<ObjectiveName, Figure> {
  return requiredDuring(usualTimes, facts);
}

type RequiringFacts = Pick<
  EntityFacts,
  'entityRef' | 'functions' | 'analysis' | 'graph'
>;

/**
 * The smallest figures that its own impact analysis, the functions it supports,
 * and everything that depends on it, ask of an entity while these peaks run.
 */
export function requiredDuring(
  runs: PeakFilter,
  { functions, graph, ...own }: RequiringFacts,
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
      ...ofAnalysis(own, objective),
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
