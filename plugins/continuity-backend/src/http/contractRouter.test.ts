import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import {
  contract,
  policySchema,
  type OperationId,
  type Route,
} from '@backstage-continuity/plugin-continuity-common';
import { ConflictError, NotAllowedError } from '@backstage/errors';
import { MiddlewareFactory } from '@backstage/backend-defaults/rootHttpRouter';
import express from 'express';
import request from 'supertest';
import type { Access, AccessService } from './access';
import { createContractRouter, type Handlers } from './contractRouter';

const access: Access = {
  credentials: mockCredentials.user(),
  actor: 'user:default/mock',
  permission: 'continuity.example',
  ownershipRefs: async () => ['user:default/mock'],
  scope: { type: 'all' },
  visible: async refs => new Set(refs),
  require: async () => {},
  held: async () => new Map(),
};

function setup(
  overrides: Partial<Handlers>,
  accessFor: AccessService['accessFor'] = async () => access,
) {
  const refuse = async () => {
    throw new Error('not part of this test');
  };
  const handlers = {
    ...Object.fromEntries(Object.keys(contract).map(name => [name, refuse])),
    ...overrides,
  } as Handlers;
  const auditor = mockServices.auditor.mock();
  const event = { success: jest.fn(), fail: jest.fn() };
  auditor.createEvent.mockResolvedValue(event);
  const asked: string[] = [];
  const app = express();
  const logger = mockServices.rootLogger.mock();
  const config = mockServices.rootConfig();
  app.use(MiddlewareFactory.create({ config, logger }).logging());
  app.use(
    createContractRouter({
      handlers,
      auditor,
      httpAuth: mockServices.httpAuth(),
      checkAnswers: true,
      access: {
        accessFor: (permission, credentials) => {
          asked.push(permission.name);
          return accessFor(permission, credentials);
        },
      },
    }),
  );
  app.use(
    MiddlewareFactory.create({
      config,
      logger: mockServices.rootLogger(),
    }).error(),
  );
  return { app, auditor, event, asked, logger };
}

const review = {
  id: '1',
  entityRef: 'component:default/a',
  kind: 'confirmed' as const,
  reviewedAt: '2026-01-01T00:00:00.000Z',
  reviewedBy: 'user:default/mock',
  note: '=HYPERLINK("x")',
  reverts: null,
  reverted: false,
  vouchedFor: null,
};

describe('createContractRouter', () => {
  it('gives handlers validated input and asks for the permission of the route', async () => {
    const seen: unknown[] = [];
    const { app, asked } = setup({
      listReviews: async ({ query }) => {
        seen.push(query);
        return { items: [review], nextCursor: null };
      },
    });
    const answer = await request(app).get(
      '/reviews?entityRef=Component:default/A,component:default/b&limit=3',
    );
    expect(answer.status).toBe(200);
    expect(answer.body.items).toHaveLength(1);
    expect(seen).toEqual([
      { entityRef: ['component:default/a', 'component:default/b'], limit: 3 },
    ]);
    expect(asked).toEqual(['continuity.posture.read']);
  });

  it.each([
    ['/reviews?limit=0', 'query.limit'],
    ['/reviews?limit=501', 'query.limit'],
    ['/reviews?bogus=1', 'bogus'],
    ['/reviews?entityRef=nonsense', 'query.entityRef[0]'],
    ['/rollup?by=colour', 'query.by'],
    ['/rollup', 'query.by'],
    ['/reviews?entityRef=component:default/a%00', 'query.entityRef'],
    ['/reviews?limit[a]=1', 'limit[a]'],
    ['/reviews?limit=1&limit=2', 'query.limit'],
    ['/reviews?__proto__=1', '__proto__'],
  ])('answers %s with a 400 that names %s', async (path, named) => {
    const { app } = setup({});
    const answer = await request(app).get(path);
    expect(answer.status).toBe(400);
    expect(answer.body.error.message).toContain(named);
  });

  it('takes a filter as often as the contract allows', async () => {
    const seen: unknown[] = [];
    const { app } = setup({
      listReviews: async ({ query }) => {
        seen.push(query.entityRef);
        return { items: [], nextCursor: null };
      },
    });
    const refs = Array.from(
      { length: 101 },
      (_, i) => `component:default/${i}`,
    );
    const ask = (count: number) =>
      request(app).get(
        `/reviews?${refs
          .slice(0, count)
          .map(ref => `entityRef=${ref}`)
          .join('&')}`,
      );
    expect((await ask(100)).status).toBe(200);
    expect(seen).toEqual([refs.slice(0, 100)]);
    expect((await ask(101)).status).toBe(400);
  });

  it.each([
    ['{"__proto__": {"items": []}}', 'body: expected no key __proto__'],
    ['{"items": [{"entityRef": "a\\u0000"}]}', 'body.items[0].entityRef'],
    ['{"a\\u0000": 1}', 'NUL'],
    [`{"a": ${'['.repeat(99_999)}${']'.repeat(99_999)}}`, 'at most 50 levels'],
  ])('refuses the body %.40s', async (body, named) => {
    const { app } = setup({});
    const answer = await request(app)
      .post('/reviews')
      .set('Content-Type', 'application/json')
      .send(body);
    expect(answer.status).toBe(400);
    expect(answer.body.error.message).toContain(named);
  });

  it('names the path within a body and refuses what is no JSON', async () => {
    const { app } = setup({});
    const wrong = await request(app)
      .post('/reviews')
      .send({ items: [{ entityRef: 'component:default/a', extra: 1 }] });
    expect(wrong.status).toBe(400);
    expect(wrong.body.error.message).toContain('body.items[0]');
    const broken = await request(app)
      .post('/reviews')
      .set('Content-Type', 'application/json')
      .send('{"items":');
    expect(broken.status).toBe(400);
  });

  it('takes fixed segments before parameters', async () => {
    const { app } = setup({
      listOccurrences: async () => ({ items: [], truncated: false }),
    });
    const answer = await request(app).get(
      '/tests/occurrences?from=2026-01-01T00:00:00Z&to=2026-02-01T00:00:00Z',
    );
    expect(answer.body).toEqual({ items: [], truncated: false });
  });

  it('audits a change once, whether it succeeds or not', async () => {
    const { app, auditor, event } = setup({
      confirmReviews: async () => ({ items: [review] }),
      revertReview: async () => {
        throw new ConflictError('not the newest');
      },
    });
    const confirmed = await request(app)
      .post('/reviews')
      .send({ items: [{ entityRef: 'component:default/a' }] });
    expect(confirmed.status).toBe(201);
    expect(auditor.createEvent).toHaveBeenCalledTimes(1);
    expect(auditor.createEvent).toHaveBeenCalledWith(
      expect.objectContaining({
        eventId: 'review-mutate',
        meta: {
          actionType: 'confirm',
          entityRefs: ['component:default/a'],
        },
      }),
    );
    expect(event.success).toHaveBeenCalledTimes(1);

    const reverted = await request(app).post('/reviews/1/revert').send({});
    expect(reverted.status).toBe(409);
    expect(event.fail).toHaveBeenCalledTimes(1);
    expect(event.success).toHaveBeenCalledTimes(1);
  });

  it('downloads every page as CSV, with formulas defused', async () => {
    const pages = [
      { items: [review], nextCursor: 'next' },
      {
        items: [
          { ...review, id: '2', note: 'a "quoted", note' },
          { ...review, id: '3', note: '\n=1+1' },
        ],
        nextCursor: null,
      },
    ];
    const { app } = setup({ listReviews: async () => pages.shift()! });
    const answer = await request(app).get('/reviews').set('Accept', 'text/csv');
    expect(answer.status).toBe(200);
    expect(answer.headers['content-type']).toMatch('text/csv');
    const lines = answer.text.trim().split('\n');
    expect(lines).toHaveLength(5);
    expect(lines[1]).toContain(`"'=HYPERLINK(""x"")"`);
    expect(lines[2]).toContain('"a ""quoted"", note"');
    expect(lines[3]).toMatch(/"'$/);
  });

  it('downloads no list in part', async () => {
    const items = Array<typeof review>(100_000).fill(review);
    const { app } = setup({
      listReviews: async () => ({ items, nextCursor: 'next' }),
    });
    const answer = await request(app).get('/reviews').set('Accept', 'text/csv');
    expect(answer.status).toBe(400);
    expect(answer.body.error.message).toContain('200000 rows');
  });

  it('lets errors through as their status', async () => {
    const { app } = setup({
      getPolicy: async () => {
        throw new NotAllowedError('Missing permission continuity.policy.read');
      },
    });
    const answer = await request(app).get('/policy');
    expect(answer.status).toBe(403);
    expect(answer.body.error.message).toContain('continuity.policy.read');
  });

  it('audits a change that the caller may not make at all', async () => {
    const { app, auditor, event } = setup({}, async () => {
      throw new NotAllowedError('Missing permission continuity.review.create');
    });
    const items = [{ entityRef: 'component:default/a' }];
    expect((await request(app).post('/reviews').send({ items })).status).toBe(
      403,
    );
    expect((await request(app).get('/reviews')).status).toBe(403);
    expect(auditor.createEvent).toHaveBeenCalledTimes(1);
    expect(event.fail).toHaveBeenCalledTimes(1);
  });

  it('keeps the secret of a calendar out of the log of requests', async () => {
    const { app, logger } = setup({ readCalendar: async () => 'BEGIN' });
    const secret = 'a-secret-of-more-than-twenty';
    const answer = await request(app).get(`/calendar/${secret}.ics`);
    expect(answer.text).toBe('BEGIN');
    expect((await request(app).get('/calendar/too-short')).status).toBe(400);
    const logged = JSON.stringify(logger.info.mock.calls);
    expect(logged).toContain('/calendar/:token');
    expect(logged).not.toMatch(/a-secret|too-short/);
  });

  it('notices an answer that is not what the contract says', async () => {
    const { app } = setup({
      getPolicy: async () => ({} as ReturnType<typeof policySchema.parse>),
    });
    const answer = await request(app).get('/policy');
    expect(answer.status).toBe(500);
    expect(answer.body.error.message).toMatch(/getPolicy .*answer\.tiers/);
  });

  it('audits each operation that changes something, and none that only asks', async () => {
    const operations = (Object.keys(contract) as OperationId[]).filter(
      operation => contract[operation].method !== 'GET',
    );
    for (const operation of operations) {
      const route: Route = contract[operation];
      const { app, auditor } = setup({});
      const path = route.path.replace(/:\w+/g, 'x');
      const method = route.method.toLowerCase() as
        | 'post'
        | 'put'
        | 'delete'
        | 'patch';
      await request(app)
        [method](path)
        .query(
          Object.fromEntries(
            Object.keys(route.query?.shape ?? {}).map(name => [name, 1]),
          ),
        )
        .send(bodyFor(operation));
      expect([operation, auditor.createEvent.mock.calls.length]).toEqual([
        operation,
        route.readOnly ? 0 : 1,
      ]);
    }
  });
});

function bodyFor(operation: OperationId): object | undefined {
  const items = [{ entityRef: 'component:default/a', check: 'review.never' }];
  const expiresAt = '2027-01-01T00:00:00Z';
  switch (operation) {
    case 'confirmReviews':
      return { items: [{ entityRef: 'component:default/a' }] };
    case 'requestExceptions':
      return { items, reason: 'because', expiresAt };
    case 'importDocuments':
      return { files: [{ name: 'a.yaml', content: '' }] };
    case 'putClassification':
      return { revision: 0, continuity: {} };
    case 'createTest':
      return {
        title: 't',
        area: 'continuity',
        type: 'full',
        entityRefs: ['component:default/a'],
        plannedAt: '2026-12-01',
      };
    case 'recordOutcome':
      return { revision: 1, outcome: 'successful', entities: [] };
    case 'createCalendarFeed':
      return { subjectRef: 'group:default/a' };
    case 'createRecord':
      return { type: 'memo', subjectRef: 'component:default/a' };
    case 'saveDraft':
      return { version: 1, content: {} };
    case 'submitDraft':
      return { version: 1 };
    case 'approveRevision':
    case 'confirmRecord':
    case 'acknowledgeRecord':
      return { revision: 1, contentHash: 'a' };
    case 'returnRevision':
      return { revision: 1, contentHash: 'a', comments: [{ body: 'b' }] };
    case 'retireRecord':
      return { note: 'because' };
    case 'putRecordPeople':
      return {
        version: 0,
        ownOwnerRef: null,
        contributors: [],
        circulation: [],
      };
    case 'commentOnRecord':
      return { revision: 1, body: 'b' };
    case 'createRecordImport':
      return { type: 'memo', fileName: 'a.csv', content: 'YQ==' };
    case 'putRecordImportMapping':
      return { columns: [{ column: 0, target: 'title' }] };
    case 'applyRecordImport':
      return { acceptPartial: false };
    case 'startDraft':
    case 'remindOfRecord':
    case 'startSync':
    case 'revertReview':
      return {};
    case 'deleteClassification':
    case 'revokeCalendarFeed':
      return undefined;
    default:
      return { revision: 1 };
  }
}
