import { stringify } from 'csv-stringify/sync';

type Cell = string | number | boolean | null;

/** One level of columns: nested objects become `a.b`, lists are joined by blanks. */
function flatten(value: object, prefix = ''): Record<string, Cell> {
  const cells: Record<string, Cell> = {};
  for (const [key, item] of Object.entries(value)) {
    const name = prefix + key;
    if (Array.isArray(item)) {
      cells[name] = item
        .map(part => (typeof part === 'object' ? JSON.stringify(part) : part))
        .join(' ');
    } else if (item !== null && typeof item === 'object') {
      Object.assign(cells, flatten(item, `${name}.`));
    } else {
      cells[name] = item ?? null;
    }
  }
  return cells;
}

/**
 * Rows as CSV (RFC 4180) with a header line; cells that a spreadsheet would take
 * for a formula are defused.
 */
export function toCsv(rows: object[]): string {
  const flat = rows.map(row => flatten(row));
  const columns = [...new Set(flat.flatMap(row => Object.keys(row)))];
  return stringify(flat, {
    header: true,
    columns,
    escape_formulas: true,
    cast: {
      boolean: value => String(value),
      // A line feed before the sign hides it from `escape_formulas`.
      string: value => (value.startsWith('\n') ? `'${value}` : value),
    },
  });
}
