// @ts-check
'use strict';

/**
 * Reads a spreadsheet from standard input, in a process of its own: what the file
 * claims may need any amount of time and memory, and ends nothing but this
 * process. Writes the sheets as JSON, or what is wrong with the file.
 */

const { default: readXlsx } = require('read-excel-file/universal');
const { parse } = require('csv-parse/sync');

const { kind, delimiter, most } = JSON.parse(process.argv[2]);

/** What the person who chose the file is told; the parser's own words help nobody. */
class Refusal extends Error {}

/**
 * The reader fills all cells up to the last one there is, so that one cell in
 * the last row of the world is too much for it.
 *
 * @param {Buffer} workbook - not compressed
 */
function mustBeNear(workbook) {
  let rows = 0;
  let columns = 0;
  for (const [, letters = '', row] of workbook
    .toString('latin1')
    .matchAll(/<(?:\w+:)?(?:c|row)\s[^>]*?\br=["']([A-Z]*)(\d+)["']/g)) {
    rows = Math.max(rows, Number(row));
    columns = Math.max(
      columns,
      [...letters].reduce(
        (sum, letter) => sum * 26 + letter.charCodeAt(0) - 64,
        0,
      ),
    );
    if (rows * Math.max(columns, 1) > most.area) {
      throw new Refusal(
        `The workbook has a cell as far as row ${rows}, column ${columns}; delete the rows and columns that are empty, and save it again`,
      );
    }
  }
}

/** @param {unknown} value */
function plain(value) {
  if (value instanceof Date) {
    return Number.isNaN(value.getTime()) ? null : { date: value.toISOString() };
  }
  return typeof value === 'string' ? value.slice(0, most.cell) : value;
}

/** @param {string} text */
function readCsv(text) {
  try {
    const rows = parse(text, {
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      // Empty lines are rows, too: others are told by their number.
      skip_empty_lines: false,
      max_record_size: most.row,
      to: most.rows,
    });
    return [{ sheet: '', data: rows }];
  } catch (error) {
    const { code, lines } = /** @type {any} */ (error);
    const place = lines ? `, around line ${lines}` : '';
    throw new Refusal(
      code === 'CSV_MAX_RECORD_SIZE'
        ? `A row is longer than ${most.row} characters${place}; is a quote not closed?`
        : `The file is not CSV: a quote is not closed${place}`,
    );
  }
}

/** @param {Buffer} file */
async function read(file) {
  if (kind === 'csv') return readCsv(file.toString('utf8'));
  mustBeNear(file);
  return readXlsx(new Uint8Array(file).buffer, { trim: false });
}

/**
 * The rows that are of interest. One long text may stand in every cell at no
 * cost to the file, and would be written out in each.
 *
 * @param {{ sheet: string, data: unknown[][] }[]} sheets
 */
function bounded(sheets) {
  let length = 0;
  return sheets.map(({ sheet, data }) => ({
    name: sheet,
    rows: data.slice(0, most.rows).map(row =>
      row.slice(0, most.columns).map(value => {
        const cell = plain(value);
        length += typeof cell === 'string' ? cell.length : 1;
        if (length > most.text) {
          throw new Refusal('The file says too much; split it into several');
        }
        return cell;
      }),
    ),
  }));
}

async function main() {
  const chunks = [];
  for await (const chunk of process.stdin) chunks.push(chunk);
  try {
    return { sheets: bounded(await read(Buffer.concat(chunks))) };
  } catch (error) {
    return { refusal: error instanceof Refusal ? error.message : null };
  }
}

main().then(answer => process.stdout.write(JSON.stringify(answer)));
