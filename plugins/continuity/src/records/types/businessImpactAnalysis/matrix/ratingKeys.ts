import type { ImpactRating } from '@backstage-continuity/plugin-continuity-common';

/**
 * The rating that a key stands for: its number in the scale, or the first letter
 * of its name, again for the next one of that letter. Null: not rated;
 * undefined: the key means nothing here.
 */
export function ratingByKey(
  key: string,
  ratings: readonly ImpactRating[],
  current: string | null,
): string | null | undefined {
  if (key === 'Delete' || key === 'Backspace') return null;
  if (/^[1-9]$/.test(key)) return ratings[Number(key) - 1]?.id;
  if (key.length !== 1) return undefined;
  const letter = key.toLocaleLowerCase();
  const named = ratings.filter(({ title }) =>
    title.toLocaleLowerCase().startsWith(letter),
  );
  const at = named.findIndex(({ id }) => id === current);
  return named[(at + 1) % named.length]?.id;
}
