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

/** Why nothing can be read by a mapping. @public */
export interface MappingProblem {
  what:
    | 'no-subject'
    | 'no-such-column'
    | 'column-twice'
    | 'no-such-target'
    | 'target-twice'
    /** The item is named by another column, which is not there. */
    | 'no-companion';
  /** Place among the columns of the mapping; null: the mapping as a whole. */
  index: number | null;
  /** What the column that is not there is called. */
  companion?: string;
}

/**
 * What makes a mapping one that nothing can be read by.
 *
 * @public
 */
export function mappingProblems(
  mapping: RecordImportMapping,
  columns: readonly Pick<RecordColumn, 'target' | 'label'>[],
  headers: readonly string[],
): MappingProblem[] {
  const problems: MappingProblem[] = [];
  const targets = mapping.columns.map(({ target }) => target);
  if (!targets.includes(SUBJECT_TARGET)) {
    problems.push({ what: 'no-subject', index: null });
  }
  const places = new Set<number>();
  mapping.columns.forEach(({ column, target }, index) => {
    if (column >= headers.length) {
      problems.push({ what: 'no-such-column', index });
    } else if (places.has(column)) {
      problems.push({ what: 'column-twice', index });
    }
    places.add(column);
    if (!columnOfTarget(columns, target)) {
      problems.push({ what: 'no-such-target', index });
    } else if (targets.indexOf(target) !== index) {
      problems.push({ what: 'target-twice', index });
    }
    for (const step of stepsOf(target)) {
      if (
        'item' in step &&
        step.item.by === 'column' &&
        !targets.includes(step.item.target)
      ) {
        const companion = columnOfTarget(columns, step.item.target)?.label;
        problems.push({ what: 'no-companion', index, companion });
      }
    }
  });
  return problems;
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
  const expected = ({ what, companion }: MappingProblem) =>
    ({
      'no-subject': 'expected a column that says what each row is about',
      'no-such-column': `column: expected one of the ${headers.length} columns`,
      'column-twice': 'column: expected each column once',
      'no-such-target': 'target: expected a place that can be filled',
      'target-twice': 'target: expected each place once',
      'no-companion': `target: expected a column "${companion}" beside it`,
    }[what]);
  return mappingProblems(mapping, columns, headers).map(problem =>
    problem.index === null
      ? expected(problem)
      : `columns[${problem.index}].${expected(problem)}`,
  );
}
