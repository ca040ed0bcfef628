import { InputError } from '@backstage/errors';
import { SPREADSHEET_LIMITS } from '@backstage-continuity/plugin-continuity-common';
import { parse } from 'csv-parse/sync';
import type { Sheet } from './readXlsx';

const DELIMITERS = [',', ';', '\t', '|'];
const LINES_LOOKED_AT = 20;
const HEADER_ROWS = 1_000;

/**
 * Text as spreadsheet programs write it: UTF-8 or UTF-16 with their mark, UTF-8
 * without, else the Windows code page of Western Europe.
 */
export function decode(file: Buffer): string {
  if (file[0] === 0xff && file[1] === 0xfe) {
    return new TextDecoder('utf-16le').decode(file);
  }
  if (file[0] === 0xfe && file[1] === 0xff) {
    return new TextDecoder('utf-16be').decode(file);
  }
  if (file.includes(0)) {
    throw new InputError(
      'The file is neither text nor an XLSX workbook; save it as XLSX or CSV',
    );
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(file);
  } catch {
    return new TextDecoder('windows-1252').decode(file);
  }
}

/** How often each delimiter stands in the first lines, outside of quotes. */
function countsByLine(text: string): Record<string, number>[] {
  const lines: Record<string, number>[] = [{}];
  let quoted = false;
  for (const sign of text.slice(0, 100_000)) {
    if (sign === '"') quoted = !quoted;
    else if (sign === '\n' && !quoted) {
      if (lines.length === LINES_LOOKED_AT) break;
      lines.push({});
    } else if (!quoted && DELIMITERS.includes(sign)) {
      const line = lines[lines.length - 1];
      line[sign] = (line[sign] ?? 0) + 1;
    }
  }
  return lines;
}

/** The delimiter that most lines have equally often; a comma if there is none. */
export function delimiterOf(text: string): string {
  const lines = countsByLine(text);
  let best = { delimiter: ',', lines: 0, count: 0 };
  for (const delimiter of DELIMITERS) {
    const byCount = new Map<number, number>();
    for (const line of lines) {
      const count = line[delimiter] ?? 0;
      if (count > 0) byCount.set(count, (byCount.get(count) ?? 0) + 1);
    }
    for (const [count, agreeing] of byCount) {
      if (
        agreeing > best.lines ||
        (agreeing === best.lines && count > best.count)
      ) {
        best = { delimiter, lines: agreeing, count };
      }
    }
  }
  return best.delimiter;
}

/**
 * The one sheet of a CSV file.
 *
 * @throws InputError in words for the person who chose the file
 */
export function readCsv(file: Buffer, name: string): Sheet[] {
  const text = decode(file).replace(/^\ufeff/, '');
  // What Excel writes, and hides, above a file with a delimiter of its own.
  const [hint, said] = /^sep=(.)\r?\n/.exec(text) ?? ['', undefined];
  const body = text.slice(hint.length);
  try {
    const rows: string[][] = parse(body, {
      delimiter: said ?? delimiterOf(body),
      relax_column_count: true,
      relax_quotes: true,
      // Empty lines are rows, too: others are told by their number.
      skip_empty_lines: false,
      to: SPREADSHEET_LIMITS.rows + HEADER_ROWS + 1,
    });
    return [{ name, rows }];
  } catch (error) {
    const { lines } = error as { lines?: number };
    throw new InputError(
      `The file is not CSV: a quote is not closed${
        lines ? `, around line ${lines}` : ''
      }`,
    );
  }
}
