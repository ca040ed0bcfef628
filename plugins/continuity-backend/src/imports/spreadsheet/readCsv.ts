import { InputError } from '@backstage/errors';
import { readSheets, type Sheet } from './sheetReader';

const DELIMITERS = [',', ';', '\t', '|'];
const LINES_LOOKED_AT = 20;

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
export async function readCsv(file: Buffer, name: string): Promise<Sheet[]> {
  const text = decode(file).replace(/^\ufeff/, '');
  // What Excel writes, and hides, above a file with a delimiter of its own.
  const [hint, said] = /^sep=([^"\r\n])\r?\n/.exec(text) ?? ['', undefined];
  const body = text.slice(hint.length);
  const [{ rows }] = await readSheets(Buffer.from(body), {
    kind: 'csv',
    delimiter: said ?? delimiterOf(body),
  });
  return [{ name, rows }];
}
