import type { ContinuityApi } from '@backstage-continuity/plugin-continuity-common';
import { CHECKOUT, TILL } from './company';

const DAY = 86_400_000;

/** The instant that many days from now. */
export const inDays = (days: number) =>
  new Date(Date.now() + days * DAY).toISOString();

/** A test of each team and one of both; a review and a request of each. */
export async function addHistory(author: ContinuityApi) {
  const plan = (title: string, entityRefs: string[]) =>
    author.createTest({
      body: {
        title,
        area: 'continuity',
        type: 'full',
        entityRefs,
        plannedAt: inDays(1),
        rrule: 'FREQ=MONTHLY',
      },
    });
  const tests = {
    web: await plan('of web', [CHECKOUT]),
    stores: await plan('of stores', [TILL]),
    both: await plan('of both', [CHECKOUT, TILL]),
  };
  const reviews = await author.confirmReviews({
    body: { items: [{ entityRef: CHECKOUT }, { entityRef: TILL }] },
  });
  const exceptions = await author.requestExceptions({
    body: {
      items: [
        { entityRef: CHECKOUT, check: 'tests.never' },
        { entityRef: TILL, check: 'tests.never' },
      ],
      reason: 'Until the move',
      expiresAt: inDays(30),
    },
  });
  return { tests, reviews: reviews.items, exceptions: exceptions.items };
}
