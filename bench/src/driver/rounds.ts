/**
 * As many rounds as are wanted, but fewer of what takes minutes where there are
 * many services.
 */
export function fewer(
  wanted: number,
  n: number,
  most: { above1000: number; from10000: number; from50000: number },
): number {
  if (n >= 50_000) return Math.min(wanted, most.from50000);
  if (n >= 10_000) return Math.min(wanted, most.from10000);
  if (n > 1000) return Math.min(wanted, most.above1000);
  return wanted;
}
