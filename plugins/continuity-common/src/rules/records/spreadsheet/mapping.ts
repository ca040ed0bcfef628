import {
  SUBJECT_TARGET,
  type RecordColumn,
  type RecordImportMapping,
} from '../../../model/records/recordImport';
import { columnOfTarget } from './columns';
import { isOfRow, stepsOf, type Step } from './target';

/** A column of the sheet with what it means. */
export interface MappedColumn {
  index: number;
  header: string;
  target: string;
  column: RecordColumn;
  steps: Step[];
  unit: RecordImportMapping['columns'][number]['unit'];
}

/** The columns that a mapping takes; those it does not know are left out. */
export function mappedColumns(
  mapping: RecordImportMapping,
  columns: readonly RecordColumn[],
  headers: readonly string[],
): MappedColumn[] {
  return mapping.columns.flatMap(({ column: index, target, unit }) => {
    const column = columnOfTarget(columns, target);
    return column
      ? [
          {
            index,
            header: headers[index] || `column ${index + 1}`,
            target,
            column,
            steps: stepsOf(target),
            unit,
          },
        ]
      : [];
  });
}

/** Whether several rows may be about the same subject, each adding an item. */
export function hasRowsPerItem(mapped: readonly MappedColumn[]): boolean {
  return mapped.some(({ target }) => isOfRow(target));
}

/**
 * What makes a mapping one that nothing can be read by, in sentences.
 *
 * @public
 */
export function mappingMistakes(
  mapping: RecordImportMapping,
  columns: readonly RecordColumn[],
  headers: readonly string[],
): string[] {
  const mistakes: string[] = [];
  const targets = mapping.columns.map(({ target }) => target);
  if (!targets.includes(SUBJECT_TARGET)) {
    mistakes.push('expected a column that says what each row is about');
  }
  const places = new Set<number>();
  mapping.columns.forEach(({ column, target }, index) => {
    const place = `columns[${index}]`;
    if (column >= headers.length) {
      mistakes.push(
        `${place}.column: expected one of the ${headers.length} columns`,
      );
    } else if (places.has(column)) {
      mistakes.push(`${place}.column: expected each column once`);
    }
    places.add(column);
    if (!columnOfTarget(columns, target)) {
      mistakes.push(`${place}.target: expected a place that can be filled`);
    } else if (targets.indexOf(target) !== index) {
      mistakes.push(`${place}.target: expected each place once`);
    }
    for (const step of stepsOf(target)) {
      if (
        'item' in step &&
        step.item.by === 'column' &&
        !targets.includes(step.item.target)
      ) {
        const name = columnOfTarget(columns, step.item.target)?.label;
        mistakes.push(`${place}.target: expected a column "${name}" beside it`);
      }
    }
  });
  return mistakes;
}
