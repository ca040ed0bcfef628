import type { JsonValue } from '../../../model/records/recordType';
import { joinPath, partAt } from '../content';

/**
 * Where a value lies in a content, in each way in which paths name it: as the
 * description of the form does (`risks.cost`), by index (`risks.2.cost`) and by
 * the id of the item (`risks.r7.cost`).
 */
export interface Place {
  form: string;
  index: string;
  id: string;
}

/** Where a content begins. */
export const root: Place = { form: '', index: '', id: '' };

/** The place of a field in what lies at this place. */
export function fieldPlace(place: Place, path: string): Place {
  return {
    form: joinPath(place.form, path),
    index: joinPath(place.index, path),
    id: joinPath(place.id, path),
  };
}

/** The place of an item of the list at this place. */
export function itemPlace(place: Place, index: number, item: JsonValue): Place {
  const id = valueAt(item, 'id');
  return {
    form: place.form,
    index: joinPath(place.index, String(index)),
    id: joinPath(place.id, typeof id === 'string' ? id : String(index)),
  };
}

/** What lies at a path of keys with dots between; null: nothing. */
export function valueAt(value: JsonValue, path: string): JsonValue {
  return partAt(value, path) ?? null;
}
