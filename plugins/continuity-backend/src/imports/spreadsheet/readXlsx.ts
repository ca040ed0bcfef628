import { InputError } from '@backstage/errors';
import {
  SPREADSHEET_LIMITS,
  type SheetCell,
} from '@backstage-continuity/plugin-continuity-common';
import { Worker } from 'node:worker_threads';
import { packPlain, unpackZip } from './zip';

/** A sheet of a workbook; a CSV file is one. */
export interface Sheet {
  name: string;
  /** Some more than allowed, so that too many are noticed. */
  rows: SheetCell[][];
}

const PATIENCE_MS = 30_000;
const MEMORY_MB = 512;
const HEADER_ROWS = 1_000;

/**
 * Runs in a thread of its own: a workbook that claims a cell in the last row of
 * the world makes its reader fill all rows above it. Then the thread ends, and
 * nothing else does.
 */
const READER = `
const { parentPort, workerData } = require('node:worker_threads');
const { default: read } = require(workerData.reader);
const { rows, columns, cell } = workerData.most;
const plain = value =>
  value instanceof Date
    ? Number.isNaN(value.getTime()) ? null : { date: value.toISOString() }
    : typeof value === 'string' ? value.slice(0, cell) : value;
read(workerData.file, { trim: false }).then(
  sheets =>
    parentPort.postMessage(
      sheets.map(({ sheet, data }) => ({
        name: sheet,
        rows: data.slice(0, rows).map(row => row.slice(0, columns).map(plain)),
      })),
    ),
  () => parentPort.postMessage(null),
);
`;

function unreadable() {
  return new InputError(
    'The workbook cannot be read; open it in a spreadsheet program and save it again as XLSX or CSV',
  );
}

/**
 * The sheets of an XLSX workbook: values as they were last computed, no formulas.
 *
 * @throws InputError in words for the person who chose the file
 */
export async function readXlsx(file: Buffer): Promise<Sheet[]> {
  const plain = packPlain(await unpackZip(file));
  const bytes = new Uint8Array(plain).buffer;
  const worker = new Worker(READER, {
    eval: true,
    workerData: {
      reader: require.resolve('read-excel-file/universal'),
      file: bytes,
      most: {
        rows: SPREADSHEET_LIMITS.rows + HEADER_ROWS + 1,
        columns: SPREADSHEET_LIMITS.columns + 1,
        cell: SPREADSHEET_LIMITS.cell + 1,
      },
    },
    transferList: [bytes],
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
  });
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise<Sheet[]>((resolve, reject) => {
      timer = setTimeout(() => reject(unreadable()), PATIENCE_MS);
      worker.on('message', (sheets: Sheet[] | null) =>
        sheets ? resolve(sheets) : reject(unreadable()),
      );
      worker.on('error', () => reject(unreadable()));
      worker.on('exit', () => reject(unreadable()));
    });
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}
