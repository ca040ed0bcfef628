import {
  approvalLevels,
  type RecordDocument,
  type RecordType,
} from '@backstage-continuity/plugin-continuity-common';
import { randomUUID } from 'node:crypto';
import type { RecordsContext } from '../RecordsContext';
import { subjectKindOf } from '../Subjects';
import type {
  NewEvent,
  StoredComment,
  StoredRecord,
  WrittenRevision,
} from '../types';
import {
  contentOf,
  eventOf,
  revisionOf,
  type History,
  type RevisionDocument,
} from './History';

/** What happened to a record, from its first draft on. */
export function asHistory(
  context: RecordsContext,
  type: RecordType,
  document: RecordDocument,
  base: StoredRecord,
): History {
  const tier =
    subjectKindOf(base.subjectRef) === 'function'
      ? 'function'
      : base.subject.tier;
  const levels = approvalLevels(context.policy, type.name, tier);
  const documents = document.revisions ?? [];
  const events: NewEvent[] = [];
  const comments: StoredComment[] = [];
  const history: History = {
    record: base,
    revisions: [],
    events,
    comments,
    replaces: true,
  };
  documents.forEach((given, index) => {
    const number = index + 1;
    const isLast = number === documents.length;
    const content = contentOf(
      context,
      type,
      base,
      given.content,
      `spec.revisions[${index}].content`,
    );
    const state = stateOf(given, isLast, levels.length);
    const revision: WrittenRevision = {
      ...revisionOf(base, number, content, given, levels),
      state,
    };
    history.revisions.push(revision);
    const about = { revision: number };
    events.push(
      eventOf(
        base,
        index === 0 ? 'created' : 'draft-started',
        given.writtenAt,
        given.author,
        about,
      ),
    );
    if (given.submittedAt) {
      events.push(
        eventOf(base, 'submitted', given.submittedAt, given.author, {
          ...about,
          note: given.note ?? null,
        }),
      );
    }
    if (given.returned) {
      const { at, by } = given.returned;
      events.push(eventOf(base, 'returned', at, by, about));
      comments.push(
        ...given.returned.comments.map(comment => ({
          ...comment,
          id: randomUUID(),
          recordId: base.id,
          revision: number,
          author: by,
          createdAt: at,
          resolvedAt: null,
          resolvedBy: null,
        })),
      );
    }
    const counts = state === 'approved' || state === 'superseded';
    given.approvals.forEach((approval, level) => {
      const isFinal = counts && level === given.approvals.length - 1;
      events.push(
        eventOf(
          base,
          isFinal ? 'approved' : 'level-approved',
          approval.at,
          approval.by,
          { ...about, note: approval.note ?? null },
        ),
      );
    });
    if (counts && given.approvals.length === 0) {
      // Nobody was asked to.
      events.push(
        eventOf(
          base,
          'approved',
          given.submittedAt ?? given.writtenAt,
          given.author,
          about,
        ),
      );
    }
    if (counts) {
      history.record = {
        ...history.record,
        approvedRevision: number,
        approvedAt: revision.decidedAt,
        lastReviewedAt: revision.decidedAt,
        figures: type.figures(content),
      };
    }
    if (state === 'draft' || state === 'in-review' || state === 'returned') {
      history.record = {
        ...history.record,
        open: { revision: number, state },
      };
    }
  });
  const { approvedRevision } = history.record;
  // The last that was approved still counts beside a draft that follows it.
  history.revisions = history.revisions.map(one =>
    one.revision === approvedRevision ? { ...one, state: 'approved' } : one,
  );
  for (const { at, by, note } of document.confirmations) {
    events.push(
      eventOf(base, 'confirmed', at, by, {
        revision: approvedRevision,
        note: note ?? null,
      }),
    );
    if (at > (history.record.lastReviewedAt ?? '')) {
      history.record = { ...history.record, lastReviewedAt: at };
    }
  }
  if (document.retired) {
    const { at, by, note } = document.retired;
    events.push(eventOf(base, 'retired', at, by, { note: note ?? null }));
  }
  const last = events.map(event => event.at).sort();
  history.record = context.withDates({
    ...history.record,
    createdAt: documents[0]?.writtenAt ?? base.createdAt,
    updatedAt: last[last.length - 1] ?? base.updatedAt,
  });
  return history;
}

function stateOf(
  given: RevisionDocument,
  isLast: boolean,
  levels: number,
): WrittenRevision['state'] {
  const approvals = given.approvals.length;
  const isReturned = wasReturnedLast(given);
  if (!isLast) return approvals > 0 && !isReturned ? 'superseded' : 'discarded';
  if (!given.submittedAt) return 'draft';
  if (isReturned) return 'returned';
  return approvals >= levels ? 'approved' : 'in-review';
}

/** A revision may be returned by a later level than approved it, or before. */
function wasReturnedLast({ approvals, returned }: RevisionDocument): boolean {
  const last = approvals[approvals.length - 1]?.at;
  return returned !== undefined && (last === undefined || returned.at > last);
}
