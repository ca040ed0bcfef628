/** Milliseconds since 1970 of an instant or of the start of a UTC day. */
export function millis(instant: string): number {
  return Date.parse(instant);
}

/** The instant that many milliseconds since 1970. */
export function instantOf(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}

/** The instant that many milliseconds later, or earlier when negative. */
export function shift(instant: string, milliseconds: number): string {
  return instantOf(millis(instant) + milliseconds);
}

/** The earliest of the instants given; null when there is none. */
export function earliest(
  instants: Iterable<string | null | undefined>,
): string | null {
  let first: string | null = null;
  for (const instant of instants) {
    if (instant && (first === null || millis(instant) < millis(first))) {
      first = instant;
    }
  }
  return first;
}

/** The latest of the instants given; null when there is none. */
export function latest(
  instants: Iterable<string | null | undefined>,
): string | null {
  let last: string | null = null;
  for (const instant of instants) {
    if (instant && (last === null || millis(instant) > millis(last))) {
      last = instant;
    }
  }
  return last;
}

/** Whole seconds from one instant to a later one, a started second counting in full. */
export function secondsBetween(
  from: string | null,
  to: string | null,
): number | null {
  // Rounded up, so that a run that took a fraction longer than its objective
  // never counts as having met it.
  return from === null || to === null
    ? null
    : Math.ceil((millis(to) - millis(from)) / 1000);
}
