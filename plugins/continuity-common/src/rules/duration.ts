/** @public */
export type ParsedDuration =
  | { ok: true; seconds: number }
  | { ok: false; expected: string };

/** The longest span there is, as in `secondsSchema`. */
const MAX_SECONDS = 315_576_000_000;

const EXPECTED =
  'a duration in whole seconds such as PT4H, P1DT2H, 4h, 1h30m or 0';

/** Largest unit first; the short form writes the same letters small. */
const UNITS = [
  { seconds: 604_800, iso: 'W' },
  { seconds: 86_400, iso: 'D' },
  { seconds: 3_600, iso: 'H' },
  { seconds: 60, iso: 'M' },
  { seconds: 1, iso: 'S' },
] as const;

const ISO_FORM =
  /^P(?!$)(?:(\d{1,12})W)?(?:(\d{1,12})D)?(?:T(?!$)(?:(\d{1,12})H)?(?:(\d{1,12})M)?(?:(\d{1,12})S)?)?$/;
const SHORT_FORM =
  /^(?!$)(?:(\d{1,12})w)?(?:(\d{1,12})d)?(?:(\d{1,12})h)?(?:(\d{1,12})m)?(?:(\d{1,12})s)?$/;

/**
 * Reads a span of time as people write it: ISO 8601 without years and months
 * (`PT4H`, `P1DT2H`, `P2W`), the short form (`4h`, `1h30m`, largest unit
 * first), or a bare `0`.
 *
 * @public
 */
export function parseDuration(input: unknown): ParsedDuration {
  if (input === 0 || input === '0') {
    return { ok: true, seconds: 0 };
  }
  if (typeof input !== 'string') {
    return { ok: false, expected: EXPECTED };
  }
  const match = ISO_FORM.exec(input) ?? SHORT_FORM.exec(input);
  if (!match) {
    return { ok: false, expected: EXPECTED };
  }
  const seconds = UNITS.reduce(
    (sum, unit, index) => sum + Number(match[index + 1] ?? 0) * unit.seconds,
    0,
  );
  return seconds <= MAX_SECONDS
    ? { ok: true, seconds }
    : { ok: false, expected: 'a duration of at most 10,000 years' };
}

/** Days and smaller: weeks are for writing, a reader compares days. */
function split(seconds: number): number[] {
  let rest = seconds;
  return UNITS.slice(1).map(unit => {
    const count = Math.floor(rest / unit.seconds);
    rest -= count * unit.seconds;
    return count;
  });
}

/**
 * A span for people: `1 h 30 min`, `2 d 4 h`, `0 s`; `null` is `not decided`.
 *
 * @public
 */
export function formatDuration(seconds: number | null): string {
  if (seconds === null) {
    return 'not decided';
  }
  const names = ['d', 'h', 'min', 's'];
  const parts = split(seconds).flatMap((count, index) =>
    count > 0 ? [`${count} ${names[index]}`] : [],
  );
  return parts.join(' ') || '0 s';
}

/**
 * A span in ISO 8601, as {@link parseDuration} reads it: `P2DT4H`, `PT0S`.
 *
 * @public
 */
export function formatIsoDuration(seconds: number): string {
  const [days, ...clock] = split(seconds);
  const time = clock
    .map((count, index) => (count > 0 ? `${count}${'HMS'[index]}` : ''))
    .join('');
  const text = `${days > 0 ? `${days}D` : ''}${time && `T${time}`}`;
  return `P${text || 'T0S'}`;
}
