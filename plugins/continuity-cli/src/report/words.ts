import { stripVTControlCharacters } from 'node:util';
import type {
  ValidationFinding,
  ValidationReport,
} from '@backstage-continuity/plugin-continuity-common';
import { countBySeverity, reaches, worstFirst, type FailOn } from '../severity';

/**
 * Text of others on one line. What they write may hold line breaks or escape
 * sequences, with which it could pose as commands of the terminal or workflow.
 */
export function plain(text: string): string {
  return stripVTControlCharacters(text)
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .trim();
}

export function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** `catalog-info.yaml:14`, as far as it is known. */
export function place(found: {
  path: string | null;
  line: number | null;
}): string {
  if (found.path === null) return '';
  return plain(
    found.line === null ? found.path : `${found.path}:${found.line}`,
  );
}

/** Findings by entity: the entity of the worst one first, and there it, too. */
export function byEntity(
  findings: ValidationFinding[],
): [entityRef: string, findings: ValidationFinding[]][] {
  const groups = new Map<string, ValidationFinding[]>();
  for (const found of worstFirst(findings)) {
    const group = groups.get(found.entityRef);
    if (group) group.push(found);
    else groups.set(found.entityRef, [found]);
  }
  return [...groups];
}

/** `2 entities in the change (1 added, 1 removed), 14 judged.` */
export function extentOf(report: ValidationReport): string {
  const { entities, judged, notJudged } = report;
  const changes = (['added', 'changed', 'removed', 'unchanged'] as const)
    .map(change => ({
      change,
      count: entities.filter(entity => entity.change === change).length,
    }))
    .filter(({ count }) => count > 0)
    .map(({ change, count }) => `${count} ${change}`)
    .join(', ');
  return `${counted(
    entities.length,
    'entity',
    'entities',
  )} in the change (${changes}), ${judged} judged${
    notJudged > 0 ? `, ${notJudged} more reached but too many to judge` : ''
  }.`;
}

/** `2 broken (1 high, 1 low), 1 mended, 5 as before, 2 more on entities you cannot see.` */
export function totalOf(report: ValidationReport): string {
  const { broken, mended, standing, hidden } = report;
  const severities = countBySeverity(broken);
  return `${[
    `${broken.length} broken${severities && ` (${severities})`}`,
    `${mended.length} mended`,
    `${standing} as before`,
    ...(hidden > 0 ? [`${hidden} more on entities you cannot see`] : []),
  ].join(', ')}.`;
}

/** Whether the check passes, and what decides. */
export function verdictOf(report: ValidationReport, failOn: FailOn): string {
  if (report.errors.length > 0) {
    return `The check is incomplete: ${counted(
      report.errors.length,
      'mistake keeps',
      'mistakes keep',
    )} files from being read.`;
  }
  const failing = report.broken.filter(({ severity }) =>
    reaches(severity, failOn),
  ).length;
  if (failing > 0) {
    return `The check fails: ${failing} of severity ${failOn}${
      failOn === 'blocker' ? '' : ' or worse'
    }.`;
  }
  return 'The check passes.';
}

/** Whether there was nothing to judge, so that figures would only puzzle. */
export function isNothing(report: ValidationReport): boolean {
  const { entities, errors, broken, mended, hidden } = report;
  return (
    hidden === 0 &&
    [entities, errors, broken, mended].every(({ length }) => length === 0)
  );
}

export const NOTHING = 'No catalog entity to check.';
