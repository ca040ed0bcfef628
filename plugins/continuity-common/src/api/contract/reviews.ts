import { z } from 'zod';
import {
  confirmReviewsSchema,
  reviewPreviewSchema,
  reviewSchema,
} from '../../model/review';
import { entityRefSchema } from '../../model/primitives';
import {
  postureReadPermission,
  reviewCreatePermission,
} from '../../permissions';
import { entityParams, idParams } from '../filters';
import { many, page, paging, route } from '../route';

export const reviewRoutes = {
  previewReview: route({
    method: 'GET',
    path: '/entities/:kind/:namespace/:name/review-preview',
    summary:
      'What a review would vouch for, and what changed since the last one',
    permission: postureReadPermission,
    params: entityParams,
    response: reviewPreviewSchema,
  }),
  listReviews: route({
    method: 'GET',
    path: '/reviews',
    summary: 'Review history, newest first',
    permission: postureReadPermission,
    query: z.strictObject({
      entityRef: many(entityRefSchema).optional(),
      ...paging,
    }),
    response: page(reviewSchema),
    also: ['text/csv'],
  }),
  confirmReviews: route({
    method: 'POST',
    path: '/reviews',
    summary:
      'Confirm the continuity review of one or more entities, all or none',
    permission: reviewCreatePermission,
    body: confirmReviewsSchema,
    response: z.object({ items: z.array(reviewSchema) }),
    status: 201,
  }),
  revertReview: route({
    method: 'POST',
    path: '/reviews/:id/revert',
    summary: 'Take back the newest review of an entity by a correcting entry',
    permission: reviewCreatePermission,
    params: idParams,
    body: z
      .strictObject({ note: z.string().max(10_000).optional() })
      .prefault({}),
    response: reviewSchema,
    status: 201,
  }),
};
