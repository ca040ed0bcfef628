import type { ContinuityPolicy } from '../../../model/policy';
import {
  riskAttentions,
  type RiskAttention,
} from '../../../model/records/riskLists';
import type { RiskRegisterRow } from '../../../model/records/riskRegister';
import { millis } from '../../instants';
import { endOfPlanned, subtractPeriod } from '../../period';

/**
 * Why a risk needs somebody, as the checks of the family `risk` see it: one within
 * the appetite may stay, whoever accepted it and until when.
 *
 * @public
 */
export function riskAttention(
  row: Pick<RiskRegisterRow, 'acceptable' | 'acceptance' | 'measuresOverdue'>,
  policy: Pick<ContinuityPolicy, 'warnBefore'>,
  now: string,
): RiskAttention[] {
  const { acceptable, acceptance, measuresOverdue } = row;
  const acceptedUntil =
    acceptance !== null && acceptance.approver !== null
      ? acceptance.expiresOn
      : null;
  const isExpired = acceptance?.expired === true;
  const ends = acceptedUntil !== null && acceptable !== true;
  const holds: Record<RiskAttention, boolean> = {
    'above-appetite': acceptable === false && acceptedUntil === null,
    'acceptance-expired': ends && isExpired,
    'acceptance-expiring':
      ends &&
      !isExpired &&
      millis(now) >=
        millis(subtractPeriod(endOfPlanned(acceptedUntil), policy.warnBefore)),
    'measure-overdue': measuresOverdue > 0,
  };
  return riskAttentions.filter(reason => holds[reason]);
}
