import { ConflictError } from '@backstage/errors';
import type { Review } from '@backstage-continuity/plugin-continuity-common';
import type { LastReview } from './ReviewsStore';

/** Days in which a review may be taken back; after that a new review sets things right. */
const REVERTIBLE_DAYS = 30;

/**
 * Passes when the review may be taken back now.
 *
 * @throws ConflictError saying why not and what is allowed
 */
export function mustBeRevertible(
  review: Review,
  last: LastReview | undefined,
  now: string,
) {
  const name = `Review ${review.id} of ${review.entityRef}`;
  const allowed = last
    ? `only the newest standing one, ${last.id} of ${last.reviewedAt}, may be taken back`
    : 'there is no standing review that could be taken back';
  if (review.kind === 'reverted') {
    throw new ConflictError(`${name} is a correction itself; ${allowed}`);
  }
  if (review.reverted) {
    throw new ConflictError(`${name} was already taken back; ${allowed}`);
  }
  if (last?.id !== review.id) {
    throw new ConflictError(`${name} is not the newest; ${allowed}`);
  }
  const until = Date.parse(review.reviewedAt) + REVERTIBLE_DAYS * 86_400_000;
  if (Date.parse(now) > until) {
    throw new ConflictError(
      `${name} could be taken back for ${REVERTIBLE_DAYS} days, until ${new Date(
        until,
      ).toISOString()}; confirm a new review instead`,
    );
  }
}
