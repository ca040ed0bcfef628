import { Peak } from '../model';
import { parseRecurrence } from './recurrence';
import { daysBetween, firstDay } from './recurrenceDays';

/** One occurrence of a peak; its end is no longer part of it. @public */
export interface PeakWindow {
  start: string;
  end: string;
}

/** @public */
export interface ActivePeak extends PeakWindow {
  peak: Peak;
}

/**
 * The occurrences of a peak that touch the time from one instant to another,
 * both included.
 *
 * @remarks
 * A peak runs from 00:00 UTC of each day its rule names, for its duration, end
 * excluded. A rule that cannot be read has no occurrences.
 *
 * @public
 */
export function peakWindows(
  peak: Peak,
  from: string,
  to: string,
): PeakWindow[] {
  const parsed = parseRecurrence(peak.rrule);
  const last = new Date(to);
  const length = peak.duration * 1000;
  // An occurrence that began up to `duration` earlier still runs.
  const first = new Date(new Date(from).getTime() - length + 1);
  if (!parsed.ok || length === 0 || first > last) {
    return [];
  }
  return daysBetween(parsed.recurrence, first, last).map(day => ({
    start: day.toISOString(),
    end: new Date(day.getTime() + length).toISOString(),
  }));
}

/** The occurrences of any of the peaks that run at an instant. @public */
export function activePeaks(peaks: readonly Peak[], now: string): ActivePeak[] {
  return peaks.flatMap(peak =>
    peakWindows(peak, now, now).map(window => ({ peak, ...window })),
  );
}

/** Tells the peaks that run at the instant at hand from the others. @public */
export type PeakFilter = (peak: Peak) => boolean;

/** Which peaks run at an instant. @public */
export function runningAt(at: string): PeakFilter {
  return peak => peakWindows(peak, at, at).length > 0;
}

/** When a peak next begins, strictly after an instant. @public */
export function nextPeakStart(peak: Peak, after: string): string | undefined {
  const parsed = parseRecurrence(peak.rrule);
  return parsed.ok
    ? firstDay(
        parsed.recurrence,
        new Date(new Date(after).getTime() + 1),
      )?.toISOString()
    : undefined;
}
