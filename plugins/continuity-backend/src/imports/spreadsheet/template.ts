import type {
  RecordColumn,
  RecordType,
} from '@backstage-continuity/plugin-continuity-common';
import { stringify } from 'csv-stringify/sync';
import writeXlsxFile, { type SheetData } from 'write-excel-file/node';
import { choicesOnSheet, validated } from './validatedSheet';

/** A spreadsheet to fill in. */
export interface Template {
  fileName: string;
  mediaType: string;
  /** In base64. */
  content: string;
}

/** What a column takes, and an example of it, by kind. */
const ACCEPTED: Record<
  RecordColumn['kind'],
  [accepted: string, example: string]
> = {
  text: ['Text of one line', ''],
  'long-text': ['Text', ''],
  lines: ['Several, one per line of the cell', ''],
  choice: ['One of the sheet Choices', ''],
  choices: ['Some of the sheet Choices, with ; between', ''],
  toggle: ['Yes or no', 'yes'],
  number: ['A number', '60'],
  amount: ['A sum of money', '12500'],
  duration: [
    'A duration with its unit; 0 for none tolerated, empty for not decided',
    '4 h, 30 min, 2 days or PT4H',
  ],
  date: ['A day', '2026-12-31'],
  url: ['A web address', 'https://example.org/report'],
  entity: [
    'An entity, by its reference or its name',
    'component:default/checkout',
  ],
  entities: ['Entities, with ; between', 'component:default/checkout'],
  person: ['A user or group, by reference or name', 'user:default/kim'],
  people: ['Users and groups, with ; between', 'user:default/kim'],
};

function exampleOf(column: RecordColumn): string {
  const [choice] = column.choices ?? [];
  return choice?.label ?? ACCEPTED[column.kind][1];
}

function helpRows(columns: readonly RecordColumn[]): SheetData {
  const bold = (value: string) => ({ value, fontWeight: 'bold' as const });
  const wrapped = (value: string) => ({ value, wrap: true });
  return [
    ['Column', 'What it says', 'What it takes', 'Example', 'Required'].map(
      bold,
    ),
    ...columns.map(column => [
      wrapped(column.label),
      wrapped(column.help ?? ''),
      wrapped(ACCEPTED[column.kind][0]),
      wrapped(exampleOf(column)),
      wrapped(column.required ? 'yes' : ''),
    ]),
    [],
    [
      wrapped(
        'Columns can be left out, renamed and moved. Cells that are left empty change nothing.',
      ),
    ],
  ];
}

async function xlsxOf(
  type: RecordType,
  columns: readonly RecordColumn[],
): Promise<Buffer> {
  const withChoices = columns.filter(({ choices }) => choices?.length);
  return writeXlsxFile(
    [
      {
        // What sheets may not be called is in no title of ours.
        sheet: type.title.slice(0, 31),
        data: [
          columns.map(({ label }) => ({
            value: label,
            fontWeight: 'bold' as const,
            wrap: true,
          })),
        ],
        columns: columns.map(({ kind }) => ({
          width: /text|lines/.test(kind) ? 40 : 18,
        })),
        stickyRowsCount: 1,
        stickyColumnsCount: 1,
      },
      {
        sheet: 'Help',
        data: helpRows(columns),
        columns: [30, 80, 40, 30, 10].map(width => ({ width })),
        stickyRowsCount: 1,
      },
      {
        sheet: 'Choices',
        data: choicesOnSheet(withChoices),
        columns: withChoices.map(() => ({ width: 30 })),
        stickyRowsCount: 1,
      },
    ],
    { features: [validated(columns)] },
  ).toBuffer();
}

/** A sheet for records of a type with all columns that it can have, but rare ones. */
export async function templateOf(
  type: RecordType,
  all: readonly RecordColumn[],
  format: 'xlsx' | 'csv',
): Promise<Template> {
  const columns = all.filter(({ rare }) => !rare);
  const fileName = `${type.name}.${format}`;
  if (format === 'csv') {
    const text = stringify([columns.map(({ label }) => label)], {
      // Without its mark, Excel takes UTF-8 for something else.
      bom: true,
      escape_formulas: true,
    });
    const content = Buffer.from(text).toString('base64');
    return { fileName, mediaType: 'text/csv', content };
  }
  return {
    fileName,
    mediaType:
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    content: (await xlsxOf(type, columns)).toString('base64'),
  };
}
