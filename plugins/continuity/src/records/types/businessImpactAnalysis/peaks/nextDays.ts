import { nextPeakStart } from '@backstage-continuity/plugin-continuity-common';

/** The next days that a rule names, as instants; none: it cannot be read, or is over. */
export function nextDays(rrule: string, now: string, most: number): string[] {
  const days: string[] = [];
  let after = now;
  while (days.length < most) {
    const next = nextPeakStart(
      { name: '', rrule, duration: 0, rto: null, rpo: null, mtpd: null },
      after,
    );
    if (next === undefined) break;
    days.push(next);
    after = next;
  }
  return days;
}
