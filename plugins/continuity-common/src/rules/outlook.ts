import type { ContinuityPolicy } from '../model/policy';
import type { EntityFacts, FunctionFacts } from './facts';
import { instantOf, millis, shift } from './instants';
import { peakWindows } from './peaks';
import { subtractPeriod } from './period';

const HORIZON = 400 * 24 * 60 * 60 * 1000;

/** What is to come that changes the figures without a write. */
export interface Outlook {
  /** Starts of the coming peaks, ascending, each combination of peaks once. */
  peakStarts: string[];
  /** Until when the figures of now hold; null: as long as nobody changes them. */
  holdsUntil: string | null;
}

interface Window {
  peak: string;
  start: number;
  end: number;
}

/** Every function whose peaks reach the entity, each once. */
function peakedFunctions({ functions, graph }: EntityFacts): FunctionFacts[] {
  const byRef = new Map(
    [...functions, ...graph.peakedFunctions].map(item => [
      item.entityRef,
      item,
    ]),
  );
  return [...byRef.values()].filter(({ peaks }) => peaks.length > 0);
}

function windowsOf(
  functions: FunctionFacts[],
  from: string,
  to: string,
): Window[] {
  return functions.flatMap(({ entityRef, peaks }) =>
    peaks.flatMap(peak =>
      peakWindows(peak, from, to).map(({ start, end }) => ({
        peak: JSON.stringify([entityRef, peak]),
        start: millis(start),
        end: millis(end),
      })),
    ),
  );
}

/** Whatever the day, the same peaks together give the same figures. */
function distinctStarts(windows: Window[], now: number): number[] {
  const starts = [...new Set(windows.map(window => window.start))]
    .filter(start => start > now)
    .sort((a, b) => a - b);
  const seen = new Set<string>();
  return starts.filter(start => {
    const lasting = windows
      .filter(window => window.start <= start && start < window.end)
      .map(window => window.peak);
    const together = [...new Set(lasting)].sort().join('\n');
    return !seen.has(together) && seen.add(together);
  });
}

/** Looks 400 days ahead, so that every yearly peak comes in sight. */
export function outlookOf(
  facts: EntityFacts,
  policy: ContinuityPolicy,
  now: string,
): Outlook {
  const horizon = shift(now, HORIZON);
  const functions = peakedFunctions(facts);
  const windows = windowsOf(functions, now, horizon);
  const changes = windows.flatMap(({ start, end }) => [start, end]);
  // A run recorded with a clock ahead of ours counts once its time has come.
  for (const { validatedAt } of facts.runs) {
    changes.push(validatedAt === null ? 0 : millis(validatedAt));
  }
  if (functions.length > 0) {
    // A peak beyond the horizon must be seen before one has to warn of it.
    changes.push(millis(subtractPeriod(horizon, policy.warnBefore)));
  }
  const next = changes
    .filter(change => change > millis(now))
    .reduce((first, change) => Math.min(first, change), Infinity);
  return {
    peakStarts: distinctStarts(windows, millis(now)).map(instantOf),
    holdsUntil: next === Infinity ? null : instantOf(next),
  };
}
