import {
  approvalLevels,
  defaultPolicy,
  isRecordDocument,
  recordTypes,
  type AnalysisFigures,
  type ImportDocument,
  type JsonValue,
  type RecordFacts,
  type RecordType,
} from '@backstage-continuity/plugin-continuity-common';

type RecordDocumentOf = Extract<
  ImportDocument,
  { spec: { subjectRef: string } }
>;
type Revision = NonNullable<RecordDocumentOf['spec']['revisions']>[number];

/** States of a revision, and whether the level after the first is asked. */
export type ExampleState =
  | 'approved'
  | 'superseded'
  | 'in-review'
  | 'half-approved'
  | 'returned'
  | 'draft';

/** One revision of a record of the examples, the oldest first. */
export interface ExampleRevision {
  state: ExampleState;
  /** As it is stored: what the document leaves out is empty. */
  content: object;
  document: Pick<Revision, 'author' | 'approvals' | 'writtenAt'>;
  decidedAt: string | null;
}

/** A record of the examples as the importer takes it up. */
export interface ExampleRecord {
  key: string;
  type: RecordType;
  subjectRef: string;
  levels: string[];
  revisions: ExampleRevision[];
  retired: boolean;
  facts: RecordFacts;
  figures: ReturnType<RecordType['figures']> | null;
}

function stateOf(
  revision: Revision,
  isLast: boolean,
  levels: number,
): ExampleState {
  const approvals = revision.approvals.length;
  if (!isLast && approvals > 0) return 'superseded';
  if (!revision.submittedAt) return 'draft';
  if (revision.returned) return 'returned';
  if (approvals >= levels) return 'approved';
  return approvals > 0 ? 'half-approved' : 'in-review';
}

function revisionsOf(
  { spec }: RecordDocumentOf,
  type: RecordType,
  levels: number,
): ExampleRevision[] {
  const kind = isFunction(spec.subjectRef) ? 'function' : 'service';
  const contentOf = (given: object) => ({
    ...(type.empty(defaultPolicy, kind) as object),
    ...given,
  });
  if (spec.content) {
    const at = spec.approvedAt!;
    const approvals = spec.approvedBy ? [{ at, by: spec.approvedBy }] : [];
    return [
      {
        state: 'approved',
        content: contentOf(spec.content),
        document: { author: spec.author!, approvals, writtenAt: at },
        decidedAt: at,
      },
    ];
  }
  const all = spec.revisions ?? [];
  const states = all.map((revision, index) =>
    stateOf(revision, index === all.length - 1, levels),
  );
  // With a newer one still open, the one before it is what counts.
  const lastApproved = Math.max(
    states.lastIndexOf('approved'),
    states.lastIndexOf('superseded'),
  );
  return all.map((revision, index) => ({
    state: index === lastApproved ? 'approved' : states[index],
    content: contentOf(revision.content),
    document: revision,
    decidedAt: revision.approvals.at(-1)?.at ?? null,
  }));
}

export function isFunction(ref: string): boolean {
  return ref.startsWith('vitalbusinessfunction:');
}

function recordOf(
  document: RecordDocumentOf,
  tierOf: (ref: string) => string | null,
): ExampleRecord {
  const { spec, metadata } = document;
  const type = recordTypes.find(({ kind }) => kind === document.kind)!;
  const { subjectRef } = spec;
  const tier = isFunction(subjectRef) ? 'function' : tierOf(subjectRef);
  const levels = approvalLevels(defaultPolicy, type.name, tier);
  const revisions = revisionsOf(document, type, levels.length);
  const number = revisions.findIndex(({ state }) => state === 'approved');
  const approved = revisions[number];
  const last = revisions[revisions.length - 1];
  const reviews = [
    approved?.decidedAt ?? approved?.document.writtenAt,
    ...spec.confirmations.map(({ at }) => at),
  ].filter(at => at !== undefined);
  return {
    key: metadata.key,
    type,
    subjectRef,
    levels,
    revisions,
    retired: spec.retired !== undefined,
    figures: approved
      ? type.figures(type.schema.parse(approved.content))
      : null,
    facts: {
      recordId: metadata.key,
      type: type.name,
      provides: type.provides ?? [],
      approved: approved
        ? {
            revision: number + 1,
            approvedAt: approved.decidedAt ?? approved.document.writtenAt,
            content: approved.content as JsonValue,
          }
        : null,
      open:
        last === approved
          ? null
          : {
              revision: revisions.length,
              state:
                last.state === 'draft' || last.state === 'returned'
                  ? last.state
                  : 'in-review',
            },
      lastReviewedAt: approved ? reviews.sort().at(-1)! : null,
      // What is not told rests on what is so when it is first looked at.
      fingerprint: spec.restedOn ?? {},
    },
  };
}

/** The records among documents, those that are retired included. */
export function recordsOf(
  documents: ImportDocument[],
  tierOf: (ref: string) => string | null,
): ExampleRecord[] {
  return documents
    .filter(isRecordDocument)
    .map(document => recordOf(document, tierOf));
}

/** What the records about one subject say of it. */
export function aboutSubject(records: ExampleRecord[], subjectRef: string) {
  const about = records.filter(
    record => record.subjectRef === subjectRef && !record.retired,
  );
  const analysed = about.find(({ figures }) => figures?.objectives);
  const objectives = analysed?.figures?.objectives;
  const analysis: AnalysisFigures | null =
    analysed && objectives ? { recordId: analysed.key, ...objectives } : null;
  return {
    records: about.map(({ facts }) => facts),
    analysis,
    chosen:
      about.find(({ figures }) => figures?.recovery)?.figures?.recovery ?? null,
    hasStrategy: about.some(
      ({ type, facts }) =>
        type.name === 'continuity-strategy' && facts.approved !== null,
    ),
  };
}
