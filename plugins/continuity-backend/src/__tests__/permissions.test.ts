import { TestDatabases } from '@backstage/backend-test-utils';
import {
  contract,
  type OperationId,
  type Route,
} from '@backstage-continuity/plugin-continuity-common';
import {
  deny,
  onlyIf,
  startContinuity,
  type Decisions,
} from '../__testUtils__/backend';
import {
  ANNA,
  BASKET,
  BLOG,
  BORIS,
  CARLA,
  CHECKOUT,
  TILL,
  WEB,
} from '../__testUtils__/company';
import { addHistory, inDays } from '../__testUtils__/history';
import { requestOf } from '../__testUtils__/requests';

jest.setTimeout(120_000);

const operations = Object.keys(contract) as OperationId[];

describe('permissions over HTTP', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
  let stop: (() => Promise<void>) | undefined;
  afterEach(async () => {
    await stop?.();
    stop = undefined;
  });

  async function start(policy: Record<string, Decisions> = {}) {
    const database = await databases.init('SQLITE_3');
    const backend = await startContinuity({ policy, database });
    stop = backend.stop;
    return backend;
  }

  it('asks for credentials and names the permission that is missing, for every operation', async () => {
    const nothing = Object.fromEntries(
      operations.flatMap(operation => {
        const { permission }: Route = contract[operation];
        return permission === 'token' ? [] : [[permission.name, deny]];
      }),
    );
    const { call } = await start({ [CARLA]: nothing });
    for (const operation of operations) {
      const { permission }: Route = contract[operation];
      if (permission === 'token') continue;
      const { method, path, body } = requestOf(operation);
      const refused = await call(method, path, CARLA).send(body);
      expect([operation, refused.status]).toEqual([operation, 403]);
      expect(refused.body.error.message).toContain(permission.name);
      const unknown = await call(method, path, null).send(body);
      expect([operation, unknown.status]).toEqual([operation, 401]);
    }
  });

  it('lets owners do what a policy allows for their own', async () => {
    const own = onlyIf('IS_OWNER', { claims: [WEB] });
    const { api, call } = await start({
      [ANNA]: {
        'continuity.review.create': own,
        'continuity.test.schedule': own,
        'continuity.test.record': own,
        'continuity.exception.request': own,
        'continuity.exception.approve': own,
        'continuity.classification.update': own,
      },
    });
    const { tests, reviews, exceptions } = await addHistory(api(CARLA));
    const refused = async (
      answer: ReturnType<typeof call>,
      permission: string,
    ) => {
      const { status, body } = await answer;
      expect(status).toBe(403);
      expect(body.error.message).toContain(permission);
    };
    const confirm = (...refs: string[]) =>
      call('post', '/reviews').send({
        items: refs.map(entityRef => ({ entityRef })),
      });
    expect((await confirm(CHECKOUT, BASKET)).status).toBe(201);
    await refused(confirm(CHECKOUT, TILL), 'continuity.review.create');
    expect((await api(ANNA).listReviews()).items).toHaveLength(4);
    await refused(
      call('post', `/reviews/${reviews[1].id}/revert`).send({}),
      'continuity.review.create',
    );

    const change = (id: string) =>
      call('patch', `/tests/${id}`).send({ revision: 1, title: 'Renamed' });
    expect((await change(tests.web.id)).status).toBe(200);
    await refused(change(tests.stores.id), 'continuity.test.schedule');
    await refused(change(tests.both.id), 'continuity.test.schedule');
    await refused(
      call('patch', `/tests/${tests.web.id}`).send({
        revision: 2,
        entityRefs: [TILL],
      }),
      'continuity.test.schedule',
    );
    await refused(
      call('post', `/tests/${tests.both.id}/outcome`).send({
        revision: 1,
        outcome: 'successful',
        entities: [],
      }),
      'continuity.test.record',
    );

    const ask = (entityRef: string) =>
      call('post', '/exceptions').send({
        items: [{ entityRef, check: 'review.never' }],
        reason: 'Because',
        expiresAt: inDays(1),
      });
    expect((await ask(BASKET)).status).toBe(201);
    await refused(ask(TILL), 'continuity.exception.request');
    const approve = (id: string) =>
      call('post', `/exceptions/${id}/approve`).send({ revision: 1 });
    expect((await api(ANNA).getDuties()).exceptionsToDecide).toBe(1);
    await refused(approve(exceptions[1].id), 'continuity.exception.approve');
    expect((await approve(exceptions[0].id)).status).toBe(200);
    await refused(
      call('put', '/entities/component/default/blog/classification').send({
        revision: 0,
        continuity: {},
      }),
      'continuity.classification.update',
    );
    const card = (name: string) =>
      api(ANNA).getEntityPosture({
        params: { kind: 'component', namespace: 'default', name },
      });
    expect((await card('checkout')).may).toHaveLength(6);
    expect((await card('till')).may).toEqual([]);
  });

  it('decides by tier', async () => {
    const { call } = await start({
      [ANNA]: {
        'continuity.review.create': onlyIf('HAS_TIER', {
          tiers: ['essential'],
        }),
      },
    });
    const confirm = (entityRef: string) =>
      call('post', '/reviews').send({ items: [{ entityRef }] });
    expect((await confirm(TILL)).status).toBe(201);
    expect((await confirm(BASKET)).status).toBe(403);
    expect((await confirm(BLOG)).status).toBe(403);
  });

  it('lets a program read, and do what needs no person', async () => {
    const { api, call } = await start();
    const { tests } = await addHistory(api(CARLA));
    const program = { Authorization: 'Bearer mock-service-token' };
    expect(
      (await call('get', '/entities').set(program)).body.items,
    ).toHaveLength(4);
    const duties = await call('get', '/duties').set(program);
    expect(duties.body).toMatchObject({
      findings: [],
      findingsTotal: 0,
      tests: [],
    });
    const changed = await call('patch', `/tests/${tests.web.id}`)
      .set(program)
      .send({ revision: 1, note: 'Moved by a program' });
    expect(changed.status).toBe(200);
    const review = await call('post', '/reviews')
      .set(program)
      .send({ items: [{ entityRef: CHECKOUT }] });
    expect(review.status).toBe(403);
  });

  it('keeps who may not read posture from writing blindly', async () => {
    const { call } = await start({
      [BORIS]: { 'continuity.posture.read': deny },
    });
    const answer = await call('post', '/reviews', BORIS).send({
      items: [{ entityRef: TILL }],
    });
    expect(answer.status).toBe(403);
    expect(answer.body.error.message).toContain('continuity.posture.read');
    expect((await call('post', '/sync', BORIS).send({})).status).toBe(202);
  });
});
