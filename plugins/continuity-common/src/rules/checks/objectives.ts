import type { CheckResult, Remedy } from '../../model/checks';
import { objectiveNames, type Figure } from '../../model/objectives';
import {
  answer,
  askedBy,
  compare,
  exceeds,
  remedyOf,
  type CheckContext,
} from './context';

function missing({ objectives, facts }: CheckContext): CheckResult[] {
  // Who has no tier yet gets all figures at once by choosing one.
  const remedy: Remedy = facts.fields.tier === null ? 'classify' : 'edit-file';
  return objectiveNames.map(objective =>
    answer(
      { check: 'objectives.missing', severity: 'medium', remedy },
      objectives[objective].target.seconds === null ? 'fail' : 'pass',
      { objective, actual: objectives[objective].target.seconds },
      objective,
    ),
  );
}

/** What an RTO and the MTPD it must fit into have in common. */
function figures(rto: Figure, mtpd: Figure) {
  return {
    objective: 'rto' as const,
    actual: rto.seconds,
    limit: mtpd.seconds,
    ...askedBy(mtpd),
  };
}

function rtoExceedsMtpd(context: CheckContext): CheckResult[] {
  const { objectives } = context;
  const { declared, target } = objectives.rto;
  const mtpd = objectives.mtpd.target;
  // What is declared is judged first: a target made small by a function must
  // not hide that the own figure cannot work.
  const rto = declared.seconds === null ? target : declared;
  return [
    answer(
      {
        check: 'objectives.rto-exceeds-mtpd',
        severity: 'blocker',
        remedy: remedyOf(context, rto),
      },
      compare(rto.seconds, mtpd.seconds, exceeds),
      figures(rto, mtpd),
    ),
    answer(
      {
        check: 'objectives.no-margin',
        severity: 'low',
        remedy: remedyOf(context, rto),
      },
      compare(rto.seconds, mtpd.seconds, (actual, limit) => actual === limit),
      figures(rto, mtpd),
    ),
  ];
}

function recoveryPlusWork(context: CheckContext): CheckResult {
  const { objectives, facts } = context;
  const rto = objectives.rto.target;
  const mtpd = objectives.mtpd.target;
  const { wrt } = facts.fields;
  const kind = {
    check: 'objectives.recovery-plus-work-exceeds-mtpd' as const,
    severity: 'high' as const,
    remedy: remedyOf(context, rto),
  };
  if (wrt === null) {
    return answer(kind, 'not-applicable');
  }
  const actual = rto.seconds === null ? null : rto.seconds + wrt;
  return answer(kind, compare(actual, mtpd.seconds, exceeds), {
    ...figures(rto, mtpd),
    actual,
  });
}

/** Whether objectives are decided and fit together. */
export function objectiveChecks(context: CheckContext): CheckResult[] {
  return [
    ...missing(context),
    ...rtoExceedsMtpd(context),
    recoveryPlusWork(context),
  ];
}
