import type { RollupRow } from '@backstage-continuity/plugin-continuity-common';

/** A group, or what no group owns, with what is wrong in it. */
export interface TroubledGroup {
  key: string | null;
  title: string;
  gap: number;
  overdue: number;
}

interface Candidate extends TroubledGroup {
  /** Whether what is wrong may lie in a group below. */
  opens: boolean;
}

/** Rollups asked for at most, whatever the shape of the tree. */
const MOST_OPENED = 20;

const trouble = ({ gap, overdue }: TroubledGroup) => gap + overdue;

const worstFirst = (a: Candidate, b: Candidate) =>
  trouble(b) - trouble(a) || b.gap - a.gap || a.title.localeCompare(b.title);

function candidateOf(line: RollupRow): Candidate {
  return {
    key: line.key,
    title: line.title,
    gap: line.byStatus.gap,
    overdue: line.byStatus.overdue,
    opens: line.hasChildren && line.key !== null,
  };
}

/** What a group's own services contribute, its subgroups' taken away. */
function ownPart(group: Candidate, below: Candidate[]): Candidate {
  const sum = (name: 'gap' | 'overdue') =>
    below.reduce((total, line) => total + line[name], 0);
  return {
    ...group,
    gap: group.gap - sum('gap'),
    overdue: group.overdue - sum('overdue'),
    opens: false,
  };
}

/**
 * The groups with most gaps and overdue reviews and tests, at the level where
 * the work is done rather than at the top, where everything adds up.
 *
 * @remarks
 * A group counts what is below it, so nothing below can be worse than itself:
 * opening the worst line again and again, the first that cannot be opened is the
 * worst of all. Where that would take too many rollups, a line that was not opened
 * stands for what is below it.
 *
 * @param linesUnder - the lines directly under a group; without: the top ones
 */
export async function worstGroups(
  linesUnder: (parent?: string) => Promise<RollupRow[]>,
  wanted: number,
): Promise<TroubledGroup[]> {
  const waiting = (await linesUnder()).map(candidateOf);
  const found: TroubledGroup[] = [];
  let opened = 0;
  while (found.length < wanted) {
    waiting.sort(worstFirst);
    const worst = waiting.shift();
    if (!worst || trouble(worst) === 0) break;
    if (worst.opens && worst.key !== null && opened < MOST_OPENED) {
      opened += 1;
      const below = (await linesUnder(worst.key)).map(candidateOf);
      waiting.push(...below, ownPart(worst, below));
    } else {
      const { opens, ...group } = worst;
      found.push(group);
    }
  }
  return found;
}
