import {
  endOfPlanned,
  levelRank,
  riskTurns,
  type ContinuityPolicy,
  type KeptMeasure,
  type KeptRisk,
  type RiskRating,
} from '@backstage-continuity/plugin-continuity-common';
import { toDate } from '../../database';

/** Characters that the column holds. */
const SEARCHED = 800;

/** Some letters become two when they are made small. */
function searchText(text: string): string {
  return text.toLocaleLowerCase('en-US').slice(0, SEARCHED);
}

function ratingColumns(
  name: string,
  { likelihood, impact }: RiskRating,
  level: string | null,
  policy: ContinuityPolicy,
) {
  return {
    [`${name}_likelihood`]: likelihood,
    [`${name}_impact`]: impact,
    [`${name}_level`]: level,
    [`${name}_rank`]: levelRank(level === null ? null : { id: level }, policy),
  };
}

/** A risk as the register keeps it. */
export function toRiskRow(
  recordId: string,
  place: number,
  risk: KeptRisk,
  policy: ContinuityPolicy,
) {
  const { ratings, levels, scenario } = risk;
  const { aboveAppetite, acceptance } = riskTurns(risk, policy);
  const known = policy.risk.scenarios.some(({ id }) => id === scenario);
  return {
    record_id: recordId,
    risk_id: risk.riskId,
    place,
    search_text: searchText(risk.title),
    scenario: known && scenario !== null ? scenario : 'other',
    ...ratingColumns('now', ratings[risk.holds], risk.level, policy),
    ...ratingColumns('current', ratings.current, levels.current, policy),
    ...ratingColumns('residual', ratings.residual, levels.residual, policy),
    ...ratingColumns('target', ratings.target, levels.target, policy),
    treatment: risk.treatment,
    above_appetite: aboveAppetite,
    warn_at: toDate(acceptance?.warnAt ?? null),
    ends_at: toDate(acceptance?.endsAt ?? null),
    measures_open: risk.measuresOpen,
    next_due_on: risk.nextDueOn,
    row: JSON.stringify(risk),
  };
}

/** A measure as the register keeps it. */
export function toMeasureRow(recordId: string, measure: KeptMeasure) {
  const { dueOn, open } = measure;
  return {
    record_id: recordId,
    risk_id: measure.riskId,
    measure_id: measure.measureId,
    search_text: searchText(measure.title),
    risk_search_text: searchText(measure.riskTitle),
    owner_ref: measure.measureOwner?.toLocaleLowerCase('en-US') ?? null,
    status: measure.status,
    open,
    due_on: dueOn,
    late_at: open && dueOn !== null ? toDate(endOfPlanned(dueOn)) : null,
    row: JSON.stringify(measure),
  };
}
