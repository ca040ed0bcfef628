/** Whether two values are the same JSON. */
export function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  // Most values are no objects, or empty: writing them out takes longer.
  if (!a || !b || typeof a !== 'object' || typeof b !== 'object') return false;
  if (Array.isArray(a) && Array.isArray(b) && a.length !== b.length) {
    return false;
  }
  return JSON.stringify(a) === JSON.stringify(b);
}

/** Undefined, which JSON leaves out, where there is nothing in it. */
export function filled<T extends object>(value: T): T | undefined {
  return Object.keys(value).length > 0 ? value : undefined;
}

/** What of a value is not as usual. */
export function unusual<T extends object>(
  value: T,
  usual: Partial<T>,
): Partial<T> {
  const rest: Partial<T> = {};
  for (const key of Object.keys(value) as (keyof T)[]) {
    if (!(key in usual && isSame(value[key], usual[key]))) {
      rest[key] = value[key];
    }
  }
  return rest;
}
