import type {
  ValidationFinding,
  ValidationReport,
} from '@backstage-continuity/plugin-continuity-common';
import { reaches, worstFirst, type FailOn } from '../severity';
import {
  extentOf,
  isNothing,
  NOTHING,
  plain,
  totalOf,
  verdictOf,
} from './words';

type Level = 'error' | 'warning' | 'notice';

/**
 * The report as commands of a GitHub workflow, which become annotations beside
 * the lines of the change. GitHub shows ten of each level, so the worst lead.
 */
export function githubReport(report: ValidationReport, failOn: FailOn): string {
  if (isNothing(report)) return `${NOTHING}\n`;
  return [
    ...report.errors.map(({ path, line, message }) =>
      command('error', { file: path, line, title: 'Cannot be read' }, message),
    ),
    ...worstFirst(report.broken).map(found =>
      annotation(
        found,
        reaches(found.severity, failOn) ? 'error' : 'warning',
        `Breaks (${found.severity})`,
      ),
    ),
    ...worstFirst(report.mended).map(found =>
      annotation(found, 'notice', `Mends (${found.severity})`),
    ),
    extentOf(report),
    totalOf(report),
    verdictOf(report, failOn),
    '',
  ].join('\n');
}

function annotation(
  found: ValidationFinding,
  level: Level,
  what: string,
): string {
  const { path, line, title, entityRef, message } = found;
  return command(
    level,
    { file: path, line, title: `${what}: ${title}` },
    `${entityRef}: ${message}`,
  );
}

function command(
  level: Level,
  properties: Record<string, string | number | null>,
  message: string,
): string {
  // A line without its file would point at nothing.
  const { file, line, ...others } = properties;
  const named = file === null ? others : { file, line, ...others };
  const list = Object.entries(named)
    .flatMap(([name, value]) =>
      value === null ? [] : [`${name}=${escapeProperty(String(value))}`],
    )
    .join(',');
  return `::${level} ${list}::${escapeData(plain(message))}`;
}

// As the runner reads them back: its command format knows these escapes alone.
function escapeData(text: string): string {
  return text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
}
