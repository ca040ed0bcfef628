import type { Peak } from '../model/continuityFields';
import type { ContinuityPolicy } from '../model/policy';
import type { EntityFacts } from './facts';
import { instantOf, millis, shift } from './instants';
import { peakWindows, type PeakFilter } from './peaks';
import { subtractPeriod } from './period';

const HORIZON = 400 * 24 * 60 * 60 * 1000;

/** What is to come that changes the figures without a write. */
export interface Outlook {
  /** The peaks of now. */
  runs: PeakFilter;
  /** Starts of the coming peaks, ascending, each combination of peaks once. */
  coming: { start: string; runs: PeakFilter }[];
  /** Until when the figures of now hold; null: as long as nobody changes them. */
  holdsUntil: string | null;
}

interface Window {
  timing: string;
  start: number;
  end: number;
}

/** Whoever they belong to, peaks of the same timing run together. */
function timingOf({ rrule, duration }: Peak): string {
  return `${duration} ${rrule}`;
}

function windowsOf(peaks: Peak[], from: string, to: string): Window[] {
  const timings = new Map(peaks.map(peak => [timingOf(peak), peak]));
  return [...timings].flatMap(([timing, peak]) =>
    peakWindows(peak, from, to).map(({ start, end }) => ({
      timing,
      start: millis(start),
      end: millis(end),
    })),
  );
}

function timingsAt(windows: Window[], at: number): Set<string> {
  return new Set(
    windows
      .filter(({ start, end }) => start <= at && at < end)
      .map(({ timing }) => timing),
  );
}

function among(timings: Set<string>): PeakFilter {
  return peak => timings.has(timingOf(peak));
}

/** Whatever the day, the same peaks together give the same figures. */
function distinctStarts(windows: Window[], now: number): Outlook['coming'] {
  const starts = [...new Set(windows.map(window => window.start))]
    .filter(start => start > now)
    .sort((a, b) => a - b);
  const seen = new Set<string>();
  return starts.flatMap(start => {
    const timings = timingsAt(windows, start);
    const together = JSON.stringify([...timings].sort());
    if (seen.has(together)) {
      return [];
    }
    seen.add(together);
    return [{ start: instantOf(start), runs: among(timings) }];
  });
}

/** Looks 400 days ahead, so that every yearly peak comes in sight. */
export function outlookOf(
  facts: EntityFacts,
  policy: ContinuityPolicy,
  now: string,
): Outlook {
  const peaks = [...facts.functions, ...facts.graph.peakedFunctions].flatMap(
    item => item.peaks,
  );
  const windows: Window[] = [];
  const changes: number[] = [];
  if (peaks.length > 0) {
    const horizon = shift(now, HORIZON);
    for (const window of windowsOf(peaks, now, horizon)) {
      windows.push(window);
      changes.push(window.start, window.end);
    }
    // A peak beyond the horizon must be seen before one has to warn of it.
    changes.push(millis(subtractPeriod(horizon, policy.warnBefore)));
  }
  // A run recorded with a clock ahead of ours counts once its time has come.
  for (const { validatedAt } of facts.runs) {
    changes.push(validatedAt === null ? 0 : millis(validatedAt));
  }
  const next = changes
    .filter(change => change > millis(now))
    .reduce((first, change) => Math.min(first, change), Infinity);
  return {
    runs: among(timingsAt(windows, millis(now))),
    coming: distinctStarts(windows, millis(now)),
    holdsUntil: next === Infinity ? null : instantOf(next),
  };
}
