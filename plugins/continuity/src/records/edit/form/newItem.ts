import type { RecordType } from '@backstage-continuity/plugin-continuity-common';
import { set } from 'react-hook-form';
import { valueAt } from '../../place';
import { copyOf } from './copyOf';

/** An id that no other item has, in letters that paths can be made of. */
function newId(): string {
  return [...crypto.getRandomValues(new Uint8Array(8))]
    .map(byte => byte.toString(16).padStart(2, '0'))
    .join('');
}

/**
 * A new item for the list at a path, with whatever the type's schema fills in
 * where nothing is said.
 */
export function newItem(
  type: RecordType,
  content: unknown,
  path: string,
): { id: string } {
  const item = { id: newId() };
  const draft = copyOf<Record<string, unknown>>(content);
  const list = valueAt(draft, path);
  set(draft, path, [...(Array.isArray(list) ? list : []), item]);
  const read = type.schema.safeParse(draft);
  const filled = read.success ? valueAt(read.data, path) : null;
  const found = Array.isArray(filled) ? filled.at(-1) : undefined;
  return (found ?? item) as { id: string };
}
