import type {
  PolicyException,
  Review,
  ScheduledTest,
} from '@backstage-continuity/plugin-continuity-common';

/** One line of an entity's history. */
export type HistoryEntry = { id: string; at: string; by: string | null } & (
  | { type: 'review'; review: Review; undoable: boolean }
  | { type: 'test'; test: ScheduledTest }
  | { type: 'exception'; exception: PolicyException }
);

/** Reviews, tests and exceptions as one story, newest first. */
export function mergeHistory(facts: {
  reviews: Review[];
  tests: ScheduledTest[];
  exceptions: PolicyException[];
}): HistoryEntry[] {
  // Only the last review that stands can be taken back.
  const standing = facts.reviews.find(
    review => review.kind !== 'reverted' && !review.reverted,
  );
  const entries: HistoryEntry[] = [
    ...facts.reviews.map(review => ({
      type: 'review' as const,
      id: review.id,
      at: review.reviewedAt,
      by: review.reviewedBy,
      review,
      undoable: review === standing,
    })),
    ...facts.tests.map(test => ({
      type: 'test' as const,
      id: test.id,
      at: test.result?.recordedAt ?? test.changedAt,
      by: test.result?.recordedBy ?? null,
      test,
    })),
    ...facts.exceptions.map(exception => ({
      type: 'exception' as const,
      id: exception.id,
      at: exception.decidedAt ?? exception.requestedAt,
      by: exception.decidedBy ?? exception.requestedBy,
      exception,
    })),
  ];
  return entries.sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
}
