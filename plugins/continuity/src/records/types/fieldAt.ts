import type {
  RecordField,
  RecordSection,
  RecordType,
} from '@backstage-continuity/plugin-continuity-common';

/** A field of the form, where a path of a content leads. */
export interface FieldPlace {
  field: RecordField;
  section: RecordSection;
  /** Place in the form: keys without indexes or ids of items. */
  form: string;
}

function find(
  fields: readonly RecordField[],
  path: string,
  form: string,
): { field: RecordField; form: string } | undefined {
  for (const field of fields) {
    const own = form === '' ? field.path : `${form}.${field.path}`;
    if (path === field.path) return { field, form: own };
    if (path.startsWith(`${field.path}.`)) {
      const rest = path.slice(field.path.length + 1);
      const within = rest.slice(rest.indexOf('.') + 1);
      const found =
        field.items && rest.includes('.')
          ? find(field.items, within, own)
          : undefined;
      // What lies within a field that has no description of its own is part of it.
      return found ?? { field, form: own };
    }
  }
  return undefined;
}

/**
 * The field that a path leads to, items of lists by index or by id; what lies
 * deeper than the description goes leads to the field around it.
 */
export function fieldAt(
  type: RecordType,
  path: string,
): FieldPlace | undefined {
  for (const section of type.sections) {
    const found = find(section.fields, path, '');
    if (found) return { ...found, section };
  }
  return undefined;
}
