import type { ContinuityPolicy } from '../../../model/policy';
import {
  riskAttentions,
  type RiskAttention,
} from '../../../model/records/riskLists';
import type { RiskRegisterRow } from '../../../model/records/riskRegister';
import { millis } from '../../instants';
import { endOfPlanned, subtractPeriod } from '../../period';

/**
 * What of a risk calls for somebody, and when. One within the appetite may stay,
 * whoever accepted it and until when.
 *
 * @public
 */
export interface RiskTurns {
  /** At any time. */
  aboveAppetite: boolean;
  /** End of its acceptance, and when that is near; null: it has none that counts. */
  acceptance: { warnAt: string; endsAt: string } | null;
}

/** @public */
export function riskTurns(
  row: Pick<RiskRegisterRow, 'acceptable'> & {
    acceptance: { approver: string | null; expiresOn: string | null } | null;
  },
  policy: Pick<ContinuityPolicy, 'warnBefore'>,
): RiskTurns {
  const { acceptable, acceptance } = row;
  const acceptedUntil =
    acceptance !== null && acceptance.approver !== null
      ? acceptance.expiresOn
      : null;
  if (acceptedUntil === null || acceptable === true) {
    return {
      aboveAppetite: acceptable === false && acceptedUntil === null,
      acceptance: null,
    };
  }
  const endsAt = endOfPlanned(acceptedUntil);
  return {
    aboveAppetite: false,
    acceptance: { warnAt: subtractPeriod(endsAt, policy.warnBefore), endsAt },
  };
}

/**
 * Why a risk needs somebody, as the checks of the family `risk` see it.
 *
 * @public
 */
export function riskAttention(
  row: Pick<RiskRegisterRow, 'acceptable' | 'acceptance' | 'measuresOverdue'>,
  policy: Pick<ContinuityPolicy, 'warnBefore'>,
  now: string,
): RiskAttention[] {
  const { aboveAppetite, acceptance } = riskTurns(row, policy);
  const isExpired =
    acceptance !== null && millis(now) > millis(acceptance.endsAt);
  const holds: Record<RiskAttention, boolean> = {
    'above-appetite': aboveAppetite,
    'acceptance-expired': isExpired,
    'acceptance-expiring':
      acceptance !== null &&
      !isExpired &&
      millis(now) >= millis(acceptance.warnAt),
    'measure-overdue': row.measuresOverdue > 0,
  };
  return riskAttentions.filter(reason => holds[reason]);
}
