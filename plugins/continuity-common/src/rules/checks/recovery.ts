import type {
  CheckFigures,
  CheckOutcome,
  CheckResult,
} from '../../model/checks';
import type { Figure } from '../../model/objectives';
import { answer, askedBy, exceeds, type CheckContext } from './context';

const remedy = 'see-recovery';

/**
 * Whether a forecast is longer than its limit. What is at least as long as
 * forecast can be found too long, but never short enough.
 */
function forecastOutcome(
  actual: number,
  lowerBound: boolean,
  { seconds: limit }: Figure,
): CheckOutcome {
  if (limit === null) {
    return 'not-applicable';
  }
  if (exceeds(actual, limit)) {
    return 'fail';
  }
  return lowerBound ? 'not-applicable' : 'pass';
}

function forecastExceeds(
  { facts, objectives }: CheckContext,
  objective: 'rto' | 'mtpd',
): CheckResult {
  const { seconds, lowerBound } = facts.graph.forecast;
  const { target } = objectives[objective];
  // Until the business goes on, work is left once the service is back.
  const work = objective === 'mtpd' ? facts.fields.wrt ?? 0 : 0;
  const actual = seconds + work;
  return answer(
    objective === 'rto'
      ? { check: 'recovery.forecast-exceeds-rto', severity: 'high', remedy }
      : {
          check: 'recovery.forecast-exceeds-mtpd',
          severity: 'blocker',
          remedy,
        },
    forecastOutcome(actual, lowerBound, target),
    {
      objective,
      actual,
      limit: target.seconds,
      lowerBound,
      ...askedBy(target),
    },
  );
}

/** Whether less than a tenth of the RTO is left over. */
function thinBuffer({ facts, objectives }: CheckContext): CheckResult {
  const { seconds, lowerBound } = facts.graph.forecast;
  const { target } = objectives.rto;
  const kind = {
    check: 'recovery.thin-buffer',
    severity: 'low',
    remedy,
  } as const;
  const figures: CheckFigures = {
    objective: 'rto',
    actual: seconds,
    limit: target.seconds,
    ...askedBy(target),
  };
  if (
    lowerBound ||
    target.seconds === null ||
    exceeds(seconds, target.seconds)
  ) {
    return answer(kind, 'not-applicable', figures);
  }
  const thin = (target.seconds - seconds) * 10 < target.seconds;
  return answer(kind, thin ? 'fail' : 'pass', figures);
}

function forecastUnknown({ facts }: CheckContext): CheckResult {
  const { seconds, lowerBound, missing } = facts.graph.forecast;
  const own = missing?.entityRef === facts.entityRef;
  return answer(
    {
      check: 'recovery.forecast-unknown',
      severity: 'low',
      remedy: own ? 'edit-file' : remedy,
    },
    lowerBound ? 'fail' : 'pass',
    {
      actual: seconds,
      ...(missing !== null && { dependency: missing.entityRef }),
    },
  );
}

/** Whether an entity that lost all that it needs is back in time. */
export function recoveryChecks(context: CheckContext): CheckResult[] {
  return [
    forecastExceeds(context, 'rto'),
    forecastExceeds(context, 'mtpd'),
    thinBuffer(context),
    forecastUnknown(context),
  ];
}
