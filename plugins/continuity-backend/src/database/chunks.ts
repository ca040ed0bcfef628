/**
 * Runs `work` on slices of `items`, one after the other, and joins the results:
 * keeps the number of bindings of a statement below what databases accept.
 */
export async function inChunks<T, R>(
  items: readonly T[],
  work: (slice: T[]) => Promise<R[]>,
  size = 500,
): Promise<R[]> {
  const results: R[] = [];
  for (let start = 0; start < items.length; start += size) {
    // One by one: a call takes only so many arguments.
    for (const result of await work(items.slice(start, start + size))) {
      results.push(result);
    }
  }
  return results;
}
