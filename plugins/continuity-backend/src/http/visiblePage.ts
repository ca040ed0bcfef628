import type { Access } from './access';

/** Rows read at a time where the first reading brought too few visible ones. */
const BATCH = 500;

/**
 * One full page of those rows of a list that the caller may see. Rows are read
 * in batches until the page is full, so that neither the length of a page nor
 * its cursor tells of rows that are hidden.
 *
 * @param options - `read` gives the rows after a position, in the list's order;
 * `cursorOf` the position of a row
 */
export async function visiblePage<T extends { entityRef: string }>(options: {
  access: Access;
  limit: number;
  after: string | undefined;
  read: (after: string | undefined, count: number) => Promise<T[]>;
  cursorOf: (row: T) => string;
}): Promise<{ items: T[]; nextCursor: string | null }> {
  const { access, limit, read, cursorOf } = options;
  const items: T[] = [];
  let { after } = options;
  // The first reading is as long as a page needs where all is visible.
  let count = limit + 1;
  if (access.scope.type === 'none') return { items, nextCursor: null };
  for (;;) {
    const rows = await read(after, count);
    const visible = await access.visible([
      ...new Set(rows.map(row => row.entityRef)),
    ]);
    items.push(...rows.filter(row => visible.has(row.entityRef)));
    if (items.length > limit) {
      const kept = items.slice(0, limit);
      return { items: kept, nextCursor: cursorOf(kept[limit - 1]) };
    }
    if (rows.length < count) return { items, nextCursor: null };
    after = cursorOf(rows[rows.length - 1]);
    count = BATCH;
  }
}
