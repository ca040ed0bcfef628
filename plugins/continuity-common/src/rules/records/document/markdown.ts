import type {
  DocumentBlock,
  RecordDocumentModel,
} from '../../../model/records/documentModel';

/** Deepest heading that Markdown knows. */
const DEEPEST = 6;

/** Text that Markdown takes for nothing but text: no markup, no HTML, no links. */
function escape(line: string): string {
  return (
    line
      .replace(/[\\`*_[\]<>&#|~$@]/g, '\\$&')
      // Addresses that readers of Markdown turn into links by themselves.
      .replace(/:(?=\/\/)/g, '\\:')
      .replace(/(www)\./gi, '$1\\.')
      // What would begin a list or underline a heading.
      .replace(/^[-+=]/, '\\$&')
      .replace(/^(\d+)([.)])/, '$1\\$2')
  );
}

/** Lines of a text; other breaks than newlines are breaks, too. */
function linesOf(text: string): string[] {
  return text.split(/\r\n|[\n\r\u2028\u2029\v\f]/);
}

/** On one line, and without the blanks at its start that would make it code. */
function inline(text: string): string {
  return escape(text.replace(/[\s\p{Cc}]+/gu, ' ').trim());
}

function cellOf(text: string): string {
  return linesOf(text)
    .map(inline)
    .filter(line => line !== '')
    .join('<br>');
}

function table(columns: string[], rows: string[][]): string {
  const row = (cells: string[]) => `| ${cells.map(cellOf).join(' | ')} |`;
  return [
    row(columns),
    `|${' --- |'.repeat(columns.length)}`,
    ...rows.map(row),
  ].join('\n');
}

/** Paragraphs stay apart; line breaks within them stay, too. */
function paragraphs(text: string): string {
  return linesOf(text)
    .map(inline)
    .join('\n')
    .replace(/\n{2,}/g, '\n\n')
    .replace(/([^\n])\n(?=[^\n])/g, '$1\\\n')
    .trim();
}

function heading(level: number, text: string): string {
  return `${'#'.repeat(Math.min(level, DEEPEST))} ${inline(text)}`;
}

function blockText(block: DocumentBlock, level: number): string {
  const label = `**${inline(block.label)}**`;
  switch (block.kind) {
    case 'field':
      return `${label}: ${inline(block.text)}`;
    case 'paragraph':
      return `${label}\n\n${paragraphs(block.text)}`;
    case 'bullets':
      return `${label}\n\n${block.items
        .map(item => `- ${inline(item)}`)
        .join('\n')}`;
    case 'table':
      return `${label}\n\n${table(block.columns, block.rows)}`;
    case 'group':
      return [
        heading(level, block.label),
        ...block.blocks.map(part => blockText(part, level + 1)),
      ].join('\n\n');
    default:
      return block satisfies never;
  }
}

/**
 * The document as Markdown (CommonMark with tables). Whatever people wrote stays
 * text: it cannot become markup, HTML or a link.
 *
 * @public
 */
export function toMarkdown(model: RecordDocumentModel): string {
  return `${[
    heading(1, model.title),
    ...(model.watermark === null ? [] : [`**${inline(model.watermark)}**`]),
    table(['', ''], model.facts),
    ...model.sections.flatMap(({ title, blocks }) => [
      heading(2, title),
      ...blocks.map(block => blockText(block, 3)),
    ]),
  ].join('\n\n')}\n`;
}
