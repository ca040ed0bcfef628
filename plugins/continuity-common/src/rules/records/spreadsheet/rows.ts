import {
  SUBJECT_TARGET,
  type RecordColumn,
  type RecordImportError,
  type RecordImportMapping,
  type SheetCell,
} from '../../../model/records/recordImport';
import type { JsonValue } from '../../../model/records/recordType';
import { cellText, type SheetLookUp } from './cell';
import { hasRowsPerItem, mappedColumns, type MappedColumn } from './mapping';
import { readCell } from './readCell';

/** A row below the headers. @public */
export interface SheetRow {
  /** As the sheet numbers it. */
  number: number;
  cells: readonly SheetCell[];
}

/** What one cell says. */
export interface RowValue {
  mapped: MappedColumn;
  text: string;
  value: JsonValue;
}

/** What one row says; its mistakes are with its subject. */
export interface ReadRow {
  number: number;
  values: RowValue[];
}

/** The rows about one subject. @public */
export interface SubjectRows {
  /** Null: not found. */
  subjectRef: string | null;
  /** As the sheet calls it. */
  text: string;
  rows: ReadRow[];
  errors: RecordImportError[];
}

/** So much of a wrong cell is repeated. */
const SHOWN = 200;

export function mistake(
  row: number,
  header: string | null,
  text: string | null,
  expected: string,
): RecordImportError {
  return {
    row,
    column: header,
    value: text === null ? null : text.slice(0, SHOWN),
    expected,
  };
}

/**
 * Reads the rows of a sheet, those about the same subject together, in the order
 * in which each subject comes first. Empty rows are passed over; where each row is
 * one item, a row without a subject belongs to the one above it, as in merged
 * cells.
 *
 * @public
 */
export function readSheetRows(options: {
  rows: Iterable<SheetRow>;
  headers: readonly string[];
  mapping: RecordImportMapping;
  columns: readonly RecordColumn[];
  currency: string;
  lookUp: SheetLookUp;
}): SubjectRows[] {
  const { mapping, columns, headers, currency, lookUp } = options;
  const all = mappedColumns(mapping, columns, headers);
  const subject = all.find(({ target }) => target === SUBJECT_TARGET);
  const mapped = all.filter(column => column !== subject);
  const continues = hasRowsPerItem(mapped);
  const subjects = new Map<string, SubjectRows>();
  let above: SubjectRows | undefined;

  const subjectOf = (text: string, row: number): SubjectRows => {
    const found = lookUp(text, 'subject');
    const id = found.ok ? found.ref : `?${text}`;
    const known = subjects.get(id);
    if (known) {
      if (!found.ok) {
        known.errors.push(
          mistake(row, subject?.header ?? null, text, found.expected),
        );
      }
      return known;
    }
    const added: SubjectRows = {
      subjectRef: found.ok ? found.ref : null,
      text,
      rows: [],
      errors: found.ok
        ? []
        : [mistake(row, subject?.header ?? null, text, found.expected)],
    };
    subjects.set(id, added);
    return added;
  };

  for (const { number, cells } of options.rows) {
    const texts = mapped.map(({ index }) => cellText(cells[index] ?? null));
    const name = subject ? cellText(cells[subject.index] ?? null) : '';
    if (name === '' && texts.every(text => text === '')) continue;
    const about =
      name === '' && continues && above ? above : subjectOf(name, number);
    above = about;
    const read: ReadRow = { number, values: [] };
    mapped.forEach((column, index) => {
      const answer = readCell(cells[column.index] ?? null, column.column, {
        unit: column.unit,
        days: mapping.days,
        decimal: mapping.decimal,
        currency,
        lookUp,
      });
      const text = texts[index];
      if (!answer.ok) {
        about.errors.push(
          mistake(number, column.header, text, answer.expected),
        );
      } else if (answer.value !== undefined) {
        read.values.push({ mapped: column, text, value: answer.value });
      }
    });
    about.rows.push(read);
  }
  return [...subjects.values()];
}
