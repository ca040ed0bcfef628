import { readSheets, type Sheet } from './sheetReader';
import { packPlain, unpackZip } from './zip';

/**
 * The sheets of an XLSX workbook: values as they were last computed, no formulas.
 *
 * @throws InputError in words for the person who chose the file
 */
export async function readXlsx(file: Buffer): Promise<Sheet[]> {
  return readSheets(packPlain(await unpackZip(file)), { kind: 'xlsx' });
}
