import type {
  RecordDetail,
  RevisionSummary,
} from '@backstage-continuity/plugin-continuity-common';

/** The revision that is being written or waits for approval. */
export function openRevisionOf(
  record: RecordDetail,
): RevisionSummary | undefined {
  return record.revisions.find(
    ({ revision }) => revision === record.open?.revision,
  );
}

/** The revision that counts. */
export function approvedRevisionOf(
  record: RecordDetail,
): RevisionSummary | undefined {
  return record.revisions.find(
    ({ revision }) => revision === record.approvedRevision,
  );
}
