import type { OperationId } from '@backstage-continuity/plugin-continuity-common';
import { CARLA, service, WEB } from './company';
import { inDays } from './history';
import {
  both,
  inTwoWindows,
  oneWins,
  post,
  type Race,
  type Start,
} from './race';
import { recordRaces } from './recordRaces';

/** Services of which each race has its own. */
export const arena = (count: number) =>
  Array.from({ length: count }, (_, index) =>
    service(`arena-${index}`, { tier: 'essential' }, { ownedBy: WEB }),
  );

const plan = ({ carla, ref }: Start) =>
  carla.createTest({
    body: {
      title: 'Race',
      area: 'continuity',
      type: 'full',
      entityRefs: [ref],
      plannedAt: inDays(1),
    },
  });

const exception = async ({ carla, ref }: Start) => {
  const { items } = await carla.requestExceptions({
    body: {
      items: [{ entityRef: ref, check: 'review.never' }],
      reason: 'Race',
      expiresAt: inDays(10),
    },
  });
  return items[0];
};

/** A race of each change that the contract knows. */
export const races: Partial<
  Record<OperationId, (start: Start) => Promise<Race>>
> = {
  startSync: async () => ({ ask: post('/sync', {}), answers: both(202) }),
  putClassification: async ({ name }) => ({
    ask: (call, user) =>
      call('put', `/entities/component/default/${name}/classification`, user)
        // Somebody writes the first one.
        .send({ revision: 0, continuity: { tier: 'essential' } }),
    answers: oneWins(200),
  }),
  deleteClassification: async ({ name, carla }) => {
    await carla.putClassification({
      params: { kind: 'component', namespace: 'default', name },
      body: { revision: 0, continuity: { tier: 'essential' } },
    });
    const path = `/entities/component/default/${name}/classification?revision=1`;
    return {
      ask: (call, user) => call('delete', path, user),
      // Gone it is, for both.
      answers: [204, 404],
    };
  },
  importDocuments: async ({ name, ref }) => {
    const content = JSON.stringify({
      apiVersion: 'continuity/v1alpha1',
      kind: 'Review',
      metadata: { key: name },
      spec: {
        entityRef: ref,
        reviewedAt: '2026-01-01T00:00:00Z',
        reviewedBy: CARLA,
      },
    });
    return {
      ask: post('/import', { files: [{ name: 'a.yaml', content }] }),
      // The same document is taken up once.
      answers: both(200),
    };
  },
  // Both saw the same and vouch for it: history keeps both.
  confirmReviews: async ({ ref }) => ({
    ask: post('/reviews', { items: [{ entityRef: ref }] }),
    answers: both(201),
  }),
  revertReview: async ({ carla, ref }) => {
    const { items } = await carla.confirmReviews({
      body: { items: [{ entityRef: ref }] },
    });
    return {
      ask: post(`/reviews/${items[0].id}/revert`, {}),
      answers: oneWins(201),
    };
  },
  createTest: async ({ ref }) => ({
    ask: post('/tests', {
      title: 'Race',
      area: 'continuity',
      type: 'full',
      entityRefs: [ref],
      plannedAt: inDays(1),
    }),
    answers: both(201),
  }),
  changeTest: async start => {
    const { id } = await plan(start);
    return {
      ask: (call, user) =>
        call('patch', `/tests/${id}`, user).send({ revision: 1, note: user }),
      answers: oneWins(200),
    };
  },
  cancelTest: async start => {
    const { id } = await plan(start);
    return {
      ask: post(`/tests/${id}/cancel`, { revision: 1 }),
      answers: oneWins(200),
    };
  },
  reinstateTest: async start => {
    const { id } = await plan(start);
    await start.carla.cancelTest({ params: { id }, body: { revision: 1 } });
    return {
      ask: post(`/tests/${id}/reinstate`, { revision: 2 }),
      answers: oneWins(200),
    };
  },
  recordOutcome: async start => {
    const { id } = await plan(start);
    return {
      ask: post(`/tests/${id}/outcome`, {
        revision: 1,
        outcome: 'successful',
        entities: [],
      }),
      answers: oneWins(200),
    };
  },
  createCalendarFeed: async () => ({
    ask: post('/calendar-feeds', { subjectRef: WEB }),
    answers: both(201),
  }),
  revokeCalendarFeed: async ({ anna }) => {
    const { id } = await anna.createCalendarFeed({ body: { subjectRef: WEB } });
    return {
      ask: (call, user) => call('delete', `/calendar-feeds/${id}`, user),
      users: inTwoWindows,
      // Revoked it is, for both.
      answers: [204, 404],
    };
  },
  requestExceptions: async ({ ref }) => ({
    ask: post('/exceptions', {
      items: [{ entityRef: ref, check: 'review.never' }],
      reason: 'Race',
      expiresAt: inDays(10),
    }),
    answers: oneWins(201),
  }),
  ...Object.fromEntries(
    (['approve', 'reject'] as const).map(deed => [
      `${deed}Exception`,
      async (start: Start): Promise<Race> => {
        const { id, revision } = await exception(start);
        return {
          ask: post(`/exceptions/${id}/${deed}`, { revision }),
          answers: oneWins(200),
        };
      },
    ]),
  ),
  revokeException: async start => {
    const { id, revision } = await exception(start);
    await start.anna.approveException({ params: { id }, body: { revision } });
    return {
      ask: post(`/exceptions/${id}/revoke`, { revision: revision + 1 }),
      answers: oneWins(200),
    };
  },
  ...recordRaces,
};
