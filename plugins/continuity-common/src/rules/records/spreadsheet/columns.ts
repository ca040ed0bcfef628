import type { ContinuityPolicy } from '../../../model/policy';
import {
  SUBJECT_TARGET,
  type RecordColumn,
} from '../../../model/records/recordImport';
import type {
  RecordField,
  RecordType,
} from '../../../model/records/recordType';
import { SUBJECT_SYNONYMS, synonymsOf } from './synonyms';

/** What an item of the list is, in a line: its title, else its first text. */
function lineOf(items: readonly RecordField[]): RecordField | undefined {
  const texts = items.filter(({ kind }) => /^(long-)?text$/.test(kind));
  return texts.find(({ required }) => required) ?? texts[0];
}

function leaf(
  field: RecordField,
  place: { path: string; label: string; section: string },
): RecordColumn[] {
  const { kind, help, choices, required, sensitive } = field;
  if (kind === 'list' || kind === 'custom') return [];
  return [
    {
      target: place.path,
      label: place.label,
      kind,
      section: place.section,
      help,
      choices,
      required,
      sensitive,
    },
  ];
}

function capital(text: string): string {
  return text.slice(0, 1).toLocaleUpperCase('en-US') + text.slice(1);
}

/** A list, one item per line, and each field of an item. */
function ofList(
  list: RecordField,
  place: { path: string; prefix: string; section: string; depth: number },
): RecordColumn[] {
  const { path, prefix, section, depth } = place;
  const items = list.items ?? [];
  const line = lineOf(items);
  // Rows hold items of one list each; of a list within it, the first.
  const selector = depth === 0 ? '[]' : '[1]';
  const title = prefix + capital(list.itemLabel ?? list.label);
  const fields = items.flatMap(field => {
    const inner = {
      path: `${path}${selector}.${field.path}`,
      label: `${title}: ${field.label}`,
      section,
    };
    if (field.kind !== 'list') return leaf(field, inner);
    return depth > 0
      ? []
      : ofList(field, {
          path: inner.path,
          prefix: `${title}: `,
          section,
          depth: depth + 1,
        });
  });
  const whole: RecordColumn[] = line
    ? [
        {
          target: path,
          label: prefix + list.label,
          kind: 'lines',
          section,
          help: [list.help, 'One per line.'].filter(Boolean).join(' '),
          line: line.path,
          sensitive: list.sensitive ?? line.sensitive,
        },
      ]
    : [];
  // A list that must not be empty is what the record is about: a row for each.
  const byRow = depth > 0 || list.required === true || !line;
  const rare = (columns: RecordColumn[]) =>
    columns.map(column => ({ ...column, rare: true }));
  return byRow && depth === 0
    ? [...fields, ...rare(whole)]
    : [...whole, ...rare(fields)];
}

/**
 * All that columns of a spreadsheet can fill in records of a type, in the order
 * of the form, what a row is about first.
 *
 * @public
 */
export function columnsOf(
  type: RecordType,
  policy: ContinuityPolicy,
): RecordColumn[] {
  const own = type.columns?.(policy) ?? [];
  const isOwn = (target: string) =>
    own.some(column => column.target === target);
  const ofFields = type.sections.flatMap(({ title: section, fields }) =>
    fields.flatMap(field =>
      field.kind === 'list'
        ? ofList(field, { path: field.path, prefix: '', section, depth: 0 })
        : leaf(field, { path: field.path, label: field.label, section }),
    ),
  );
  // A column of the type stands where the field is, or where its section ends.
  const replaced = ofFields.map(
    column => own.find(({ target }) => target === column.target) ?? column,
  );
  const added = own.filter(
    ({ target }) => !ofFields.some(column => column.target === target),
  );
  const sections = [
    ...new Set([...type.sections.map(({ title }) => title)]),
    ...added.map(({ section }) => section),
  ];
  const all = [...new Set(sections)].flatMap(section => [
    ...replaced.filter(column => column.section === section),
    ...added.filter(column => column.section === section),
  ]);
  // Where the form has no choices of its own, the policy decides.
  const chosen = (column: RecordColumn) =>
    column.choices ??
    type.choices?.(column.target.replace(/\[[^\]]*\]/g, ''), policy);
  return [
    {
      target: SUBJECT_TARGET,
      label: 'Subject',
      kind: 'text' as const,
      section: '',
      help: 'What the row is about: an entity of the catalog by its reference, such as component:default/checkout, or by its name or title where no other has the same.',
      synonyms: SUBJECT_SYNONYMS,
      required: true,
    },
    ...all.map(column => ({
      ...column,
      choices: chosen(column),
      synonyms: [...(column.synonyms ?? []), ...synonymsOf(column.target)],
      ...(isOwn(column.target) && { rare: column.rare }),
    })),
  ];
}

/**
 * The column that a mapping means. Items may be numbered: `workarounds[2].title`
 * is the column `workarounds[].title`.
 *
 * @public
 */
export function columnOfTarget<T extends Pick<RecordColumn, 'target'>>(
  columns: readonly T[],
  target: string,
): T | undefined {
  const unnumbered = target.replace(/\[([1-9]\d?)\]/, '[]');
  return (
    columns.find(column => column.target === target) ??
    columns.find(column => column.target === unnumbered)
  );
}
