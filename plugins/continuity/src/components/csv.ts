/** One cell: text, a figure, or nothing. */
export type CsvCell = string | number | boolean | null;

// What a spreadsheet would take for a formula is text once a quote precedes it.
const FORMULA = /^[=+\-@\t\r\n\uFF0B\uFF0D\uFF1D\uFF20]/;

function write(cell: CsvCell): string {
  if (cell === null) return '';
  if (typeof cell !== 'string') return String(cell);
  const text = FORMULA.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}

/** Rows as CSV (RFC 4180) with a header line, as the API writes its lists. */
export function toCsv<T>(
  rows: readonly T[],
  columns: Record<string, (row: T) => CsvCell>,
): string {
  const lines = [
    Object.keys(columns),
    ...rows.map(row => Object.values(columns).map(cell => cell(row))),
  ];
  return lines.map(line => `${line.map(write).join(',')}\n`).join('');
}
