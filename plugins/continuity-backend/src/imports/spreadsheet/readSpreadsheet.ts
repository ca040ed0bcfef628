import { InputError } from '@backstage/errors';
import {
  findHeaders,
  SPREADSHEET_LIMITS,
  type RecordColumn,
  type SheetCell,
  type SheetRow,
} from '@backstage-continuity/plugin-continuity-common';
import { readCsv } from './readCsv';
import { readXlsx } from './readXlsx';
import type { Sheet } from './sheetReader';

/** Text of one job at most, as it is stored. */
const STORED = 20_000_000;

/** The table that is imported. */
export interface Table {
  sheet: string | null;
  sheets: string[];
  /** Row of the sheet that the headers end in. */
  headerRow: number;
  headers: string[];
  rows: SheetRow[];
}

/** Neither PostgreSQL nor a person can do anything with these. */
const CONTROL = new RegExp(
  `[${[...Array(32).keys()]
    .filter(code => ![9, 10, 13].includes(code))
    .map(code => `\\u${code.toString(16).padStart(4, '0')}`)
    .join('')}]`,
  'g',
);

function clean(cell: SheetCell): SheetCell {
  if (typeof cell !== 'string') return cell;
  const text = cell.replace(CONTROL, '');
  return text.trim() === '' ? null : text;
}

async function sheetsOf(file: Buffer, fileName: string): Promise<Sheet[]> {
  const magic = file.toString('latin1', 0, 4);
  if (magic === '\xd0\xcf\x11\xe0') {
    throw new InputError(
      'The workbook is protected by a password, or of the old XLS format; save it as XLSX without a password, or as CSV',
    );
  }
  if (magic === 'PK\x03\x04') return readXlsx(file);
  if (/\.(?:xlsx|xlsm|xls|ods)$/i.test(fileName)) {
    throw new InputError(
      `${fileName} is not an XLSX workbook; save it as XLSX or CSV`,
    );
  }
  return readCsv(file, fileName);
}

/** The sheet that was asked for, else the one that looks most like such records. */
function chosen(
  sheets: Sheet[],
  columns: readonly RecordColumn[],
  name: string | undefined,
): Sheet {
  if (name !== undefined) {
    const sheet = sheets.find(one => one.name === name);
    if (sheet) return sheet;
    const names = sheets.map(one => one.name).join(', ');
    throw new InputError(`body.sheet: expected one of ${names}`);
  }
  const known = (sheet: Sheet) => findHeaders(sheet.rows, columns).known;
  const filled = sheets.filter(({ rows }) => rows.length > 0);
  if (filled.length === 0) throw new InputError('The file is empty');
  return filled
    .map(sheet => ({ sheet, known: known(sheet) }))
    .reduce((one, other) => (other.known > one.known ? other : one)).sheet;
}

function mustBeWithin(table: Table) {
  const { rows, columns, cell } = SPREADSHEET_LIMITS;
  if (table.headers.length > columns) {
    throw new InputError(`Expected at most ${columns} columns`);
  }
  if (table.rows.length > rows) {
    throw new InputError(
      `Expected at most ${rows} rows; import them in several files`,
    );
  }
  for (const { number, cells } of table.rows) {
    const long = cells.findIndex(
      value => typeof value === 'string' && value.length > cell,
    );
    if (long >= 0) {
      throw new InputError(
        `Row ${number}, ${
          table.headers[long] || `column ${long + 1}`
        }: expected at most ${cell} characters`,
      );
    }
  }
  if (JSON.stringify(table.rows).length > STORED) {
    throw new InputError('The sheet says too much; import it in several files');
  }
}

/**
 * Reads the table of a CSV file or an XLSX workbook.
 *
 * @throws InputError in words for the person who chose the file
 */
export async function readSpreadsheet(options: {
  file: Buffer;
  fileName: string;
  sheet?: string;
  headerRow?: number;
  columns: readonly RecordColumn[];
}): Promise<Table> {
  const { file, fileName, columns, headerRow } = options;
  if (file.length === 0) throw new InputError('The file is empty');
  const sheets = (await sheetsOf(file, fileName)).map(({ name, rows }) => ({
    name,
    rows: rows.map(row => row.map(clean)),
  }));
  const sheet = chosen(sheets, columns, options.sheet);
  const found = findHeaders(
    sheet.rows,
    columns,
    headerRow === undefined ? undefined : headerRow - 1,
  );
  const headers = [...found.headers];
  while (headers.length > 0 && headers[headers.length - 1] === '') {
    headers.pop();
  }
  if (headers.length === 0) {
    throw new InputError(
      `Expected headers in row ${found.row + 1} of ${sheet.name}`,
    );
  }
  const table: Table = {
    sheet: sheets.length > 1 ? sheet.name : null,
    sheets: sheets.map(({ name }) => name),
    headerRow: found.row + 1,
    headers,
    rows: sheet.rows.flatMap((cells, index) =>
      index > found.row && cells.some(cell => cell !== null)
        ? [{ number: index + 1, cells: cells.slice(0, headers.length) }]
        : [],
    ),
  };
  if (table.rows.length === 0) {
    throw new InputError(`Expected rows below row ${table.headerRow}`);
  }
  mustBeWithin(table);
  return table;
}
