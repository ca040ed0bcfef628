/**
 * Those that left their place between two orders of the same ids: all but the
 * longest row of them that kept its order.
 */
export function moved(before: string[], after: string[]): Set<string> {
  const places = new Map(before.map((id, at) => [id, at]));
  const rank = after.map(id => places.get(id) ?? -1);
  // The longest row that ends at each place, and what precedes it there.
  const length: number[] = [];
  const previous: number[] = [];
  rank.forEach((place, at) => {
    length[at] = 1;
    previous[at] = -1;
    for (let earlier = 0; earlier < at; earlier++) {
      if (rank[earlier] < place && length[earlier] + 1 > length[at]) {
        length[at] = length[earlier] + 1;
        previous[at] = earlier;
      }
    }
  });
  const out = new Set(after);
  const longest = length.indexOf(Math.max(...length));
  for (let at = longest; at >= 0; at = previous[at]) {
    out.delete(after[at]);
  }
  return out;
}

/** Those of the first row that the second holds, in the order of the first. */
export function common(ids: string[], others: string[]): string[] {
  const known = new Set(others);
  return ids.filter(id => known.has(id));
}

/** One row with what only the other has, each after what it follows there. */
export function interleave(leading: string[], others: string[]): string[] {
  const row = [...leading];
  const known = new Set(leading);
  let before = -1;
  for (const id of others) {
    if (known.has(id)) {
      before = row.indexOf(id);
    } else {
      before += 1;
      row.splice(before, 0, id);
    }
  }
  return row;
}
