import type { RollupRow } from '@backstage-continuity/plugin-continuity-common';

/** A group, or what no group owns, with what is wrong in it. */
export interface TroubledGroup {
  key: string | null;
  title: string;
  gap: number;
  overdue: number;
}

const trouble = ({ gap, overdue }: TroubledGroup) => gap + overdue;

const worstFirst = (a: TroubledGroup, b: TroubledGroup) =>
  trouble(b) - trouble(a) || b.gap - a.gap || a.title.localeCompare(b.title);

/**
 * The groups with most gaps and overdue reviews and tests in what they own
 * themselves: where the work is done, rather than at the top, where everything
 * adds up.
 *
 * @param lines - of all levels of the group tree
 */
export function worstGroups(
  lines: RollupRow[],
  wanted: number,
): TroubledGroup[] {
  const groups = new Map(
    lines.map(({ key, title, byStatus: { gap, overdue } }) => [
      key,
      { key, title, gap, overdue },
    ]),
  );
  for (const { parent, byStatus } of lines) {
    const above = parent === null ? undefined : groups.get(parent);
    if (above) {
      above.gap -= byStatus.gap;
      above.overdue -= byStatus.overdue;
    }
  }
  return [...groups.values()]
    .filter(group => trouble(group) > 0)
    .sort(worstFirst)
    .slice(0, wanted);
}
