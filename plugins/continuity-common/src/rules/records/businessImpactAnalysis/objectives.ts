import type { Seconds } from '../../../model/primitives';
import {
  analysisObjectives,
  type AnalysisObjective,
  type BusinessImpactAnalysis,
} from '../../../model/records/businessImpactAnalysis';
import type { RecordFigures } from '../../../model/records/recordType';
import { deriveMtpd, type RatedImpacts } from './curve';

/** What of an analysis its objectives follow from. @public */
export type ObjectiveBasis = RatedImpacts &
  Pick<BusinessImpactAnalysis, 'dataLoss' | 'workRecovery' | 'objectives'>;

/** Figures in whole seconds; null: not decided. @public */
export type AnalysisObjectives = Record<AnalysisObjective, Seconds | null>;

/**
 * The latest start of a band that leaves the work its time and stays below the
 * MTPD; where there is none above 0, half of the time, in whole minutes if it
 * has any: an RTO of 0 is asked for only where nothing else will do.
 */
function proposedRto(
  bands: readonly Seconds[],
  mtpd: Seconds | null,
  wrt: Seconds | null,
): Seconds | null {
  if (mtpd === null) {
    return null;
  }
  const room = Math.max(0, mtpd - (wrt ?? 0));
  const starts = bands.filter(
    start => start > 0 && start <= room && start < mtpd,
  );
  if (starts.length > 0) {
    return Math.max(...starts);
  }
  const half = Math.floor(room / 2);
  return half < 60 ? half : half - (half % 60);
}

/** The final figures with what was proposed for each. @public */
export interface DecidedObjectives {
  proposed: AnalysisObjectives;
  final: AnalysisObjectives;
}

/**
 * What an analysis proposes, and what it finally says: the adjusted figure where
 * there is one, else the proposed one.
 *
 * @remarks
 * - MTPD: derived from the curve, see {@link deriveMtpd}.
 * - WRT: how long work takes to become normal once the service is back.
 * - RTO: what the final MTPD leaves after the final WRT, rounded down to the
 *   start of a time band below the MTPD; where there is none above 0, half of it.
 * - RPO: how far back data can be lost. It does not follow from the curve: an
 *   outage says how long, not how much, and an RPO above the RTO is no fault.
 *
 * @public
 */
export function decideObjectives(basis: ObjectiveBasis): DecidedObjectives {
  const { objectives, scale, workRecovery, dataLoss } = basis;
  const choose = (objective: AnalysisObjective, proposed: Seconds | null) =>
    objectives[objective].adjusted ?? proposed;
  const derived = deriveMtpd(basis).seconds;
  const mtpd = choose('mtpd', derived);
  const wrt = choose('wrt', workRecovery.duration);
  const rto = proposedRto(scale.bands, mtpd, wrt);
  return {
    proposed: {
      mtpd: derived,
      wrt: workRecovery.duration,
      rto,
      rpo: dataLoss.tolerated,
    },
    final: {
      mtpd,
      wrt,
      rto: choose('rto', rto),
      rpo: choose('rpo', dataLoss.tolerated),
    },
  };
}

/** What the analysis proposes; see {@link decideObjectives}. @public */
export function proposedObjectives(basis: ObjectiveBasis): AnalysisObjectives {
  return decideObjectives(basis).proposed;
}

/** What the analysis finally says; see {@link decideObjectives}. @public */
export function finalObjectives(basis: ObjectiveBasis): AnalysisObjectives {
  return decideObjectives(basis).final;
}

/** The objectives whose final figure is another than the proposed one. @public */
export function adjustedObjectives(basis: ObjectiveBasis): AnalysisObjective[] {
  const { proposed, final } = decideObjectives(basis);
  return analysisObjectives.filter(
    objective =>
      proposed[objective] !== null && proposed[objective] !== final[objective],
  );
}

/** What the subject of an approved analysis requires from then on. */
export function analysisFigures(basis: ObjectiveBasis): RecordFigures {
  const { rto, rpo, mtpd } = finalObjectives(basis);
  return { objectives: { rto, rpo, mtpd }, recovery: null };
}
