import type { ContinuityPolicy } from '../../../model/policy';
import type {
  Risk,
  RiskAssessment,
} from '../../../model/records/riskAssessment';
import type {
  RiskMatrixCell,
  RiskRegisterRow,
} from '../../../model/records/riskRegister';
import { compareText } from '../../order';
import { isDayOver } from '../../period';
import {
  isMeasureOpen,
  levelThatHolds,
  ratingThatHolds,
  riskLevel,
  riskTitle,
} from './levels';

/**
 * What the register tells of a risk whatever the time: {@link riskRowAt} adds what
 * is over by now.
 *
 * @public
 */
export interface KeptRisk
  extends Omit<RiskRegisterRow, 'acceptance' | 'measuresOverdue'> {
  acceptance: { approver: string | null; expiresOn: string | null } | null;
  /** Days until which the open measures are due, first ones first. */
  dueDays: string[];
}

function keptRisk(risk: Risk, policy: ContinuityPolicy): KeptRisk {
  const { id, scenario, current, residual, target, treatment } = risk;
  const open = risk.measures.filter(isMeasureOpen);
  const dueDays = open.flatMap(({ dueOn }) => dueOn ?? []).sort(compareText);
  const level = levelThatHolds(risk, policy);
  const { approver, expiresOn } = risk.acceptance;
  return {
    riskId: id,
    title: riskTitle(risk, policy),
    scenario,
    ratings: { current, residual, target },
    levels: {
      current: riskLevel(current, policy)?.id ?? null,
      residual: riskLevel(residual, policy)?.id ?? null,
      target: riskLevel(target, policy)?.id ?? null,
    },
    holds: ratingThatHolds(risk, policy),
    level: level?.id ?? null,
    acceptable: level?.acceptable ?? null,
    treatment,
    acceptance: treatment === 'accept' ? { approver, expiresOn } : null,
    measures: risk.measures.filter(({ status }) => status !== 'cancelled')
      .length,
    measuresOpen: open.length,
    nextDueOn: dueDays[0] ?? null,
    dueDays,
  };
}

/** The risks of an assessment, in its order, whatever the time. @public */
export function keptRisksOf(
  content: RiskAssessment,
  policy: ContinuityPolicy,
): KeptRisk[] {
  return content.risks.map(risk => keptRisk(risk, policy));
}

/** A risk as the register lists it at a time. @public */
export function riskRowAt(
  { dueDays, acceptance, ...kept }: KeptRisk,
  now: string,
): RiskRegisterRow {
  return {
    ...kept,
    acceptance: acceptance && {
      ...acceptance,
      expired:
        acceptance.expiresOn !== null && isDayOver(acceptance.expiresOn, now),
    },
    measuresOverdue: dueDays.filter(day => isDayOver(day, now)).length,
  };
}

/** The risks of an assessment as the register lists them, in their order. @public */
export function registerRowsOf(
  content: RiskAssessment,
  policy: ContinuityPolicy,
  now: string,
): RiskRegisterRow[] {
  return keptRisksOf(content, policy).map(kept => riskRowAt(kept, now));
}

/**
 * The matrix of the policy: rows by likelihood, in them cells by impact, weakest
 * first.
 *
 * @param countAt - how many risks are in a place
 *
 * @public
 */
export function matrixCells(
  policy: Pick<ContinuityPolicy, 'risk'>,
  countAt: (place: { likelihood: string; impact: string }) => number,
): RiskMatrixCell[][] {
  return policy.risk.likelihood.map(likelihood =>
    policy.risk.impact.map(impact => {
      const place = { likelihood: likelihood.id, impact: impact.id };
      return {
        ...place,
        level: riskLevel(place, policy)?.id ?? null,
        count: countAt(place),
      };
    }),
  );
}

/**
 * How many risks are in each place of the matrix. Those that are not rated are in
 * none.
 *
 * @param of - the rating to count by; `now`: the one that holds
 *
 * @public
 */
export function matrixCounts(
  rows: readonly Pick<RiskRegisterRow, 'ratings' | 'holds'>[],
  policy: ContinuityPolicy,
  of: 'now' | 'current' | 'residual' | 'target' = 'now',
): RiskMatrixCell[][] {
  const ratings = rows.map(row => row.ratings[of === 'now' ? row.holds : of]);
  return matrixCells(
    policy,
    place =>
      ratings.filter(
        rating =>
          rating.likelihood === place.likelihood &&
          rating.impact === place.impact,
      ).length,
  );
}

/** Scenarios of the catalogue that the assessment says nothing about. @public */
export function scenariosLeft(
  content: Pick<RiskAssessment, 'risks'>,
  policy: ContinuityPolicy,
) {
  const named = new Set(content.risks.map(({ scenario }) => scenario));
  return policy.risk.scenarios.filter(
    ({ id, hidden }) => !hidden && !named.has(id),
  );
}
