/** How drivers give back a timestamp: Date (pg), epoch milliseconds (SQLite). */
export type StoredInstant = Date | number | string;

/** ISO 8601 UTC instant of a stored timestamp. */
export function toInstant(value: StoredInstant): string;
export function toInstant(
  value: StoredInstant | null | undefined,
): string | null;
export function toInstant(value: StoredInstant | null | undefined) {
  if (value === null || value === undefined) return null;
  return new Date(value).toISOString();
}

/** Binding for a timestamp column. */
export function toDate(instant: string): Date;
export function toDate(instant: string | null): Date | null;
export function toDate(instant: string | null) {
  return instant === null ? null : new Date(instant);
}
