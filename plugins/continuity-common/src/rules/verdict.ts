import type { Verdict } from '../model/scheduledTest';

/**
 * Whether a measured figure meets its objective; equal is met, and without
 * either figure nobody can say.
 *
 * @public
 */
export function verdictOf(
  achieved: number | null,
  objective: number | null,
): Verdict {
  if (achieved === null || objective === null) {
    return 'unknown';
  }
  return achieved <= objective ? 'met' : 'missed';
}

/** The worst of some verdicts: missed, then unknown, then met; unknown for none. @public */
export function worstVerdict(verdicts: Verdict[]): Verdict {
  if (verdicts.includes('missed')) {
    return 'missed';
  }
  return verdicts.length === 0 || verdicts.includes('unknown')
    ? 'unknown'
    : 'met';
}
