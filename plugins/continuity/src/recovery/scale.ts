const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Spans that read well between two ticks. */
const STEPS = [
  ...[1, 2, 5, 10, 15, 30],
  ...[1, 2, 5, 10, 15, 30].map(count => count * MINUTE),
  ...[1, 2, 3, 4, 6, 12].map(count => count * HOUR),
  ...[1, 2, 3, 7, 14, 30, 90, 180, 365].map(count => count * DAY),
];
const TICKS = 8;
/** Room behind the last bar or line, as a share of it. */
const ROOM = 0.05;
/** An objective further away than this many forecasts would crush the bars. */
const REACH = 3;

function stepOf(end: number): number {
  const step = STEPS.find(span => end / span <= TICKS);
  if (step !== undefined) return step;
  const years = end / (365 * DAY) / TICKS;
  return 365 * DAY * 10 ** Math.ceil(Math.log10(years));
}

/** A time axis from the disruption on, in whole seconds. */
export interface Scale {
  end: number;
  step: number;
  ticks: number[];
  /** Place of a moment on the axis, in percent; beyond its end: 100. */
  percent: (seconds: number) => number;
  shows: (seconds: number) => boolean;
}

/**
 * An axis that suits the length of a recovery: round ticks, and the objectives
 * on it unless they are too far away to compare.
 */
export function scaleFor(
  forecast: number,
  objectives: (number | null)[],
): Scale {
  const known = objectives.filter(seconds => seconds !== null);
  const nearest = Math.min(...known.filter(seconds => seconds > 0));
  const unknown = Number.isFinite(nearest) ? nearest : HOUR;
  const length = forecast > 0 ? forecast : unknown;
  const furthest = Math.max(
    length,
    ...known.filter(seconds => seconds <= length * REACH),
  );
  const end = furthest * (1 + ROOM);
  const step = stepOf(end);
  return {
    end,
    step,
    ticks: Array.from(
      { length: Math.floor(end / step) + 1 },
      (_, index) => index * step,
    ),
    percent: seconds => Math.min(100, (seconds / end) * 100),
    shows: seconds => seconds <= end,
  };
}
