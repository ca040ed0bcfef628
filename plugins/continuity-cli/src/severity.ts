import {
  severities,
  type Severity,
  type ValidationFinding,
} from '@backstage-continuity/plugin-continuity-common';

/** From which severity on a broken check fails the run. */
export const failOnChoices = [...severities, 'never'] as const;
export type FailOn = (typeof failOnChoices)[number];

export function reaches(severity: Severity, failOn: FailOn): boolean {
  return (
    failOn !== 'never' &&
    severities.indexOf(severity) <= severities.indexOf(failOn)
  );
}

/** Worst first; findings of the same severity stay in the order they came in. */
export function worstFirst(findings: ValidationFinding[]): ValidationFinding[] {
  return [...findings].sort(
    (a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity),
  );
}

/** `2 high, 1 low`. */
export function countBySeverity(findings: ValidationFinding[]): string {
  return severities
    .map(severity => ({
      severity,
      count: findings.filter(found => found.severity === severity).length,
    }))
    .filter(({ count }) => count > 0)
    .map(({ severity, count }) => `${count} ${severity}`)
    .join(', ');
}
