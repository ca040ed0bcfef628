import {
  vouchedForSchema,
  type Review,
} from '@backstage-continuity/plugin-continuity-common';
import { toDate, toInstant, type StoredInstant } from '../database';

/** A row of the table. */
export interface ReviewRow {
  id: string;
  entity_ref: string;
  kind: Review['kind'];
  reviewed_at: StoredInstant;
  reviewed_by: string;
  note: string | null;
  reverts: string | null;
  vouched_for: string | null;
  import_key: string | null;
}

/** A review before anybody took it back. */
export type NewReview = Omit<Review, 'reverted'>;

/** A row together with whether a later one takes it back. */
export type ReadRow = ReviewRow & { reverted_by: string | null };

export function toReview(row: ReadRow): Review {
  return {
    id: row.id,
    entityRef: row.entity_ref,
    kind: row.kind,
    reviewedAt: toInstant(row.reviewed_at),
    reviewedBy: row.reviewed_by,
    note: row.note,
    reverts: row.reverts,
    reverted: row.reverted_by !== null,
    vouchedFor:
      row.vouched_for === null
        ? null
        : vouchedForSchema.parse(JSON.parse(row.vouched_for)),
  };
}

export function toRow(review: NewReview, importKey: string | null): ReviewRow {
  return {
    id: review.id,
    entity_ref: review.entityRef,
    kind: review.kind,
    reviewed_at: toDate(review.reviewedAt),
    reviewed_by: review.reviewedBy,
    note: review.note,
    reverts: review.reverts,
    vouched_for:
      review.vouchedFor === null ? null : JSON.stringify(review.vouchedFor),
    import_key: importKey,
  };
}
