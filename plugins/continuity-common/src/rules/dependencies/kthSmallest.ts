/**
 * The k-th smallest of the values of some members, k from 1.
 */
export function kthSmallest(
  members: Int32Array,
  k: number,
  valueOf: (member: number) => number,
): number {
  const values = new Float64Array(members.length);
  for (let at = 0; at < members.length; at++) {
    values[at] = valueOf(members[at]);
  }
  if (k === 1) {
    // The most common group: no need to sort.
    return values.reduce((least, value) => Math.min(least, value));
  }
  return values.sort()[k - 1];
}
