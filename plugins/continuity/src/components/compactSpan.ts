/** Reads a span as people write it: `1 h 20 min`, `1h20m`, `PT80M`. */
export function compactSpan(text: string): string {
  const compact = text.replace(/\s+/g, '');
  return /^P/i.test(compact)
    ? compact.toLocaleUpperCase('en-US')
    : compact.toLocaleLowerCase('en-US').replace(/min/g, 'm');
}
