import {
  columnsOf,
  defaultPolicy,
  recordTypes,
} from '@backstage-continuity/plugin-continuity-common';
import writeXlsxFile from 'write-excel-file/node';
import { readSpreadsheet } from './readSpreadsheet';
import { columnName } from './validatedSheet';
import { packPlain, unpackZip } from './zip';

jest.setTimeout(120_000);

const columns = columnsOf(recordTypes[0], defaultPolicy);
const SHEET = 'xl/worksheets/sheet1.xml';
const STRINGS = 'xl/sharedStrings.xml';

/** How long the event loop stood still at most while the work was done. */
async function pauseOf(work: () => Promise<unknown>): Promise<number> {
  let longest = 0;
  let last = performance.now();
  const timer = setInterval(() => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
  }, 5);
  await work();
  await new Promise(resolve => setTimeout(resolve, 10));
  clearInterval(timer);
  return longest;
}

const read = (file: Buffer, fileName = 'a.xlsx') =>
  readSpreadsheet({ file, fileName, columns });

/** A workbook whose parts were changed behind the back of its program. */
async function workbook(
  change: (sheet: string) => string,
  others: Record<string, string> = {},
): Promise<Buffer> {
  const parts = await unpackZip(
    await writeXlsxFile(
      [
        ['Service', 'RTO'],
        ['checkout', '4h'],
      ],
      { sheet: 'Sheet 1' },
    ).toBuffer(),
  );
  parts.set(SHEET, Buffer.from(change(String(parts.get(SHEET)))));
  for (const [name, text] of Object.entries(others)) {
    parts.set(name, Buffer.from(text));
  }
  return packPlain(parts);
}

const rowsAfter = (sheet: string, rows: string) =>
  sheet.replace('</sheetData>', () => `${rows}</sheetData>`);

const entities = [...'bcdefghij'].map(
  (name, index) =>
    `<!ENTITY ${name} "${`&${'abcdefghi'[index]};`.repeat(10)}">`,
);
const laughs = `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">${entities.join('')}]>`;

describe('hostile workbooks', () => {
  it.each<[string, RegExp, (sheet: string) => string]>([
    [
      'a cell in the last row and column of the world',
      /has a cell as far as row 1048576, column 16384/,
      sheet =>
        rowsAfter(
          sheet,
          '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
        ),
    ],
    [
      'a cell beyond it, for which its reader would die',
      /has a cell as far as row 99999999999, column /,
      sheet =>
        rowsAfter(
          sheet,
          '<row r="99999999999"><c r="ZZZZZZZ99999999999"><v>1</v></c></row>',
        ),
    ],
    [
      'the same in other words',
      /cannot be read/,
      sheet =>
        rowsAfter(
          sheet,
          '<row r="&#57;9999999999"><c r="ZZZ&#90;ZZZ9999999999"><v>1</v></c></row>',
        ),
    ],
    [
      'a shared text that there is not',
      /cannot be read/,
      sheet =>
        rowsAfter(
          sheet,
          '<row r="3"><c r="A3" t="s"><v>999999999</v></c></row>',
        ),
    ],
    [
      'a hundred thousand levels',
      /cannot be read/,
      sheet => rowsAfter(sheet, '<a>'.repeat(100_000)),
    ],
  ])('are refused for %s', async (_, words, change) => {
    const file = await workbook(change);
    const pause = await pauseOf(async () =>
      expect(read(file)).rejects.toThrow(words),
    );
    expect(pause).toBeLessThan(5_000);
  });

  it('are refused when one text fills more cells than can be kept', async () => {
    const row = (number: number) =>
      `<row r="${number}">${Array.from(
        { length: 150 },
        (_, at) => `<c r="${columnName(at)}${number}" t="s"><v>0</v></c>`,
      ).join('')}</row>`;
    const file = await workbook(
      sheet =>
        sheet.replace(
          /<sheetData>.*<\/sheetData>/s,
          () =>
            `<sheetData>${Array.from({ length: 500 }, (_, index) =>
              row(index + 1),
            ).join('')}</sheetData>`,
        ),
      { [STRINGS]: `<sst><si><t>${'x'.repeat(9_999)}</t></si></sst>` },
    );
    await expect(read(file)).rejects.toThrow(/says too much/);
  });

  it.each<[string, (sheet: string) => string]>([
    [
      'declare more than they have',
      sheet =>
        sheet.replace(
          /<sheetData>/,
          '<dimension ref="A1:XFD1048576"/><sheetData>',
        ),
    ],
    [
      'define texts that multiply, or are elsewhere',
      sheet =>
        sheet.replace(
          /<worksheet/,
          () =>
            `${laughs.replace(
              ']>',
              '<!ENTITY z SYSTEM "file:///etc/passwd">]>',
            )}<worksheet`,
        ),
    ],
  ])('are read for what they are when they %s', async (_, change) => {
    const { rows } = await read(await workbook(change));
    expect(rows).toEqual([{ number: 2, cells: ['checkout', '4h'] }]);
  });

  it('can name parts as they like: nothing is written anywhere', async () => {
    const file = await workbook(sheet => sheet, {
      '../../../../tmp/evil.xml': '<a/>',
      '/tmp/evil.xml': '<a/>',
      '__proto__.xml': '<a/>',
    });
    expect((await read(file)).rows).toHaveLength(1);
  });
});

describe('hostile CSV', () => {
  it.each<[string, string, RegExp]>([
    [
      'millions of cells in a row',
      `Service,RTO\n${','.repeat(3_000_000)}`,
      /A row is longer than 2000000 characters|Expected rows/,
    ],
    [
      'one endless cell',
      `Service,RTO\n${'x'.repeat(9_900_000)}`,
      /A row is longer than 2000000 characters, around line 2/,
    ],
    [
      'quotes without end',
      `Service,RTO\n${'"a"b'.repeat(2_400_000)}`,
      /A row is longer than 2000000 characters/,
    ],
    [
      'a quote that is never closed',
      `Service,RTO\n"checkout,4h\n${'a,b\n'.repeat(1_000_000)}`,
      /is a quote not closed\?/,
    ],
    [
      'a hundred thousand rows',
      `Service,RTO\n${'checkout,4h\n'.repeat(100_000)}`,
      /at most 5000 rows/,
    ],
    [
      'nothing but lines',
      `Service,RTO\n${'\n'.repeat(9_900_000)}`,
      /Expected rows below row 1/,
    ],
  ])('is refused for %s, while others are answered', async (_, text, words) => {
    const pause = await pauseOf(async () =>
      expect(read(Buffer.from(text), 'a.csv')).rejects.toThrow(words),
    );
    expect(pause).toBeLessThan(5_000);
  });

  it.each([
    ['UTF-16 without its mark', Buffer.from('Service,RTO\na,4h', 'utf16le')],
    ['UTF-32', Buffer.from('fffe000053000000', 'hex')],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d', 'hex')],
  ])('is refused in %s', async (_, file) => {
    await expect(read(file, 'a.csv')).rejects.toThrow(
      /neither text nor an XLSX workbook|Expected/,
    );
  });

  it('keeps what is no UTF-8 as text', async () => {
    const bad = Buffer.from([0xff, 0xc0, 0x80]);
    const file = Buffer.concat([Buffer.from('Service,RTO\na'), bad]);
    const { rows } = await read(file, 'a.csv');
    expect(rows[0].cells[0]).toMatch(/^aÿÀ/);
  });

  it('does not take a quote for a delimiter', async () => {
    const { headers } = await read(
      Buffer.from('sep="\nService,RTO\ncheckout,4h'),
      'a.csv',
    );
    expect(headers).not.toContain('RTO"');
  });
});
