/** Medians of rounds, and how far they lie apart. */
export interface Spread {
  median: number;
  min: number;
  max: number;
  rounds: number;
}

export function median(values: number[]): number {
  return quantile(values, 0.5);
}

export function quantile(values: number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const below = Math.floor(place);
  const above = Math.ceil(place);
  return sorted[below] + (sorted[above] - sorted[below]) * (place - below);
}

export function spreadOf(values: number[]): Spread {
  return {
    median: median(values),
    min: Math.min(...values),
    max: Math.max(...values),
    rounds: values.length,
  };
}

/** Takes one sample and says how many milliseconds it took. */
export type Sampler = () => Promise<number>;

export type Samples<K extends string> = Record<K, number[]>;

/**
 * Takes samples of several kinds in turns, so that whatever slows the machine
 * down slows all of them; the order changes from turn to turn.
 *
 * @returns for each kind the median of each round; a first round is thrown away
 */
export async function interleave<K extends string>(
  kinds: Record<K, Sampler>,
  options: { rounds: number; turns: number; warmUp?: number },
): Promise<Samples<K>> {
  const { rounds, turns, warmUp = 1 } = options;
  const names = Object.keys(kinds) as K[];
  const medians = Object.fromEntries(
    names.map(name => [name, [] as number[]]),
  ) as Samples<K>;
  for (let round = -warmUp; round < rounds; round++) {
    const taken = new Map(names.map(name => [name, [] as number[]]));
    for (let turn = 0; turn < turns; turn++) {
      const offset = (turn + Math.max(0, round)) % names.length;
      for (const name of [...names.slice(offset), ...names.slice(0, offset)]) {
        taken.get(name)!.push(await kinds[name]());
      }
    }
    if (round >= 0) {
      for (const name of names) medians[name].push(median(taken.get(name)!));
    }
  }
  return medians;
}

/** The quotient of each round, from what was taken in that round. */
export function ratios<K extends string>(
  samples: Samples<K>,
  quotient: (round: Record<K, number>) => number,
): Spread {
  const names = Object.keys(samples) as K[];
  return spreadOf(
    samples[names[0]].map((_, round) =>
      quotient(
        Object.fromEntries(
          names.map(name => [name, samples[name][round]]),
        ) as Record<K, number>,
      ),
    ),
  );
}
