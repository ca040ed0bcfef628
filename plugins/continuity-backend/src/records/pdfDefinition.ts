import type {
  DocumentBlock,
  RecordDocumentModel,
} from '@backstage-continuity/plugin-continuity-common';
import type {
  Content,
  TableCell,
  TDocumentDefinitions,
} from 'pdfmake/interfaces';
import { isPrintable, piecesOf } from './pdfText';

/** Points between the margins of a sheet of A4. */
const WIDTH = 595 - 2 * 48;
const LABEL_WIDTH = 140;
/** Of a column, if that leaves room for the others: a word of ten letters. */
const LEAST_WIDTH = 45;
/** On both sides of the text of a cell. */
const PADDING = 4;
/** Text up to this long is not parted from its heading. */
const SHORT = 600;

const NOT_PRINTABLE =
  'Some characters of this record are not in the fonts of this document. The Markdown and JSON exports have all of them.';

function text(value: string): Content {
  const pieces = piecesOf(value);
  return pieces.length === 1 ? pieces[0] : { stack: pieces };
}

/**
 * Widths of columns by the length of what is in them. They are fixed, so that a
 * long word is broken rather than pushing the table over the edge.
 */
function widthsOf(columns: string[], rows: string[][]): number[] {
  const lengths = columns.map((column, index) =>
    rows
      .slice(0, 200)
      .reduce(
        (most, row) => Math.max(most, Math.min(row[index].length, 60)),
        Math.max(column.length, 1),
      ),
  );
  const total = lengths.reduce((sum, length) => sum + length, 0);
  const room = WIDTH - columns.length * 2 * PADDING;
  const least = Math.min(LEAST_WIDTH, (0.8 * room) / columns.length);
  const rest = room - least * columns.length;
  return lengths.map(length => least + (rest * length) / total);
}

/** Whether a cell is surely lower than a page, however narrow its column. */
function isLow(cell: string): boolean {
  return cell.length <= 300 && cell.split('\n').length <= 20;
}

function tableOf(label: string, columns: string[], rows: string[][]): Content {
  const title: TableCell = {
    text: label,
    style: 'label',
    colSpan: columns.length,
    border: [false, false, false, false],
  };
  return {
    style: 'table',
    layout: 'record',
    table: {
      widths: widthsOf(columns, rows),
      // Both repeat on every page that the table goes on to.
      headerRows: 2,
      keepWithHeaderRows: rows[0]?.every(isLow) ? 1 : 0,
      dontBreakRows: rows.every(row => row.every(isLow)),
      body: [
        [title, ...columns.slice(1).map(() => '')],
        columns.map(column => ({ text: column, style: 'column' })),
        ...rows.map(row => row.map(cell => ({ stack: [text(cell)] }))),
      ],
    },
  };
}

function blockContent(block: DocumentBlock): Content {
  switch (block.kind) {
    case 'field':
      return {
        style: 'block',
        columns: [
          { width: LABEL_WIDTH, text: block.label, style: 'label' },
          { width: '*', stack: [text(block.text)] },
        ],
        columnGap: 8,
      };
    case 'paragraph':
      return {
        style: 'block',
        stack: [{ text: block.label, style: 'label' }, text(block.text)],
      };
    case 'bullets':
      return {
        style: 'block',
        stack: [
          { text: block.label, style: 'label' },
          { ul: block.items.map(text) },
        ],
      };
    case 'table':
      return tableOf(block.label, block.columns, block.rows);
    case 'group':
      return withHeading(block.label, 'group', block.blocks);
    default:
      return block satisfies never;
  }
}

/** Whether a heading can be kept on one page with the block. */
function isShort(block: DocumentBlock | undefined): block is DocumentBlock {
  return (
    (block?.kind === 'field' || block?.kind === 'paragraph') &&
    block.text.length <= SHORT
  );
}

function withHeading(
  title: string,
  style: string,
  blocks: DocumentBlock[],
): Content {
  const heading: Content = { stack: [text(title)], style };
  const [first] = blocks;
  return isShort(first)
    ? [
        { unbreakable: true, stack: [heading, blockContent(first)] },
        ...blocks.slice(1).map(blockContent),
      ]
    : [heading, ...blocks.map(blockContent)];
}

/**
 * The document as pdfmake sets it, but for the footer, which counts pages.
 *
 * @param options - `printedAt` is the instant that the document says it is from
 */
export function pdfDefinition(
  model: RecordDocumentModel,
  options: { printedAt: string },
): TDocumentDefinitions {
  return {
    pageSize: 'A4',
    pageMargins: [48, 48, 48, 56],
    language: 'en',
    info: {
      title: model.title,
      creator: 'Backstage Continuity',
      creationDate: new Date(options.printedAt),
    },
    ...(model.watermark !== null && {
      watermark: {
        text: model.watermark,
        color: 'grey',
        opacity: 0.15,
        bold: true,
        angle: -50,
      },
    }),
    defaultStyle: { font: 'Roboto', fontSize: 9, lineHeight: 1.15 },
    styles: {
      title: { fontSize: 18, bold: true, margin: [0, 0, 0, 8] },
      notice: { bold: true, margin: [0, 0, 0, 8] },
      section: { fontSize: 13, bold: true, margin: [0, 14, 0, 4] },
      group: { fontSize: 11, bold: true, margin: [0, 10, 0, 3] },
      label: { bold: true },
      column: { bold: true, fillColor: '#eeeeee' },
      block: { margin: [0, 2, 0, 2] },
      table: { margin: [0, 4, 0, 6] },
      footer: { fontSize: 7, margin: [48, 16, 48, 0] },
    },
    content: [
      { stack: [text(model.title)], style: 'title' },
      model.watermark === null
        ? ''
        : { text: model.watermark, style: 'notice' },
      ...model.facts.map(([label, value]) =>
        blockContent({ kind: 'field', label, text: value }),
      ),
      ...model.sections.flatMap(({ title, blocks }) =>
        withHeading(title, 'section', blocks),
      ),
      isPrintable(JSON.stringify(model))
        ? ''
        : { text: NOT_PRINTABLE, style: 'notice', margin: [0, 14, 0, 0] },
    ],
  };
}
