/** The k-th smallest of some values, k from 1. */
export function kthSmallest(values: Float64Array, k: number): number {
  if (k === 1 || k === values.length) {
    // The common groups need no sorting.
    return values.reduce((a, b) => (k === 1 ? Math.min(a, b) : Math.max(a, b)));
  }
  return values.sort()[k - 1];
}
