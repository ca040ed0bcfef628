import type { ValidationReport } from '@backstage-continuity/plugin-continuity-common';

/** The report as the backend answered it. */
export function jsonReport(report: ValidationReport): string {
  return `${JSON.stringify(report, null, 2)}\n`;
}
