import type {
  RecordColumn,
  SheetCell,
} from '../../../model/records/recordImport';
import type { JsonValue } from '../../../model/records/recordType';
import {
  cellText,
  isBroken,
  saysNothing,
  type CellContext,
  type ReadCell,
} from './cell';
import { readDayNumber, readDayText } from './dayCell';
import {
  readDurationInstant,
  readDurationNumber,
  readDurationText,
} from './durationCell';
import { readAmountText, readNumberText } from './numberCell';
import { keyOf } from './words';

const YES = ['yes', 'y', 'true', '1', 'x', '✓', '✔', 'on'];
const NO = ['no', 'n', 'false', '0', 'off'];

function readToggle(text: string): ReadCell {
  const word = text.toLowerCase();
  if (YES.includes(word)) return { ok: true, value: true };
  if (NO.includes(word)) return { ok: true, value: false };
  return { ok: false, expected: 'yes or no' };
}

/** An id or a label, any case; where the choices are not known, the text. */
function readChoice(text: string, choices: RecordColumn['choices']): ReadCell {
  if (!choices) return { ok: true, value: text };
  const folded = text.toLowerCase();
  const key = keyOf(text);
  const found =
    choices.find(({ value }) => value.toLowerCase() === folded) ??
    choices.find(({ label }) => label.toLowerCase() === folded) ??
    choices.find(
      ({ value, label }) =>
        key !== '' && (keyOf(label) === key || keyOf(value) === key),
    );
  if (found) return { ok: true, value: found.value };
  const listed = choices.slice(0, 12).map(({ label }) => label);
  const more = choices.length > listed.length ? ' …' : '';
  return { ok: false, expected: `one of ${listed.join(', ')}${more}` };
}

function readUrl(text: string): ReadCell {
  const isWeb = /^https?:\/\/\S+$/i.test(text) && URL.canParse(text);
  return isWeb
    ? { ok: true, value: text }
    : { ok: false, expected: 'a web address that begins with https://' };
}

/** Reads the parts of a cell that holds several; the first mistake counts. */
function readMany(text: string, read: (part: string) => ReadCell): ReadCell {
  const parts = text
    .split(/[\n;|]/.test(text) ? /[\n;|]/ : /,/)
    .map(part => part.trim())
    .filter(part => part !== '');
  const values: JsonValue[] = [];
  for (const part of parts) {
    const answer = read(part);
    if (!answer.ok) return answer;
    if (answer.value !== undefined && !values.includes(answer.value)) {
      values.push(answer.value);
    }
  }
  return { ok: true, value: values };
}

/**
 * Reads a cell as what its column is about.
 *
 * @param cell - as the spreadsheet holds it; text is never evaluated
 */
export function readCell(
  cell: SheetCell,
  column: Pick<RecordColumn, 'kind' | 'choices'>,
  context: CellContext,
): ReadCell {
  const { kind, choices } = column;
  const text = cellText(cell);
  if (text === '') return { ok: true, value: undefined };
  if (isBroken(text)) {
    return { ok: false, expected: 'a value, not the error of a formula' };
  }
  if (kind === 'text') {
    return { ok: true, value: text.replace(/\s*\n\s*/g, ' ') };
  }
  if (kind === 'long-text' || kind === 'lines') {
    return { ok: true, value: text.replace(/\r\n?/g, '\n') };
  }
  const isChoice = choices?.some(choice =>
    [choice.value, choice.label].some(
      word => word.toLowerCase() === text.toLowerCase(),
    ),
  );
  if (saysNothing(text) && !isChoice) return { ok: true, value: undefined };

  const look = (what: 'entity' | 'person') => (part: string) => {
    const found = context.lookUp(part, what);
    return found.ok ? { ok: true as const, value: found.ref } : found;
  };
  const day = cell !== null && typeof cell === 'object' ? cell.date : null;
  switch (kind) {
    case 'duration':
      if (day !== null) return readDurationInstant(day);
      return typeof cell === 'number'
        ? readDurationNumber(cell, context.unit)
        : readDurationText(text, context);
    case 'date':
      if (day !== null) return readDayText(day.slice(0, 10), null);
      return typeof cell === 'number'
        ? readDayNumber(cell)
        : readDayText(text, context.days);
    case 'number':
      return typeof cell === 'number'
        ? { ok: true, value: cell }
        : readNumberText(text, context.decimal);
    case 'amount':
      return typeof cell === 'number'
        ? { ok: true, value: cell }
        : readAmountText(text, context);
    case 'toggle':
      return readToggle(text);
    case 'choice':
      return readChoice(text, choices);
    case 'choices':
      return readMany(text, part => readChoice(part, choices));
    case 'url':
      return readUrl(text);
    case 'entity':
      return look('entity')(text);
    case 'person':
      return look('person')(text);
    case 'entities':
      return readMany(text, look('entity'));
    default:
      return readMany(text, look('person'));
  }
}
