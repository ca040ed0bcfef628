import { stringifyEntityRef } from '@backstage/catalog-model';
import type { Handlers } from '../http';
import type { ReviewsService } from './ReviewsService';

/** Handlers of the review operations. */
export function createReviewHandlers(
  reviews: ReviewsService,
): Pick<
  Handlers,
  'previewReview' | 'listReviews' | 'confirmReviews' | 'revertReview'
> {
  return {
    previewReview: ({ access, params }) =>
      reviews.preview(access, stringifyEntityRef(params)),
    listReviews: ({ access, query }) => reviews.list(access, query),
    confirmReviews: async ({ access, body }) => ({
      items: await reviews.confirm(access, body),
    }),
    revertReview: ({ access, params, body }) =>
      reviews.revert(access, params.id, body.note),
  };
}
