import {
  SPREADSHEET_LIMITS,
  type RecordColumn,
} from '@backstage-continuity/plugin-continuity-common';
import type writeXlsxFile from 'write-excel-file/node';
import type { SheetData } from 'write-excel-file/node';

/** What the library takes beside several sheets. */
type Options = NonNullable<Parameters<typeof writeXlsxFile>[1]>;
type Feature = NonNullable<Options['features']>[number];

const CHOICES = 'Choices';

/** `A`, `Z`, `AA`: what a sheet calls its columns. */
export function columnName(index: number): string {
  const rest = Math.floor(index / 26) - 1;
  return (
    (rest >= 0 ? columnName(rest) : '') + String.fromCharCode(65 + (index % 26))
  );
}

/** The choices of each column below its header. */
export function choicesOnSheet(columns: readonly RecordColumn[]): SheetData {
  const most = Math.max(0, ...columns.map(one => one.choices?.length ?? 0));
  return [
    columns.map(({ label }) => ({ value: label, fontWeight: 'bold' as const })),
    ...Array.from({ length: most }, (_, row) =>
      columns.map(({ choices }) => choices?.[row]?.label ?? null),
    ),
  ];
}

/**
 * Offers in each cell of the first sheet what can be chosen there. Other texts are
 * warned of and taken: what a cell says is decided when it is imported.
 */
export function validated(columns: readonly RecordColumn[]): Feature {
  const withChoices = columns.filter(({ choices }) => choices?.length);
  const rules = withChoices
    .filter(({ kind }) => kind === 'choice')
    .map(column => {
      const cells = columnName(columns.indexOf(column));
      const list = columnName(withChoices.indexOf(column));
      const last = (column.choices?.length ?? 0) + 1;
      return (
        `<dataValidation type="list" errorStyle="warning" allowBlank="1" showErrorMessage="1" sqref="${cells}2:${cells}${
          SPREADSHEET_LIMITS.rows + 1
        }">` +
        `<formula1>${CHOICES}!$${list}$2:$${list}$${last}</formula1></dataValidation>`
      );
    });
  return {
    files: {
      transform: {
        'xl/worksheets/sheet{id}.xml': {
          transform: (xml, _options, { sheetIndex }) =>
            sheetIndex === 0 && rules.length > 0
              ? // A function, as the formulas are full of dollars.
                xml.replace(
                  '</sheetData>',
                  end =>
                    `${end}<dataValidations count="${
                      rules.length
                    }">${rules.join('')}</dataValidations>`,
                )
              : xml,
        },
      },
    },
  };
}
