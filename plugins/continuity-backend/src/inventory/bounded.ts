/** Longer JSON is not mirrored: a catalog holds what anybody wrote. */
const JSON_LENGTH = 2_000_000;

const NUL = String.fromCharCode(0);
/** Halves of characters, which no encoding holds and no JSON column takes. */
const HALVES = /\p{Cs}/gu;

function storable(text: string): string {
  return text.replaceAll(NUL, '').replace(HALVES, '');
}

/** Text as both databases accept it: no NUL, no half character, no longer than said. */
export function boundedText(value: unknown, length: number): string | null {
  if (typeof value !== 'string') return null;
  // Cut before and after: a huge text is not gone through to its end, and what
  // is cut in the middle of a character is mended.
  const text = storable(value.slice(0, 4 * length))
    .slice(0, length)
    .replace(HALVES, '');
  return text === '' ? null : text;
}

function storableJson(value: unknown): unknown {
  if (typeof value === 'string') return storable(value);
  if (Array.isArray(value)) return value.map(storableJson);
  if (value !== null && typeof value === 'object') {
    // fromEntries makes a key such as __proto__ a key like any other.
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [
        storable(key),
        storableJson(item),
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
    const text = JSON.stringify(storableJson(value)) ?? 'null';
    if (text.length <= JSON_LENGTH) return text;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  return JSON.stringify('(too large to be read)');
}
