import type {
  ValidationFinding,
  ValidationReport,
} from '@backstage-continuity/plugin-continuity-common';
import { worstFirst, type FailOn } from '../severity';
import {
  extentOf,
  isNothing,
  NOTHING,
  place,
  plain,
  totalOf,
  verdictOf,
} from './words';

/** GitHub refuses summaries over 1 MB; more rows than this nobody reads. */
const ROWS = 500;

/** The report as the summary of a workflow's job. */
export function markdownReport(
  report: ValidationReport,
  failOn: FailOn,
): string {
  const title = '## Service continuity';
  if (isNothing(report)) return `${title}\n\n${NOTHING}\n`;
  return `${[
    title,
    `**${verdictOf(report, failOn)}** ${totalOf(report)}`,
    extentOf(report),
    ...table(
      'Cannot be read',
      ['File', 'Mistake'],
      report.errors.map(error => [code(place(error)), escape(error.message)]),
    ),
    ...findings('Breaks', report.broken),
    ...findings('Mends', report.mended),
  ].join('\n\n')}\n`;
}

function findings(title: string, found: ValidationFinding[]): string[] {
  return table(
    title,
    ['Severity', 'Entity', 'Finding', 'File'],
    worstFirst(found).map(each => [
      escape(each.severity),
      code(each.entityRef),
      escape(each.message),
      each.path === null ? '' : code(place(each)),
    ]),
  );
}

function table(title: string, head: string[], rows: string[][]): string[] {
  if (rows.length === 0) return [];
  const row = (cells: string[]) => `| ${cells.join(' | ')} |`;
  return [
    `### ${title}`,
    [
      row(head),
      row(head.map(() => '---')),
      ...rows.slice(0, ROWS).map(row),
    ].join('\n'),
    ...(rows.length > ROWS
      ? [`${rows.length - ROWS} more are not shown.`]
      : []),
  ];
}

/** Text of others, which may be neither markup nor HTML, nor end a cell. */
function escape(text: string): string {
  return (
    plain(text)
      .replace(/[\\`*_{}[\]()#+!|~]/g, '\\$&')
      .replace(/&/g, '&amp;')
      .replace(/</g, '&lt;')
      .replace(/>/g, '&gt;')
      // Neither a mention, which would tell people, nor a link.
      .replace(/@/g, '&#64;')
      .replace(/:\/\//g, '&#58;//')
  );
}

function code(text: string): string {
  return text === ''
    ? ''
    : `\`${plain(text).replace(/`/g, "'").replace(/\|/g, '\\|')}\``;
}
