import {
  columnsOf,
  defaultPolicy,
  recordTypes,
  suggestMapping,
} from '@backstage-continuity/plugin-continuity-common';
import writeXlsxFile, { type SheetData } from 'write-excel-file/node';
import { deflateRawSync } from 'node:zlib';
import { readSpreadsheet } from './readSpreadsheet';
import { templateOf } from './template';
import { packPlain, unpackZip } from './zip';

jest.setTimeout(60_000);

const [analysis] = recordTypes;
const columns = columnsOf(analysis, defaultPolicy);

const read = (file: Buffer | string, fileName = 'a.csv', options = {}) =>
  readSpreadsheet({ file: Buffer.from(file), fileName, columns, ...options });

const workbook = (data: SheetData, sheet = 'Sheet 1') =>
  writeXlsxFile(data, { sheet }).toBuffer();

describe('readSpreadsheet of CSV', () => {
  it.each([
    ['a comma', 'Service,RTO,RPO\ncheckout,4h,1h\n'],
    ['a semicolon', 'Service;RTO;RPO\r\ncheckout;4h;1h\r\n'],
    ['a tab', 'Service\tRTO\tRPO\ncheckout\t4h\t1h'],
    ['a bar', 'Service|RTO|RPO\ncheckout|4h|1h'],
    ['what Excel says', 'sep=;\nService;RTO;RPO\ncheckout;4h;1h'],
    ['quotes', '"Service","RTO","RPO"\n"checkout","4h","1h"'],
    ['commas in quotes', 'Service;RTO;RPO\n"checkout";"4h";"1h"'],
  ])('finds cells between %s', async (_, text) => {
    const { headers, rows } = await read(text);
    expect(headers).toEqual(['Service', 'RTO', 'RPO']);
    expect(rows).toEqual([{ number: 2, cells: ['checkout', '4h', '1h'] }]);
  });

  it.each([
    ['UTF-8', Buffer.from('Service;RTO\nBüro;4h')],
    ['UTF-8 with its mark', Buffer.from('\ufeffService;RTO\nBüro;4h')],
    ['Windows-1252', Buffer.from('Service;RTO\nBüro;4h', 'latin1')],
    ['UTF-16', Buffer.from('\ufeffService;RTO\nBüro;4h', 'utf16le')],
  ])('reads %s', async (_, file) => {
    const { headers, rows } = await read(file);
    expect(headers[0]).toBe('Service');
    expect(rows[0].cells[0]).toBe('Büro');
  });

  it('numbers rows as the sheet does, and finds the headers below a title', async () => {
    const table = await read(
      'Impact analysis 2026,,\n,,\nService,RTO,Summary\ncheckout,4h,"two\nlines"\n,,\ntill,8h,\n',
    );
    expect(table.headerRow).toBe(3);
    expect(table.rows.map(({ number }) => number)).toEqual([4, 6]);
    expect(table.rows[0].cells[2]).toBe('two\nlines');
  });

  it('takes the row that a person names for the headers', async () => {
    const table = await read('Service,RTO\nx,y\ncheckout,4h', 'a.csv', {
      headerRow: 2,
    });
    expect(table.headers).toEqual(['x', 'y']);
  });

  it.each([
    ['nothing', '', 'empty'],
    ['headers alone', 'Service,RTO\n', 'rows below row 1'],
    ['a picture', '\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'neither text nor'],
    ['an open quote', 'Service,RTO\n"checkout,4h\n', 'quote is not closed'],
    ['too many rows', `Service\n${'x\n'.repeat(5_001)}`, 'at most 5000 rows'],
    [
      'too many columns',
      `${'Service,'.repeat(200)}x\n${'1,'.repeat(200)}1`,
      'at most 200 columns',
    ],
    [
      'a cell that is too long',
      `Service\n${'x'.repeat(10_001)}`,
      'Row 2, Service: expected at most 10000 characters',
    ],
  ])('refuses %s in words', async (_, text, words) => {
    await expect(read(Buffer.from(text, 'latin1'))).rejects.toThrow(words);
  });

  it('keeps formulas as text and drops what no database takes', async () => {
    const { rows } = await read('Service,RTO\n=1+1,4\u0001h');
    expect(rows[0].cells).toEqual(['=1+1', '4h']);
  });
});

describe('readSpreadsheet of XLSX', () => {
  it('reads values as cells hold them', async () => {
    const file = await workbook([
      ['Service', 'RTO (h)', 'Valid until', 'Critical'],
      [
        'checkout',
        4,
        { value: new Date('2026-12-31'), format: 'yyyy-mm-dd' },
        true,
      ],
    ]);
    const { rows, sheet, sheets } = await read(file, 'bia.xlsx');
    expect(rows).toEqual([
      {
        number: 2,
        cells: ['checkout', 4, { date: '2026-12-31T00:00:00.000Z' }, true],
      },
    ]);
    expect([sheet, sheets]).toEqual([null, ['Sheet 1']]);
  });

  it('chooses the sheet that looks most like such records, or the one named', async () => {
    const file = await writeXlsxFile([
      { sheet: 'Cover', data: [['How to use this workbook'], ['x']] },
      {
        sheet: 'BIA',
        data: [
          ['Service', 'RTO'],
          ['checkout', '4h'],
        ],
      },
    ]).toBuffer();
    expect(await read(file)).toMatchObject({ sheet: 'BIA' });
    expect(await read(file, 'x.xlsx', { sheet: 'Cover' })).toMatchObject({
      sheet: 'Cover',
    });
    await expect(read(file, 'x.xlsx', { sheet: 'No' })).rejects.toThrow(
      'expected one of Cover, BIA',
    );
  });

  it.each(recordTypes.map(type => [type.name, type] as const))(
    'reads the template of %s as it is meant',
    async (_, type) => {
      const own = columnsOf(type, defaultPolicy);
      const template = await templateOf(type, own, 'xlsx');
      const parts = await unpackZip(Buffer.from(template.content, 'base64'));
      const file = packPlain(parts);
      const sheet = type.title;
      await expect(
        readSpreadsheet({ file, fileName: 'a.xlsx', columns: own, sheet }),
      ).rejects.toThrow('Expected rows below row 1');

      const csv = await templateOf(type, own, 'csv');
      const text = Buffer.from(csv.content, 'base64').toString();
      const table = await readSpreadsheet({
        file: Buffer.from(`${text}checkout\n`),
        fileName: 'a.csv',
        columns: own,
      });
      const usual = own.filter(column => !column.rare);
      expect(
        suggestMapping(table.headers, own).columns.map(({ target }) => target),
      ).toEqual(usual.map(({ target }) => target));
    },
  );

  it('offers choices in the template', async () => {
    const { content } = await templateOf(analysis, columns, 'xlsx');
    const parts = await unpackZip(Buffer.from(content, 'base64'));
    const sheet = String(parts.get('xl/worksheets/sheet1.xml'));
    expect(sheet).toContain('<dataValidation type="list"');
    expect(/<formula1>.*?<\/formula1>/.exec(sheet)?.[0]).toMatch(
      /Choices!\$[A-Z]\$2:\$[A-Z]\$\d+</,
    );
  });

  it('refuses what is no workbook in words', async () => {
    await expect(read('Service,RTO', 'bia.xlsx')).rejects.toThrow(
      'not an XLSX workbook',
    );
    await expect(
      read(Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'bia.xls'),
    ).rejects.toThrow('password');
    await expect(
      read(Buffer.from('PK\x03\x04 and nothing else'), 'bia.xlsx'),
    ).rejects.toThrow('damaged');
    const other = packPlain(new Map([['content.xml', Buffer.from('<a/>')]]));
    await expect(read(other, 'a.ods')).rejects.toThrow('cannot be read');
  });
});

describe('a workbook that is larger than it looks', () => {
  /** An archive of one part that says of itself what it likes. */
  function archive(content: Buffer, claimed: number): Buffer {
    const name = 'xl/workbook.xml';
    const packed = deflateRawSync(content);
    const file = packPlain(new Map([[name, packed]]));
    const central = file.length - 22 - 46 - name.length;
    file.writeUInt16LE(8, 8);
    file.writeUInt32LE(claimed, 22);
    file.writeUInt16LE(8, central + 10);
    file.writeUInt32LE(claimed, central + 24);
    return file;
  }
  const zeros = Buffer.alloc(61_000_000);

  it('is refused for what it says of itself', async () => {
    await expect(read(archive(zeros, zeros.length))).rejects.toThrow(
      'larger than 60 MB once it is unpacked',
    );
  });

  it('is refused for what it turns out to be', async () => {
    await expect(read(archive(zeros, 1_000))).rejects.toThrow('damaged');
  });

  it('is refused when it repeats itself beyond measure', async () => {
    const some = Buffer.alloc(30_000_000);
    await expect(read(archive(some, some.length))).rejects.toThrow(
      'once it is unpacked',
    );
  });
});
