export { createReviewHandlers } from './routes';
export { ReviewsService } from './ReviewsService';
export type { LastReview } from './ReviewsStore';
