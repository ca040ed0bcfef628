import type { ContinuityPolicy } from '../../../model/policy';
import type { RiskLevel } from '../../../model/riskPolicy';
import type {
  Risk,
  RiskMeasure,
  RiskRating,
} from '../../../model/records/riskAssessment';

type WithRisk = Pick<ContinuityPolicy, 'risk'>;

/**
 * The level of a rating; null where likelihood or impact is not chosen, or is
 * none of the policy's.
 *
 * @public
 */
export function riskLevel(
  { likelihood, impact }: RiskRating,
  { risk }: WithRisk,
): RiskLevel | null {
  const row = risk.likelihood.findIndex(({ id }) => id === likelihood);
  const column = risk.impact.findIndex(({ id }) => id === impact);
  const level = risk.matrix[row]?.[column];
  return risk.levels.find(({ id }) => id === level) ?? null;
}

/** The place of a level in the policy, the lowest first; -1 for none. @public */
export function levelRank(
  level: Pick<RiskLevel, 'id'> | null,
  { risk }: WithRisk,
): number {
  return risk.levels.findIndex(({ id }) => id === level?.id);
}

/** The highest of the levels; null where there is none. @public */
export function worstLevel(
  levels: Iterable<RiskLevel | null>,
  policy: WithRisk,
): RiskLevel | null {
  let worst: RiskLevel | null = null;
  for (const level of levels) {
    if (levelRank(level, policy) > levelRank(worst, policy)) {
      worst = level;
    }
  }
  return worst;
}

/** The highest level within the appetite; null: none is. @public */
export function highestAcceptable({ risk }: WithRisk): RiskLevel | null {
  return risk.levels.filter(({ acceptable }) => acceptable).at(-1) ?? null;
}

/** Whether a measure is in place: said to be, and shown to be. @public */
export function isMeasureDone({ status, evidence }: RiskMeasure): boolean {
  return (
    status === 'done' &&
    evidence.some(({ url, note }) => url !== null || note.trim() !== '')
  );
}

/** Whether something is still to be done: without evidence nothing is done. @public */
export function isMeasureOpen(measure: RiskMeasure): boolean {
  return measure.status !== 'cancelled' && !isMeasureDone(measure);
}

/**
 * Which rating of a risk holds.
 *
 * @remarks
 * A planned measure makes nothing safer: until every measure that is not
 * cancelled is done, with evidence, the risk is as it is (`current`); from then
 * on it is as it was expected to be with them (`residual`). Without measures, or
 * without a residual rating, it stays as it is.
 *
 * @public
 */
export function ratingThatHolds(
  { residual, measures }: Risk,
  policy: WithRisk,
): 'current' | 'residual' {
  const wanted = measures.filter(({ status }) => status !== 'cancelled');
  return wanted.length > 0 &&
    wanted.every(isMeasureDone) &&
    riskLevel(residual, policy) !== null
    ? 'residual'
    : 'current';
}

/**
 * The level of a risk that is compared with the appetite; null: not rated.
 *
 * @public
 */
export function levelThatHolds(risk: Risk, policy: WithRisk): RiskLevel | null {
  return riskLevel(risk[ratingThatHolds(risk, policy)], policy);
}

/**
 * Whether somebody answers for leaving a risk as it is, until a day. Whether
 * that day is over is another question.
 *
 * @public
 */
export function isAccepted({ treatment, acceptance }: Risk): boolean {
  return (
    treatment === 'accept' &&
    acceptance.approver !== null &&
    acceptance.expiresOn !== null
  );
}

/** What a risk is called; its scenario's name unless it has its own. @public */
export function riskTitle(
  { id, title, scenario }: Pick<Risk, 'id' | 'title' | 'scenario'>,
  { risk }: WithRisk,
): string {
  const known = risk.scenarios.find(one => one.id === scenario);
  return title.trim() || known?.title || scenario || id;
}
