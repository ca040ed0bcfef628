/** Gives back the smallest of the whole numbers that it holds: a binary heap. */
export class RankHeap {
  readonly #ranks: number[] = [];

  push(rank: number) {
    const ranks = this.#ranks;
    let at = ranks.length;
    ranks.push(rank);
    while (at > 0) {
      const above = Math.floor((at - 1) / 2);
      if (ranks[above] <= rank) {
        break;
      }
      ranks[at] = ranks[above];
      at = above;
    }
    ranks[at] = rank;
  }

  /** Undefined: it is empty. */
  pop(): number | undefined {
    const ranks = this.#ranks;
    const smallest = ranks[0];
    const rank = ranks.pop();
    if (rank === undefined || ranks.length === 0) {
      return smallest;
    }
    let at = 0;
    for (let below = 1; below < ranks.length; below = 2 * at + 1) {
      if (below + 1 < ranks.length && ranks[below + 1] < ranks[below]) {
        below += 1;
      }
      if (ranks[below] >= rank) {
        break;
      }
      ranks[at] = ranks[below];
      at = below;
    }
    ranks[at] = rank;
    return smallest;
  }
}
