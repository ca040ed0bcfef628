import type {
  CheckFigures,
  CheckOutcome,
  CheckResult,
} from '../../model/checks';
import type {
  Risk,
  RiskAssessment,
  RiskMeasure,
} from '../../model/records/riskAssessment';
import { millis } from '../instants';
import { endOfPlanned, subtractPeriod } from '../period';
import {
  highestAcceptable,
  isAccepted,
  isMeasureOpen,
  levelThatHolds,
  riskAssessment,
  riskTitle,
} from '../records/riskAssessment';
import { answer, type CheckContext } from './context';

const remedy = 'open-record';
const aboveAppetite = {
  check: 'risk.above-appetite',
  severity: 'high',
  remedy,
} as const;
const acceptanceExpired = {
  check: 'risk.acceptance-expired',
  severity: 'high',
  remedy,
} as const;
const measureOverdue = {
  check: 'risk.measure-overdue',
  severity: 'medium',
  remedy,
} as const;

/** What the answers about one approved assessment have in common. */
interface Assessed extends CheckContext {
  record: CheckFigures;
}

/** An answer that turns when a day is over. */
function untilEndOf(
  day: string,
  kind: typeof acceptanceExpired | typeof measureOverdue,
  { policy, now, record }: Assessed,
  figures: CheckFigures,
  subject: string,
): CheckResult {
  const dueAt = endOfPlanned(day);
  const outcome = millis(now) > millis(dueAt) ? 'fail' : 'pass';
  return {
    ...answer(kind, outcome, { ...record, ...figures }, subject),
    dueAt,
    warnAt: subtractPeriod(dueAt, policy.warnBefore),
  };
}

/** Whether the acceptance has ended is asked apart: it ends by time. */
function appetiteOf(risk: Risk, { policy, record }: Assessed): CheckResult {
  const level = levelThatHolds(risk, policy);
  const limit = highestAcceptable(policy);
  const within = level?.acceptable === true || isAccepted(risk);
  const rated: CheckOutcome = within ? 'pass' : 'fail';
  return answer(
    aboveAppetite,
    level === null ? 'unknown' : rated,
    {
      ...record,
      item: riskTitle(risk, policy),
      ...(level && { level: level.title }),
      ...(limit && { limitLevel: limit.title }),
    },
    risk.id,
  );
}

/** A risk within the appetite may stay, whoever accepted it and until when. */
function acceptanceOf(risk: Risk, assessed: Assessed): CheckResult[] {
  const { expiresOn } = risk.acceptance;
  const level = levelThatHolds(risk, assessed.policy);
  return isAccepted(risk) && expiresOn !== null && level?.acceptable !== true
    ? [
        untilEndOf(
          expiresOn,
          acceptanceExpired,
          assessed,
          {
            item: riskTitle(risk, assessed.policy),
            ...(level && { level: level.title }),
          },
          risk.id,
        ),
      ]
    : [];
}

function measureOf(
  risk: Risk,
  measure: RiskMeasure,
  assessed: Assessed,
): CheckResult[] {
  return measure.dueOn !== null && isMeasureOpen(measure)
    ? [
        untilEndOf(
          measure.dueOn,
          measureOverdue,
          assessed,
          { item: measure.title || measure.id },
          `${risk.id}/${measure.id}`,
        ),
      ]
    : [];
}

function orNotApplicable(
  answers: CheckResult[],
  kind: typeof aboveAppetite | typeof acceptanceExpired | typeof measureOverdue,
  figures: CheckFigures,
): CheckResult[] {
  return answers.length > 0
    ? answers
    : [answer(kind, 'not-applicable', figures)];
}

function checksOf({ risks }: RiskAssessment, assessed: Assessed) {
  const { record } = assessed;
  return [
    ...orNotApplicable(
      risks.map(risk => appetiteOf(risk, assessed)),
      aboveAppetite,
      record,
    ),
    ...orNotApplicable(
      risks.flatMap(risk => acceptanceOf(risk, assessed)),
      acceptanceExpired,
      record,
    ),
    ...orNotApplicable(
      risks.flatMap(risk =>
        risk.measures.flatMap(measure => measureOf(risk, measure, assessed)),
      ),
      measureOverdue,
      record,
    ),
  ];
}

/** Whether the risks that the approved assessment names are dealt with. */
export function riskChecks(context: CheckContext): CheckResult[] {
  const found = context.facts.records.find(
    ({ type, approved }) => type === riskAssessment.name && approved !== null,
  );
  const kinds = [aboveAppetite, acceptanceExpired, measureOverdue];
  if (!found?.approved) {
    return kinds.map(kind => answer(kind, 'not-applicable'));
  }
  const record = { recordId: found.recordId, recordType: found.type };
  const { data } = riskAssessment.schema.safeParse(found.approved.content);
  return data
    ? checksOf(data, { ...context, record })
    : kinds.map(kind => answer(kind, 'unknown', record));
}
