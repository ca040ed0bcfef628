/** Longer JSON is not mirrored: a catalog holds what anybody wrote. */
const JSON_LENGTH = 2_000_000;

// eslint refuses control characters in patterns, and rightly so: said by name.
const NUL = String.fromCharCode(0);

/** Text as both databases accept it: no NUL, no half character, no longer than said. */
export function boundedText(value: unknown, length: number): string | null {
  if (typeof value !== 'string') return null;
  const text = value
    .replaceAll(NUL, '')
    .slice(0, length)
    .replace(/[\uD800-\uDBFF]$/, '');
  return text === '' ? null : text;
}

function withoutNul(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll(NUL, '');
  if (Array.isArray(value)) return value.map(withoutNul);
  if (value !== null && typeof value === 'object') {
    // fromEntries makes a key such as __proto__ a key like any other.
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [
        key.replaceAll(NUL, ''),
        withoutNul(item),
      ]),
    );
  }
  return value;
}

/**
 * A value as JSON text. What is too large or too deeply nested to keep becomes a
 * text that says so, which every reader of the value reports as a mistake.
 */
export function boundedJson(value: unknown): string {
  try {
    const text = JSON.stringify(withoutNul(value)) ?? 'null';
    if (text.length <= JSON_LENGTH) return text;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  return JSON.stringify('(too large to be read)');
}
