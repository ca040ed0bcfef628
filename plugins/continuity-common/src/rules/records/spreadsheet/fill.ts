import type {
  RecordColumn,
  RecordImportError,
} from '../../../model/records/recordImport';
import type { JsonValue, RecordType } from '../../../model/records/recordType';
import { ContentWriter } from './ContentWriter';
import { mistake, type SubjectRows } from './rows';

/** What an import makes of a record. @public */
export interface FilledContent {
  content: { [key: string]: JsonValue };
  errors: RecordImportError[];
}

/**
 * Fills what the rows about a subject say into the content of its record. What
 * the rows leave empty stays as it is.
 *
 * @param base - the content so far; it is not changed
 * @public
 */
export function fillContent(
  type: Pick<RecordType, 'schema'>,
  base: { [key: string]: JsonValue },
  about: SubjectRows,
  columns: readonly RecordColumn[],
): FilledContent {
  const writer = new ContentWriter(structuredClone(base));
  const lines = new Map(
    columns
      .filter(({ kind }) => kind === 'lines')
      .map(({ target, line }) => [target, line]),
  );
  for (const row of about.rows) writer.write(row, list => lines.get(list));
  const errors = [...about.errors, ...writer.errors];
  const result = type.schema.safeParse(writer.content);
  if (result.success) {
    return { content: result.data as FilledContent['content'], errors };
  }
  const own = result.error.issues.map(({ path, message }) => {
    const place = path.join('.');
    const written = writer.writerOf(place);
    const expected = limitOf(message.replace(/^.*?expected /, ''));
    return written
      ? mistake(
          written.row,
          written.value.mapped.header,
          written.value.text,
          expected,
        )
      : mistake(
          about.rows[0]?.number ?? 0,
          null,
          null,
          `${place}: ${expected}`,
        );
  });
  return { content: writer.content, errors: [...errors, ...own] };
}

const LIMITS: Record<string, string> = {
  '<': 'less than',
  '<=': 'at most',
  '>': 'more than',
  '>=': 'at least',
};

/** `number to be <=100` as people say it: `at most 100`. */
function limitOf(expected: string): string {
  return expected.replace(
    /^\w+ to (?:be|have) ([<>]=?)/,
    (_, sign: string) => `${LIMITS[sign]} `,
  );
}

/** Everything that is said in a content, by where; items by their id. */
function leavesOf(
  value: JsonValue,
  path: string,
  leaves: Map<string, JsonValue>,
): Map<string, JsonValue> {
  if (Array.isArray(value)) {
    value.forEach((item, index) => {
      const id =
        item !== null && typeof item === 'object' && !Array.isArray(item)
          ? item.id
          : undefined;
      leavesOf(item, `${path}.${id ?? index}`, leaves);
    });
  } else if (value !== null && typeof value === 'object') {
    for (const [key, item] of Object.entries(value)) {
      if (key !== 'id') leavesOf(item, `${path}.${key}`, leaves);
    }
  } else if (value !== null && value !== '') {
    leaves.set(path, value);
  }
  return leaves;
}

/**
 * How many fields say something else than before.
 *
 * @public
 */
export function countChanges(before: JsonValue, after: JsonValue): number {
  const was = leavesOf(before, '', new Map());
  const is = leavesOf(after, '', new Map());
  const paths = new Set([...was.keys(), ...is.keys()]);
  return [...paths].filter(path => was.get(path) !== is.get(path)).length;
}
