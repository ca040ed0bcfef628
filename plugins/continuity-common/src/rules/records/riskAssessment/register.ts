import type { ContinuityPolicy } from '../../../model/policy';
import type {
  Risk,
  RiskAssessment,
} from '../../../model/records/riskAssessment';
import type {
  RiskMatrixCell,
  RiskRegisterRow,
} from '../../../model/records/riskRegister';
import { millis } from '../../instants';
import { compareText } from '../../order';
import { endOfPlanned } from '../../period';
import {
  isMeasureOpen,
  levelThatHolds,
  ratingThatHolds,
  riskLevel,
  riskTitle,
} from './levels';

function isOver(day: string, now: string): boolean {
  return millis(now) > millis(endOfPlanned(day));
}

function rowOf(
  risk: Risk,
  policy: ContinuityPolicy,
  now: string,
): RiskRegisterRow {
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
    acceptance:
      treatment === 'accept'
        ? {
            approver,
            expiresOn,
            expired: expiresOn !== null && isOver(expiresOn, now),
          }
        : null,
    measures: risk.measures.filter(({ status }) => status !== 'cancelled')
      .length,
    measuresOpen: open.length,
    measuresOverdue: dueDays.filter(day => isOver(day, now)).length,
    nextDueOn: dueDays[0] ?? null,
  };
}

/** The risks of an assessment as the register lists them, in their order. @public */
export function registerRowsOf(
  content: RiskAssessment,
  policy: ContinuityPolicy,
  now: string,
): RiskRegisterRow[] {
  return content.risks.map(risk => rowOf(risk, policy, now));
}

/**
 * How many risks are in each place of the matrix: rows by likelihood, in them
 * cells by impact, weakest first. Those that are not rated are in none.
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
  return policy.risk.likelihood.map(likelihood =>
    policy.risk.impact.map(impact => {
      const place = { likelihood: likelihood.id, impact: impact.id };
      return {
        ...place,
        level: riskLevel(place, policy)?.id ?? null,
        count: ratings.filter(
          rating =>
            rating.likelihood === place.likelihood &&
            rating.impact === place.impact,
        ).length,
      };
    }),
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
