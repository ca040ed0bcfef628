import type { Measured } from '../driver/context';

/** Floors that move further say more of the machine than of the product. */
const TOLERATED = 0.25;

/** What changed about the floors between the first and the last look at them. */
export function driftOf(measured: Measured[]): string[] {
  return ['floor-no-op', 'floor-select'].flatMap(target =>
    [...new Set(measured.map(item => item.n))].flatMap(n => {
      const seen = measured.filter(
        item => item.target === target && item.n === n,
      );
      const [first, last] = [seen[0], seen[seen.length - 1]];
      if (seen.length < 2) return [];
      const change = last.value / first.value - 1;
      return Math.abs(change) > TOLERATED
        ? [`${target} moved by ${Math.round(change * 100)} % at ${n}`]
        : [];
    }),
  );
}
