import type {
  JsonValue,
  RecordField,
  RecordType,
  SensitiveGroup,
} from '../../model/records/recordType';
import {
  isObject,
  itemsById,
  joinPath,
  keyOf,
  partAt,
  withPart,
  type Part,
} from './content';

type Fields = readonly RecordField[];

function fieldsOf({ sections }: Pick<RecordType, 'sections'>): RecordField[] {
  return sections.flatMap(({ fields }) => fields);
}

function isHidden(
  { sensitive }: RecordField,
  groups: readonly SensitiveGroup[],
) {
  return sensitive !== undefined && groups.includes(sensitive);
}

/** A content as somebody may read it who does not need some groups of fields. */
class Redaction {
  readonly redacted: string[] = [];
  readonly #groups: readonly SensitiveGroup[];

  constructor(groups: readonly SensitiveGroup[]) {
    this.#groups = groups;
  }

  without(content: JsonValue, fields: Fields, path: string): JsonValue {
    return fields.reduce((whole, field) => {
      const at = joinPath(path, field.path);
      const part = partAt(whole, field.path);
      if (isHidden(field, this.#groups)) {
        // Also where it is empty: that is nobody's business either.
        this.redacted.push(at);
        return withPart(whole, field.path, null);
      }
      return field.items && Array.isArray(part)
        ? withPart(whole, field.path, this.#items(part, field.items, at))
        : whole;
    }, content);
  }

  #items(list: JsonValue[], fields: Fields, path: string): JsonValue {
    return list.map((item, index) => {
      const id = keyOf(item, 'id');
      const step = typeof id === 'string' ? id : String(index);
      return this.without(item, fields, joinPath(path, step));
    });
  }
}

/**
 * A content without the fields of some groups: they are null, and their paths are
 * told, with items of a list by their id.
 *
 * @public
 */
export function redact(
  type: Pick<RecordType, 'sections'>,
  content: JsonValue,
  groups: readonly SensitiveGroup[],
): { content: JsonValue; redacted: string[] } {
  const redaction = new Redaction(groups);
  return {
    content: redaction.without(content, fieldsOf(type), ''),
    redacted: redaction.redacted,
  };
}

function restore(
  fields: Fields,
  stored: Part,
  given: JsonValue,
  groups: readonly SensitiveGroup[],
): JsonValue {
  return fields.reduce((whole, field) => {
    const before = partAt(stored, field.path);
    const part = partAt(whole, field.path);
    if (isHidden(field, groups)) {
      return withPart(whole, field.path, before);
    }
    const { items } = field;
    if (!items || !Array.isArray(part)) {
      return whole;
    }
    const known = itemsById(before);
    const restored = part.map(item => {
      const id = keyOf(item, 'id');
      return isObject(item)
        ? restore(
            items,
            typeof id === 'string' ? known?.get(id) : undefined,
            item,
            groups,
          )
        : item;
    });
    return withPart(whole, field.path, restored);
  }, given);
}

/**
 * What somebody gave who does not see some groups of fields, with what is stored
 * in these put back, whatever was given for them. What is stored nowhere, as in an
 * item that is new, is left out.
 *
 * @public
 */
export function restoreRedacted(
  type: Pick<RecordType, 'sections'>,
  stored: JsonValue,
  given: JsonValue,
  groups: readonly SensitiveGroup[],
): JsonValue {
  return restore(fieldsOf(type), stored, given, groups);
}
