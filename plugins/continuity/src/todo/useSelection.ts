import type { Finding } from '@backstage-continuity/plugin-continuity-common';
import { useState } from 'react';
import { keyOfFinding } from './grouping';

/** The findings that the reader selected, also on other pages. */
export function useSelection() {
  const [chosen, setChosen] = useState<ReadonlyMap<string, Finding>>(new Map());
  const has = (finding: Finding) => chosen.has(keyOfFinding(finding));
  return {
    findings: [...chosen.values()],
    has,
    /** Whether all, some or none of these are selected. */
    share: (findings: Finding[]) => {
      const count = findings.filter(has).length;
      if (count === 0) return 'none';
      return count === findings.length ? 'all' : 'some';
    },
    set: (findings: Finding[], isSelected: boolean) =>
      setChosen(current => {
        const next = new Map(current);
        for (const finding of findings) {
          if (isSelected) next.set(keyOfFinding(finding), finding);
          else next.delete(keyOfFinding(finding));
        }
        return next;
      }),
    clear: () => setChosen(new Map()),
  };
}
export type FindingSelection = ReturnType<typeof useSelection>;
