import type { Finding } from '@backstage-continuity/plugin-continuity-common';
import type { Grouping } from './useToDoState';

/** Findings that belong together; `key` is what they share. */
export interface FindingGroup {
  key: string | null;
  findings: Finding[];
}

const keyOf: Record<
  Exclude<Grouping, 'none'>,
  (finding: Finding) => string | null
> = {
  check: finding => finding.check,
  owner: finding => finding.ownerRef,
  entity: finding => finding.entityRef,
};

/** The findings of a page in groups, in the order in which the groups begin. */
export function groupsOf(findings: Finding[], by: Grouping): FindingGroup[] {
  if (by === 'none') return [{ key: null, findings }];
  const groups = new Map<string | null, Finding[]>();
  for (const finding of findings) {
    const key = keyOf[by](finding);
    groups.set(key, [...(groups.get(key) ?? []), finding]);
  }
  return [...groups].map(([key, members]) => ({ key, findings: members }));
}

/** Tells findings apart. */
export function keyOfFinding(finding: Finding): string {
  return `${finding.entityRef} ${finding.check} ${finding.subject}`;
}
