import type { JsonValue } from '@backstage-continuity/plugin-continuity-common';

/**
 * Where a value lies in a content: as the description of the form says it
 * (`risks.cost`), by index (`risks.2.cost`) and by the id of the item
 * (`risks.r7.cost`).
 */
export interface Place {
  form: string;
  index: string;
  id: string;
}

export const rootPlace: Place = { form: '', index: '', id: '' };

function join(place: string, step: string): string {
  return place === '' ? step : `${place}.${step}`;
}

/** The place of a field in what lies at this place. */
export function fieldPlace(place: Place, path: string): Place {
  return {
    form: join(place.form, path),
    index: join(place.index, path),
    id: join(place.id, path),
  };
}

/** The place of an item of the list at this place. */
export function itemPlace(place: Place, index: number, item: unknown): Place {
  const id = valueAt(item, 'id');
  return {
    form: place.form,
    index: join(place.index, String(index)),
    id: join(place.id, typeof id === 'string' ? id : String(index)),
  };
}

/** What lies at a path of keys and indexes with dots between; null: nothing. */
export function valueAt(value: unknown, path: string): JsonValue {
  const found = path
    .split('.')
    .reduce<unknown>(
      (part, key) =>
        part !== null && typeof part === 'object' && Object.hasOwn(part, key)
          ? (part as Record<string, unknown>)[key]
          : null,
      value,
    );
  return (found ?? null) as JsonValue;
}

/** Whether the reader may not see what lies here, or what it lies in. */
export function isHidden(place: Place, redacted: readonly string[]): boolean {
  return redacted.some(path =>
    [place.form, place.index, place.id].some(
      own => own === path || own.startsWith(`${path}.`),
    ),
  );
}

/** A path with items by their index that has them by their id. */
export function indexPath(content: unknown, path: string): string {
  const steps: string[] = [];
  for (const step of path.split('.')) {
    const part =
      steps.length === 0 ? content : valueAt(content, steps.join('.'));
    const index = Array.isArray(part)
      ? part.findIndex(item => valueAt(item, 'id') === step)
      : -1;
    steps.push(index === -1 ? step : String(index));
  }
  return steps.join('.');
}
