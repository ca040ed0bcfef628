import {
  recordTypes,
  type RecordField,
  type RecordType,
} from '@backstage-continuity/plugin-continuity-common';

/** The messages of one field and of those within it, by their keys. */
function fieldMessages(field: RecordField, place: string): [string, string][] {
  const path = `${place}.${field.path}`;
  return [
    [`fields.${path}`, field.label],
    ...(field.help ? [[`help.${path}`, field.help] as [string, string]] : []),
    ...(field.itemLabel
      ? [[`items.${path}`, field.itemLabel] as [string, string]]
      : []),
    ...(field.choices ?? []).map(({ value, label }): [string, string] => [
      `choices.${path}.${value}`,
      label,
    ]),
    ...(field.items ?? []).flatMap(item => fieldMessages(item, path)),
  ];
}

function messagesOf(type: RecordType): [string, string][] {
  const { name } = type;
  return [
    [`types.${name}.title`, type.title],
    [`types.${name}.plural`, type.plural],
    [`types.${name}.description`, type.description],
    ...type.sections.flatMap(section => [
      [`sections.${name}.${section.id}`, section.title] as [string, string],
      [`sectionHelp.${name}.${section.id}`, section.help] as [string, string],
      ...section.fields.flatMap(field => fieldMessages(field, name)),
    ]),
  ];
}

/**
 * What the types of record call themselves, their sections, fields and choices:
 * `fields.<type>.<path>` and so on.
 */
export const typeMessages: Record<string, string> = Object.fromEntries(
  recordTypes.flatMap(messagesOf),
);
