import type { ContinuityPolicy } from '../../model/policy';
import type {
  JsonValue,
  RecordSubject,
  RecordType,
} from '../../model/records/recordType';
import { isBlank, partAt, type Part } from './content';

/** How far somebody has come with a section of a draft. @public */
export interface SectionProgress {
  section: string;
  /** Nothing is missing there any more. */
  done: boolean;
  /** How many things are missing before the draft can be submitted. */
  missing: number;
  /** Fields in which something is filled in, and all there are. */
  filled: number;
  fields: number;
}

/** Whether anything is filled in; ids say nothing. */
function saysSomething(part: Part): boolean {
  if (isBlank(part)) {
    return false;
  }
  return typeof part === 'object'
    ? Object.entries(part).some(
        ([key, value]) => key !== 'id' && saysSomething(value),
      )
    : true;
}

/**
 * How far a draft is, section by section, in the order of the form.
 *
 * @remarks
 * A content that the schema does not take is as far as what is filled in; what is
 * missing in it cannot be told.
 *
 * @public
 */
export function progressOf(
  type: RecordType,
  content: JsonValue,
  policy: ContinuityPolicy,
  subject: RecordSubject,
): SectionProgress[] {
  const read = type.schema.safeParse(content);
  const missing = read.success ? type.missing(read.data, policy, subject) : [];
  return type.sections.map(({ id, fields }) => {
    const open = missing.filter(({ section }) => section === id).length;
    return {
      section: id,
      done: read.success && open === 0,
      missing: open,
      filled: fields.filter(({ path }) => saysSomething(partAt(content, path)))
        .length,
      fields: fields.length,
    };
  });
}
