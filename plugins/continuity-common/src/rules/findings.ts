import type { CheckResult } from '../model/checks';
import type { Finding } from '../model/posture';
import { acceptedUntil, type ActiveException } from './exceptionCover';
import { millis } from './instants';
import { passesThrough } from './turning';

/**
 * What a finding about this answer says at an instant, at or after the
 * evaluation; null: there is nothing to find.
 *
 * @public
 */
export function findingState(
  result: CheckResult,
  exceptions: ActiveException[],
  now: string,
): Finding['state'] | null {
  if (result.outcome === 'not-applicable') {
    return null;
  }
  if (result.outcome === 'unknown') {
    return 'undecided';
  }
  const through = passesThrough(result);
  const fails =
    result.outcome === 'fail' ||
    (through !== null && millis(now) > millis(through));
  const accepted = acceptedUntil(result, exceptions, now) !== null;
  if (fails) {
    return accepted ? 'excepted' : 'open';
  }
  const warns =
    result.warnAt !== undefined && millis(now) >= millis(result.warnAt);
  return warns && !accepted ? 'due-soon' : null;
}
