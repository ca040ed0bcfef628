import { DateTime } from 'luxon';
import type { JsonValue, RecordField } from '../../../model/records/recordType';
import { formatDuration } from '../../duration';
import type { Place } from './place';

/** How a document names what a content holds only the key of. */
export interface DocumentWords {
  /** The name of an entity, a user or a group. */
  nameOf(ref: string): string;
  /**
   * The label of a choice that the policy decides; undefined: it does not.
   *
   * @param path - Place of the field in the form: `impacts.category`
   */
  labelOf(path: string, value: string): string | undefined;
  /** ISO 4217. */
  currency: string;
}

/** What stands where nothing was filled in. */
export const NOTHING = '—';
/** What stands where the reader may not see what was. */
export const HIDDEN = 'not shown';

/** A day of the calendar, or the UTC day of an instant: `12 Mar 2026`. */
export function dayText(value: string): string {
  const day = DateTime.fromISO(value, { zone: 'utc', locale: 'en' });
  return day.isValid ? day.toFormat('d LLL yyyy') : value;
}

/** A sum of money: `EUR 1,200.50`. */
function amountText(value: number, currency: string): string {
  return `${currency} ${new Intl.NumberFormat('en', {
    minimumFractionDigits: Number.isInteger(value) ? 0 : 2,
    maximumFractionDigits: 2,
  }).format(value)}`;
}

/** Any JSON on one line; what was written here but is not what its kind says, too. */
function plainText(value: JsonValue): string {
  if (value === null || value === '') return NOTHING;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function choiceText(
  value: JsonValue,
  field: RecordField,
  place: Place,
  words: DocumentWords,
): string {
  return typeof value !== 'string' || value === ''
    ? plainText(value)
    : words.labelOf(place.form, value) ??
        field.choices?.find(choice => choice.value === value)?.label ??
        value;
}

function nameText(value: JsonValue, words: DocumentWords): string {
  return typeof value === 'string' && value !== ''
    ? words.nameOf(value)
    : plainText(value);
}

/** Each of several values of one field. */
export function fieldTexts(
  field: RecordField,
  value: JsonValue,
  place: Place,
  words: DocumentWords,
): string[] {
  return (Array.isArray(value) ? value : []).map(item =>
    field.kind === 'choices'
      ? choiceText(item, field, place, words)
      : nameText(item, words),
  );
}

/** A field that is no list of objects, as people read it. */
export function fieldText(
  field: RecordField,
  value: JsonValue,
  place: Place,
  words: DocumentWords,
): string {
  switch (field.kind) {
    case 'duration':
      return value === null || typeof value === 'number'
        ? formatDuration(value)
        : plainText(value);
    case 'amount':
      return typeof value === 'number'
        ? amountText(value, words.currency)
        : plainText(value);
    case 'date':
      return typeof value === 'string' && value !== ''
        ? dayText(value)
        : plainText(value);
    case 'toggle':
      return typeof value === 'boolean'
        ? (value && 'Yes') || 'No'
        : plainText(value);
    case 'choice':
      return choiceText(value, field, place, words);
    case 'entity':
    case 'person':
      return nameText(value, words);
    case 'choices':
    case 'entities':
    case 'people':
      return fieldTexts(field, value, place, words).join(', ') || NOTHING;
    default:
      return plainText(value);
  }
}
