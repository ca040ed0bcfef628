import type { CheckId, CheckResult } from '../model/checks';
import { latest, millis } from './instants';

/** An approved exception that has not expired. @public */
export interface ActiveException {
  id: string;
  check: CheckId;
  /** Null: all answers of the check. */
  subject: string | null;
  /** Accepted before this instant, no longer at it. */
  expiresAt: string;
}

/**
 * Until when (excluded) exceptions accept that this check fails, where they do
 * at this instant; null where none does. The longest one counts.
 *
 * @public
 */
export function acceptedUntil(
  result: Pick<CheckResult, 'check' | 'subject'>,
  exceptions: ActiveException[],
  at: string,
): string | null {
  return latest(
    exceptions
      .filter(
        ({ check, subject, expiresAt }) =>
          check === result.check &&
          (subject === null || subject === result.subject) &&
          millis(at) < millis(expiresAt),
      )
      .map(({ expiresAt }) => expiresAt),
  );
}
