import type { JsonValue, RecordType } from '../../model/records/recordType';
import { isObject, keyOf, partAt, withKey, type Part } from './content';
import { diffContents } from './diff';

/** The same with a part at a path, and with all that it lies in. */
function put(whole: Part, path: string, part: Part): JsonValue {
  const object = isObject(whole) ? whole : {};
  const dot = path.indexOf('.');
  if (dot === -1) {
    return withKey(object, path, part);
  }
  const key = path.slice(0, dot);
  return withKey(
    object,
    key,
    put(keyOf(object, key), path.slice(dot + 1), part),
  );
}

/**
 * The content before, with only what these sections hold taken from after: what
 * somebody may save who contributes to them.
 *
 * @public
 */
export function restrictToSections(
  type: Pick<RecordType, 'sections'>,
  before: JsonValue,
  after: JsonValue,
  sectionIds: readonly string[],
): JsonValue {
  return type.sections
    .filter(({ id }) => sectionIds.includes(id))
    .flatMap(({ fields }) => fields)
    .reduce((content, { path }) => {
      const part = partAt(after, path);
      return part === undefined && partAt(content, path) === undefined
        ? content
        : put(content, path, part);
    }, before);
}

/**
 * Paths of what differs outside of these sections.
 *
 * @public
 */
export function outsideSections(
  type: Pick<RecordType, 'sections'>,
  before: JsonValue,
  after: JsonValue,
  sectionIds: readonly string[],
): string[] {
  return diffContents(type, before, after)
    .filter(({ section }) => section === null || !sectionIds.includes(section))
    .map(({ path }) => path);
}
