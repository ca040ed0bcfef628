import type {
  Severity,
  ValidationFinding,
  ValidationReport,
} from '@backstage-continuity/plugin-continuity-common';
import { createColors } from 'picocolors';
import type { FailOn } from '../severity';
import {
  byEntity,
  extentOf,
  isNothing,
  NOTHING,
  place,
  plain,
  totalOf,
  verdictOf,
} from './words';

type Colors = ReturnType<typeof createColors>;

/** The report for people to read. */
export function textReport(
  report: ValidationReport,
  options: { failOn: FailOn; colors: boolean },
): string {
  if (isNothing(report)) return `${NOTHING}\n`;
  const colors = createColors(options.colors);
  return [
    extentOf(report),
    ...section(
      colors.bold('Cannot be read'),
      report.errors.map(error => `  ${place(error)}  ${plain(error.message)}`),
    ),
    ...section(colors.bold('Breaks'), findingLines(report.broken, colors)),
    ...section(colors.bold('Mends'), findingLines(report.mended, colors)),
    '',
    totalOf(report),
    verdictOf(report, options.failOn),
    '',
  ].join('\n');
}

function section(title: string, lines: string[]): string[] {
  return lines.length === 0 ? [] : ['', title, ...lines];
}

function findingLines(findings: ValidationFinding[], colors: Colors): string[] {
  return byEntity(findings).flatMap(([entityRef, group]) => [
    `  ${plain(entityRef)}`,
    ...group.map(found => {
      const where = place(found);
      return [
        `    ${paint(colors, found.severity)}`,
        plain(found.message),
        ...(where ? [colors.dim(`(${where})`)] : []),
      ].join(' ');
    }),
  ]);
}

/** As wide as the longest one, so that the sentences stand below each other. */
function paint(colors: Colors, severity: Severity): string {
  const word = plain(severity).padEnd(8);
  switch (severity) {
    case 'blocker':
    case 'high':
      return colors.red(word);
    case 'medium':
      return colors.yellow(word);
    default:
      return colors.dim(word);
  }
}
