import { DateTime } from 'luxon';
import type { RecordDocumentModel } from '../../../model/records/documentModel';
import type { RevisionState } from '../../../model/records/record';
import type { JsonValue, RecordType } from '../../../model/records/recordType';
import type { ContinuityPolicy } from '../../../model/policy';
import { fieldBlocks, type Printing } from './fieldBlocks';
import { dayText, NOTHING } from './fieldText';
import { root } from './place';

/** What is known of a revision beside its content. @public */
export interface DocumentHeader {
  subjectRef: string;
  subjectTitle: string;
  /** Null: nobody owns the subject. */
  ownerRef: string | null;
  revision: number;
  state: RevisionState;
  /** Whether the record it belongs to is retired. */
  retired: boolean;
  author: string;
  /** When its content was written last. */
  writtenAt: string;
  /** In order of the levels. */
  approvals: { by: string; at: string }[];
  contentHash: string;
  lastReviewedAt: string | null;
  dueAt: string | null;
}

const stateNames: Record<RevisionState, string> = {
  draft: 'draft',
  'in-review': 'in review',
  returned: 'returned',
  approved: 'approved',
  superseded: 'superseded',
  discarded: 'discarded',
};

/** What a revision is not, for whoever holds it on paper; null: it counts. */
function watermarkOf({ state, retired }: DocumentHeader): string | null {
  if (state === 'superseded') return 'Superseded';
  if (state !== 'approved') return 'Draft – not approved';
  return retired ? 'Retired' : null;
}

/** `12 Mar 2026, 09:30 UTC` */
function instantText(instant: string): string {
  const time = DateTime.fromISO(instant, { zone: 'utc' });
  return `${dayText(instant)}, ${time.toFormat('HH:mm')} UTC`;
}

function factsOf(
  type: RecordType,
  header: DocumentHeader,
  nameOf: (ref: string) => string,
): [string, string][] {
  const day = (instant: string | null) =>
    instant === null ? NOTHING : dayText(instant);
  const approvals = header.approvals.map(
    ({ by, at }) => `${nameOf(by)}, ${instantText(at)}`,
  );
  const state =
    header.retired && header.state === 'approved'
      ? 'retired'
      : stateNames[header.state];
  return [
    ['Type', type.title],
    ['Subject', `${header.subjectTitle} (${header.subjectRef})`],
    ['Owner', header.ownerRef === null ? NOTHING : nameOf(header.ownerRef)],
    ['Revision', `${header.revision} (${state})`],
    ['Author', `${nameOf(header.author)}, ${instantText(header.writtenAt)}`],
    ['Approvals', approvals.join('; ') || 'none'],
    ['Last review', day(header.lastReviewedAt)],
    ['Next review due', day(header.dueAt)],
    ['Content hash', header.contentHash],
  ];
}

/**
 * A revision as it is read on paper.
 *
 * @param options - `content` with what the reader may not see taken out, and
 * `redacted` the paths of that; `nameOf` names entities, users and groups
 * @public
 */
export function recordDocument(options: {
  type: RecordType;
  content: JsonValue;
  redacted: readonly string[];
  header: DocumentHeader;
  policy: ContinuityPolicy;
  nameOf(ref: string): string;
}): RecordDocumentModel {
  const { type, content, redacted, header, policy, nameOf } = options;
  const read = type.schema.safeParse(content);
  const printing: Printing = {
    words: {
      nameOf,
      labelOf: (path, value) =>
        type.choices?.(path, policy)?.find(choice => choice.value === value)
          ?.label,
      currency: policy.currency,
    },
    hidden: new Set(redacted),
    custom: path =>
      read.success ? type.print?.(path, read.data, policy) : undefined,
  };
  return {
    title: `${type.title}: ${header.subjectTitle}`,
    watermark: watermarkOf(header),
    revision: header.revision,
    contentHash: header.contentHash,
    facts: factsOf(type, header, nameOf),
    sections: type.sections.map(({ title, fields }) => ({
      title,
      blocks: fields.flatMap(field =>
        fieldBlocks(field, content, root, printing),
      ),
    })),
  };
}
