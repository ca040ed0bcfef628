import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import {
  SPREADSHEET_LIMITS,
  type SheetCell,
} from '@backstage-continuity/plugin-continuity-common';
import { execFile } from 'node:child_process';

/** A sheet of a workbook; a CSV file is one. */
export interface Sheet {
  name: string;
  /** Some more than allowed, so that too many are noticed. */
  rows: SheetCell[][];
}

const PATIENCE_MS = 30_000;
const MEMORY_MB = 512;
/** Headers may stand below a title. */
const HEADER_ROWS = 1_000;

const { rows, columns, cell } = SPREADSHEET_LIMITS;
const most = {
  rows: rows + HEADER_ROWS + 1,
  columns: columns + 1,
  cell: cell + 1,
  /** Characters of one row of a CSV file, and of all that is read. */
  row: columns * cell,
  text: 60_000_000,
  /** Cells up to the last one of a workbook, filled or not. */
  area: 5_000_000,
};

const reader = resolvePackagePath(
  '@backstage-continuity/plugin-continuity-backend',
  'assets/sheetReader.js',
);

function unreadable() {
  return new InputError(
    'The workbook cannot be read; open it in a spreadsheet program and save it again as XLSX or CSV',
  );
}

function run(file: Buffer, options: object): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = execFile(
      process.execPath,
      [
        `--max-old-space-size=${MEMORY_MB}`,
        reader,
        JSON.stringify({ ...options, most }),
      ],
      {
        // It needs no secret of ours.
        env: {},
        timeout: PATIENCE_MS,
        killSignal: 'SIGKILL',
        // Signs may be written as six.
        maxBuffer: 6 * most.text,
      },
      (error, answer) => (error ? reject(unreadable()) : resolve(answer)),
    );
    // It may end before it has read everything.
    child.stdin?.on('error', () => {});
    child.stdin?.end(file);
  });
}

let last: Promise<unknown> = Promise.resolve();

/**
 * Reads the sheets of a file beside the backend's own process, one file at a
 * time: no file can stop, slow down or end anything but its own reading.
 *
 * @throws InputError in words for the person who chose the file
 */
export async function readSheets(
  file: Buffer,
  options: { kind: 'xlsx' } | { kind: 'csv'; delimiter: string },
): Promise<Sheet[]> {
  const turn = last.then(() => run(file, options));
  last = turn.catch(() => {});
  const { sheets, refusal } = JSON.parse(await turn) as {
    sheets?: Sheet[];
    refusal?: string | null;
  };
  if (sheets) return sheets;
  throw refusal ? new InputError(refusal) : unreadable();
}
