import type { RecordField } from '@backstage-continuity/plugin-continuity-common';
import { valueAt } from '../place';

function capital(text: string): string {
  return `${text.charAt(0).toLocaleUpperCase()}${text.slice(1)}`;
}

/** As long as a heading may be. */
const LONGEST = 80;

function titleOf(item: unknown, list: RecordField) {
  const field = list.items?.find(
    ({ kind }) => kind === 'text' || kind === 'long-text',
  );
  const text = field ? valueAt(item, field.path) : null;
  return { field, text: typeof text === 'string' ? text.trim() : '' };
}

/** What an item of a list is headed by: its first text, else its number. */
export function itemTitle(
  name: string,
  index: number,
  item: unknown,
  list: RecordField,
): string {
  const number = `${capital(name)} ${index + 1}`;
  const { text } = titleOf(item, list);
  return text === '' ? number : `${number}: ${text.slice(0, LONGEST)}`;
}

/** Fields of an item that its heading does not say already. */
export function fieldsBelowTitle(
  item: unknown,
  list: RecordField,
): readonly RecordField[] {
  const { field, text } = titleOf(item, list);
  const isSaid = text !== '' && text.length <= LONGEST;
  return (list.items ?? []).filter(one => !isSaid || one !== field);
}
