import type { DocumentBlock } from '../../../model/records/documentModel';
import type { JsonValue, RecordField } from '../../../model/records/recordType';
import {
  fieldText,
  fieldTexts,
  HIDDEN,
  NOTHING,
  type DocumentWords,
} from './fieldText';
import { leavesOf, leavesText } from './leaves';
import { fieldPlace, itemPlace, valueAt, type Place } from './place';

/** More columns than this are not readable on a sheet of paper. */
const MOST_COLUMNS = 6;

/** What it takes to print a content. */
export interface Printing {
  words: DocumentWords;
  /** Paths of what the reader may not see. */
  hidden: ReadonlySet<string>;
  /** How the type prints a field of its own kind; undefined: leaf by leaf. */
  custom(path: string): DocumentBlock[] | undefined;
}

function isHidden(place: Place, { hidden }: Printing): boolean {
  return (
    hidden.has(place.form) || hidden.has(place.index) || hidden.has(place.id)
  );
}

function itemsOf(value: JsonValue): JsonValue[] {
  return Array.isArray(value) ? value : [];
}

/** A list within a cell: an item a line. */
function listText(
  field: RecordField,
  value: JsonValue,
  place: Place,
  printing: Printing,
): string {
  const lines = itemsOf(value).map((item, index) => {
    const at = itemPlace(place, index, item);
    return (field.items ?? [])
      .map(part => cell(part, item, at, printing))
      .filter(text => text !== NOTHING)
      .join(', ');
  });
  return lines.join('\n') || NOTHING;
}

/** A field in a cell of a table. */
function cell(
  field: RecordField,
  item: JsonValue,
  at: Place,
  printing: Printing,
): string {
  const place = fieldPlace(at, field.path);
  const value = valueAt(item, field.path);
  if (isHidden(place, printing)) return HIDDEN;
  if (field.kind === 'list') return listText(field, value, place, printing);
  return field.kind === 'custom'
    ? leavesText(value)
    : fieldText(field, value, place, printing.words);
}

/** What an item of a list is headed by: "Risk 2: Fire". */
function headingOf(
  field: RecordField,
  item: JsonValue,
  at: Place,
  index: number,
  printing: Printing,
): string {
  const first = field.items?.[0];
  const text = first ? cell(first, item, at, printing) : NOTHING;
  const name = field.itemLabel ?? field.label;
  const number = `${name.charAt(0).toLocaleUpperCase('en-US')}${name.slice(
    1,
  )} ${index + 1}`;
  return text === NOTHING ? number : `${number}: ${text}`;
}

/** Whether an item of the list fits into one row. */
function isNarrow(field: RecordField): boolean {
  const items = field.items ?? [];
  return (
    items.length <= MOST_COLUMNS &&
    !items.some(
      item =>
        item.kind === 'custom' || (item.kind === 'list' && !isNarrow(item)),
    )
  );
}

function listBlocks(
  field: RecordField,
  value: JsonValue,
  place: Place,
  printing: Printing,
): DocumentBlock[] {
  const { label, items: fields = [] } = field;
  const items = itemsOf(value);
  if (items.length === 0) return [{ kind: 'field', label, text: NOTHING }];
  if (isNarrow(field)) {
    return [
      {
        kind: 'table',
        label,
        columns: fields.map(part => part.label),
        rows: items.map((item, index) =>
          fields.map(part =>
            cell(part, item, itemPlace(place, index, item), printing),
          ),
        ),
      },
    ];
  }
  return items.map((item, index) => {
    const at = itemPlace(place, index, item);
    return {
      kind: 'group',
      label: headingOf(field, item, at, index, printing),
      blocks: fields.flatMap(part => fieldBlocks(part, item, at, printing)),
    };
  });
}

function customBlocks(
  { label }: RecordField,
  value: JsonValue,
  place: Place,
  printing: Printing,
): DocumentBlock[] {
  const printed = printing.custom(place.form);
  if (printed) return printed;
  const rows = leavesOf(value);
  return rows.length === 0
    ? [{ kind: 'field', label, text: NOTHING }]
    : [{ kind: 'table', label, columns: ['What', 'As written'], rows }];
}

/** A field of what lies at a place, on paper. */
export function fieldBlocks(
  field: RecordField,
  within: JsonValue,
  at: Place,
  printing: Printing,
): DocumentBlock[] {
  const { label } = field;
  const place = fieldPlace(at, field.path);
  const value = valueAt(within, field.path);
  if (isHidden(place, printing)) {
    return [{ kind: 'field', label, text: HIDDEN }];
  }
  switch (field.kind) {
    case 'list':
      return listBlocks(field, value, place, printing);
    case 'custom':
      return customBlocks(field, value, place, printing);
    case 'choices':
    case 'entities':
    case 'people': {
      const items = fieldTexts(field, value, place, printing.words);
      return items.length > 1
        ? [{ kind: 'bullets', label, items }]
        : [{ kind: 'field', label, text: items[0] ?? NOTHING }];
    }
    default: {
      const text = fieldText(field, value, place, printing.words);
      return [
        field.kind === 'long-text' && text !== NOTHING
          ? { kind: 'paragraph', label, text }
          : { kind: 'field', label, text },
      ];
    }
  }
}
