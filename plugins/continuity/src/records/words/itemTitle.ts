import type { RecordField } from '@backstage-continuity/plugin-continuity-common';
import { valueAt } from '../place';

function capital(text: string): string {
  return `${text.charAt(0).toLocaleUpperCase()}${text.slice(1)}`;
}

/** What an item of a list is headed by: its first text, else its number. */
export function itemTitle(
  name: string,
  index: number,
  item: unknown,
  list: RecordField,
): string {
  const number = `${capital(name)} ${index + 1}`;
  const first = list.items?.find(
    ({ kind }) => kind === 'text' || kind === 'long-text',
  );
  const text = first ? valueAt(item, first.path) : null;
  return typeof text === 'string' && text.trim() !== ''
    ? `${number}: ${text.trim().slice(0, 80)}`
    : number;
}
