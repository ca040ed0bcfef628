import { TestDatabases } from '@backstage/backend-test-utils';
import { startContinuity } from '../__testUtils__/backend';
import {
  ANNA,
  BASKET,
  BLOG,
  BORIS,
  CARLA,
  CHECKOUT,
  TILL,
} from '../__testUtils__/company';
import { addHistory, inDays } from '../__testUtils__/history';

jest.setTimeout(120_000);

const entity = (name: string) => ({
  params: { kind: 'component', namespace: 'default', name },
});

describe('people at work at the same time', () => {
  const databases = TestDatabases.create();
  let stop: (() => Promise<void>) | undefined;
  afterEach(async () => {
    await stop?.();
    stop = undefined;
  });

  async function start(databaseId: Parameters<typeof databases.init>[0]) {
    const database = await databases.init(databaseId);
    const backend = await startContinuity({ database });
    stop = backend.stop;
    return { ...backend, history: await addHistory(backend.api(CARLA)) };
  }

  it.each(databases.eachSupportedId())(
    'lose no race silently, %p',
    async databaseId => {
      const { api, call, history } = await start(databaseId);
      const { tests, reviews, exceptions } = history;
      const race = async (ask: (user: string) => ReturnType<typeof call>) => {
        const answers = await Promise.all([ask(ANNA), ask(BORIS), ask(ANNA)]);
        return answers.map(answer => answer.status).sort();
      };
      expect(
        await race(user =>
          call('post', `/tests/${tests.web.id}/outcome`, user).send({
            revision: 1,
            outcome: 'successful',
            entities: [],
          }),
        ),
      ).toEqual([200, 409, 409]);
      // The series goes on once.
      const following = (await api(ANNA).listTests()).items.filter(
        item => item.followsId === tests.web.id,
      );
      expect(following).toHaveLength(1);
      expect(
        await race(user =>
          call('put', '/entities/component/default/blog/classification', user)
            // Somebody writes the first one.
            .send({ revision: 0, continuity: { tier: 'essential' } }),
        ),
      ).toEqual([200, 409, 409]);
      expect(
        await race(user =>
          call(
            'put',
            '/entities/component/default/blog/classification',
            user,
          ).send({ revision: 1, continuity: { tier: 'non-essential' } }),
        ),
      ).toEqual([200, 409, 409]);
      expect(
        await race(user =>
          call('post', `/exceptions/${exceptions[0].id}/approve`, user).send({
            revision: 1,
          }),
        ),
      ).toEqual([200, 409, 409]);
      expect(
        await race(user =>
          call('post', '/exceptions', user).send({
            items: [
              { entityRef: TILL, check: 'objectives.no-margin' },
              { entityRef: BASKET, check: 'review.never' },
            ],
            reason: 'Because',
            expiresAt: inDays(10),
          }),
        ),
      ).toEqual([201, 409, 409]);
      expect(
        await race(user =>
          call('post', `/reviews/${reviews[0].id}/revert`, user).send({}),
        ),
      ).toEqual([201, 409, 409]);
      // Both saw the same and both vouch for it: history keeps both.
      expect(
        await race(user =>
          call('post', '/reviews', user).send({
            items: [{ entityRef: CHECKOUT }],
          }),
        ),
      ).toEqual([201, 201, 201]);
      expect((await api(ANNA).getEntityPosture(entity('blog'))).tier).toBe(
        'non-essential',
      );
    },
  );

  it.each(databases.eachSupportedId())(
    'never stand in each other’s way, and posture follows all of them, %p',
    async databaseId => {
      const { api, call, scheduler } = await start(databaseId);
      const refs = [CHECKOUT, TILL, BASKET];
      const work = Array.from({ length: 30 }, (_, round) => {
        const turned = [...refs.slice(round % 3), ...refs.slice(0, round % 3)];
        if (round % 2) turned.reverse();
        switch (round % 5) {
          case 0:
            return call('post', '/tests').send({
              title: `Round ${round}`,
              area: 'continuity',
              type: 'tabletop',
              entityRefs: turned,
              plannedAt: inDays(round + 1),
            });
          case 1:
            return call('post', '/sync').send({ rebuild: round % 2 === 0 });
          case 2:
            return scheduler.triggerTask('posture-sweep');
          case 3:
            return call(
              'put',
              '/entities/component/default/blog/classification',
            ).send({ revision: 0, continuity: { tier: 'essential' } });
          default:
            return call('post', '/reviews', BORIS).send({
              items: turned.map(entityRef => ({ entityRef })),
            });
        }
      });
      const statuses = (await Promise.all(work)).map(one => one?.status ?? 200);
      expect(statuses.filter(status => status >= 500)).toEqual([]);
      expect(statuses.filter(status => status === 409)).toHaveLength(5);

      const anna = api(ANNA);
      expect(await anna.getState()).toMatchObject({ pendingChanges: 0 });
      const { items } = await anna.listReviews({ query: { limit: 500 } });
      expect(items).toHaveLength(2 + 6 * 3);
      for (const ref of refs) {
        const [, name] = ref.split('/');
        const card = await anna.getEntityPosture(entity(name));
        expect(card.review.lastReviewedBy).toBe(BORIS);
        expect(card.tests.next).not.toBeNull();
      }
      const blog = await anna.getEntityPosture(entity('blog'));
      expect(blog).toMatchObject({ entityRef: BLOG, tier: 'essential' });
      expect(
        (await anna.getRollup({ query: { by: 'tier' } })).total.total,
      ).toBe(4);
    },
  );

  it.each(databases.eachSupportedId())(
    'leave nothing behind that the next process does not take up, %p',
    async databaseId => {
      const first = await start(databaseId);
      const { database } = first;
      const before = await first.api(ANNA).getEntityPosture(entity('basket'));
      await first.stop();
      // As a process leaves it that dies right after its commit.
      const [review] = await database('reviews').limit(1);
      await database('reviews').insert({
        ...review,
        id: 'left-behind',
        entity_ref: BASKET,
      });
      await database('changes').insert({
        entity_ref: BASKET,
        token: 'left-behind',
        marked_at: new Date(),
      });

      const { api, scheduler, stop: end } = await startContinuity({ database });
      stop = end;
      const anna = api(ANNA);
      expect((await anna.getState()).pendingChanges).toBe(1);
      const stale = await anna.getEntityPosture(entity('basket'));
      expect(stale.status).toBe(before.status);
      await scheduler.triggerTask('posture-sweep');
      expect((await anna.getState()).pendingChanges).toBe(0);
      const after = await anna.getEntityPosture(entity('basket'));
      expect(before.status).toBe('gap');
      expect(after).toMatchObject({ status: 'ready', findings: [] });
      expect((await anna.listTests()).items).toHaveLength(3);
    },
  );
});
