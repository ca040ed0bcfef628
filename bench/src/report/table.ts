import { figure, partsText, sizeText, spreadText } from './format';
import type { Row } from './verdicts';

const MARKS = { pass: 'pass', miss: 'MISS', 'not promised': '-' };

/** The table as it is printed. */
export function tableOf(rows: Row[]): string {
  const cells = rows.map(row => [
    MARKS[row.outcome],
    row.promise.what,
    sizeText(row.n),
    row.promise.says,
    figure(row.value, row.promise.unit),
    spreadText(row),
    partsText(row),
  ]);
  const head = ['', 'What', 'N', 'Target', 'Measured', 'Spread', 'From'];
  const widths = head.map((title, column) =>
    Math.max(title.length, ...cells.map(row => row[column].length)),
  );
  const line = (row: string[]) =>
    row
      .map((cell, column) =>
        column === row.length - 1 ? cell : cell.padEnd(widths[column]),
      )
      .join('  ')
      .trimEnd();
  return [head, ...cells].map(line).join('\n');
}
