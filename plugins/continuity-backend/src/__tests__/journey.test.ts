import { TestDatabases } from '@backstage/backend-test-utils';
import { startContinuity } from '../__testUtils__/backend';
import {
  ANNA,
  BLOG,
  BORIS,
  CHECKOUT,
  company,
  TILL,
  WEB,
} from '../__testUtils__/company';
import { inDays } from '../__testUtils__/history';

jest.setTimeout(120_000);

const entity = (name: string) => ({
  params: { kind: 'component', namespace: 'default', name },
});

describe('the main journey over HTTP', () => {
  const databases = TestDatabases.create();
  let stop: (() => Promise<void>) | undefined;
  afterEach(async () => {
    await stop?.();
    stop = undefined;
  });

  async function start(databaseId: Parameters<typeof databases.init>[0]) {
    const backend = await startContinuity({
      entities: company,
      database: await databases.init(databaseId),
    });
    stop = backend.stop;
    return backend;
  }

  it.each(databases.eachSupportedId())(
    'shows at once what a review and a test change, %p',
    async databaseId => {
      const { api } = await start(databaseId);
      const anna = api(ANNA);
      expect(await anna.startSync({ body: {} })).toEqual({ started: true });
      expect(await anna.getState()).toMatchObject({
        entities: 4,
        pendingChanges: 0,
        syncError: null,
      });

      const before = await anna.getEntityPosture(entity('checkout'));
      expect(before.status).toBe('gap');
      const preview = await anna.previewReview(entity('checkout'));
      const { items } = await anna.confirmReviews({
        body: {
          items: [{ entityRef: CHECKOUT, contentHash: preview.contentHash }],
          note: 'Read the plan',
        },
      });
      expect(items).toEqual([
        expect.objectContaining({ reviewedBy: ANNA, note: 'Read the plan' }),
      ]);
      const reviewed = await anna.getEntityPosture(entity('checkout'));
      expect(reviewed.review).toMatchObject({
        lastReviewedBy: ANNA,
        dueAt: expect.any(String),
      });
      expect(reviewed.findings.map(item => item.check)).not.toContain(
        'review.never',
      );

      const test = await anna.createTest({
        body: {
          title: 'Walk through the plan',
          area: 'continuity',
          type: 'tabletop',
          entityRefs: [CHECKOUT],
          plannedAt: inDays(1).slice(0, 10),
          owner: WEB,
        },
      });
      expect(
        (await anna.getEntityPosture(entity('checkout'))).tests.next?.id,
      ).toBe(test.id);
      const recorded = await anna.recordOutcome({
        params: { id: test.id },
        body: {
          revision: test.revision,
          outcome: 'successful',
          instants: { disruptedAt: inDays(-0.5) },
          entities: [
            {
              entityRef: CHECKOUT,
              instants: {
                validatedAt: inDays(-0.45),
                lastRecoverablePointAt: inDays(-0.51),
              },
            },
          ],
        },
      });
      expect(recorded.result?.verdict).toEqual({ rto: 'met', rpo: 'met' });

      const ready = await anna.getEntityPosture(entity('checkout'));
      expect(ready).toMatchObject({ status: 'ready', findings: [] });
      expect(ready.tests.next).toBeNull();
      const { total } = await anna.getRollup({ query: { by: 'group' } });
      expect(total.byStatus).toMatchObject({ ready: 1, gap: 2 });
      const web = await anna.getRollup({
        query: { by: 'group', parent: 'group:default/company' },
      });
      expect(
        web.items.map(line => [line.key, line.total, line.byStatus.ready]),
      ).toEqual([
        ['group:default/stores', 2, 0],
        ['group:default/web', 2, 1],
      ]);
      const whole = await anna.getRollup({
        query: { by: 'group', levels: 'all' },
      });
      expect(
        whole.items.map(line => [line.key, line.parent, line.total]),
      ).toEqual([
        ['group:default/company', null, total.total],
        ['group:default/stores', 'group:default/company', 2],
        ['group:default/web', 'group:default/company', 2],
      ]);
      await expect(
        anna.getRollup({ query: { by: 'tier', levels: 'all' } }),
      ).rejects.toMatchObject({ response: { status: 400 } });
      const findings = await anna.listFindings({
        query: { entityRef: CHECKOUT },
      });
      expect(findings.items).toEqual([]);
      const today = (await anna.getTrend()).items.at(-1);
      expect(today?.byStatus).toEqual(total.byStatus);
      const functions = await anna.listFunctions();
      expect(functions.items).toEqual([
        expect.objectContaining({ total: 2, weakestRef: TILL }),
      ]);

      await anna.revertReview({ params: { id: items[0].id }, body: {} });
      const reverted = await anna.getEntityPosture(entity('checkout'));
      expect(reverted.findings.map(item => item.check)).toContain(
        'review.never',
      );
    },
  );

  it.each(databases.eachSupportedId())(
    'excepts a failing check for a time, decided by somebody else, %p',
    async databaseId => {
      const { api } = await start(databaseId);
      const [anna, boris] = [api(ANNA), api(BORIS)];
      const {
        items: [asked],
      } = await anna.requestExceptions({
        body: {
          items: [{ entityRef: CHECKOUT, check: 'tests.never' }],
          reason: 'Moves to another site in spring',
          expiresAt: inDays(60),
        },
      });
      expect((await boris.getDuties()).exceptionsToDecide).toBe(1);
      expect((await anna.getDuties()).exceptionsToDecide).toBe(0);
      const decision = {
        params: { id: asked.id },
        body: { revision: asked.revision },
      };
      await expect(anna.approveException(decision)).rejects.toMatchObject({
        response: { status: 403 },
      });
      const before = await anna.getEntityPosture(entity('checkout'));
      const approved = await boris.approveException(decision);
      expect(approved).toMatchObject({ state: 'approved', decidedBy: BORIS });
      const excepted = await anna.getEntityPosture(entity('checkout'));
      expect(excepted.score.failed).toBe(before.score.failed - 1);
      expect(
        excepted.findings.find(item => item.check === 'tests.never'),
      ).toMatchObject({ state: 'excepted', exceptionId: asked.id });

      // The revision that was read before the approval is out of date.
      await expect(boris.revokeException(decision)).rejects.toMatchObject({
        response: { status: 409 },
      });
      await boris.revokeException({
        params: { id: asked.id },
        body: { revision: approved.revision },
      });
      const after = await anna.getEntityPosture(entity('checkout'));
      expect(after.score).toEqual(before.score);
    },
  );

  it.each(databases.eachSupportedId())(
    'classifies an entity whose file cannot carry the block, %p',
    async databaseId => {
      const { api } = await start(databaseId);
      const anna = api(ANNA);
      expect((await anna.getEntityPosture(entity('blog'))).status).toBe(
        'unclassified',
      );
      expect(await anna.getClassification(entity('blog'))).toBeNull();
      const put = await anna.putClassification({
        ...entity('blog'),
        body: { revision: 0, continuity: { tier: 'non-essential' } },
      });
      expect(put).toMatchObject({ entityRef: BLOG, revision: 1 });
      const classified = await anna.getEntityPosture(entity('blog'));
      expect(classified).toMatchObject({
        status: 'gap',
        tier: 'non-essential',
        portalFields: ['tier'],
      });
      await expect(
        anna.putClassification({
          ...entity('blog'),
          body: { revision: 0, continuity: {} },
        }),
      ).rejects.toMatchObject({ response: { status: 409 } });
      await anna.deleteClassification({
        ...entity('blog'),
        query: { revision: 1 },
      });
      expect((await anna.getEntityPosture(entity('blog'))).status).toBe(
        'unclassified',
      );
    },
  );

  it.each(databases.eachSupportedId())(
    'imports history, after a dry run that writes nothing, %p',
    async databaseId => {
      const { api } = await start(databaseId);
      const anna = api(ANNA);
      const files = [
        {
          name: 'history.yaml',
          content: `apiVersion: continuity/v1alpha1
kind: Review
metadata: { key: checkout-1 }
spec:
  entityRef: ${CHECKOUT}
  reviewedAt: '{{ now - P1M }}'
  reviewedBy: ${ANNA}
---
apiVersion: continuity/v1alpha1
kind: Classification
metadata: { key: blog }
spec:
  entityRef: ${BLOG}
  continuity: { tier: essential }
  classifiedAt: 2026-01-01T00:00:00Z
  classifiedBy: ${BORIS}
`,
        },
      ];
      const dry = await anna.importDocuments({ body: { files, dryRun: true } });
      expect(dry).toMatchObject({ created: 2, applied: false, errors: [] });
      expect((await anna.listReviews()).items).toEqual([]);
      const applied = await anna.importDocuments({ body: { files } });
      expect(applied).toMatchObject({ created: 2, applied: true });
      const again = await anna.importDocuments({ body: { files } });
      expect(again).toMatchObject({ unchanged: 2, applied: false });
      expect(
        (await anna.getEntityPosture(entity('checkout'))).review.lastReviewedBy,
      ).toBe(ANNA);
      expect((await anna.getEntityPosture(entity('blog'))).tier).toBe(
        'essential',
      );
    },
  );

  it.each(databases.eachSupportedId())(
    'imports what it can and tells of the rest, also of entities yet to come, %p',
    async databaseId => {
      const { api } = await start(databaseId);
      const anna = api(ANNA);
      const review = (key: string, spec: string) => `---
apiVersion: continuity/v1alpha1
kind: Review
metadata: { key: ${key} }
spec: { ${spec}, reviewedBy: ${ANNA} }
`;
      const content = [
        review('good', `entityRef: ${TILL}, reviewedAt: 2026-01-01T00:00:00Z`),
        review('day', `entityRef: ${TILL}, reviewedAt: 2026-02-31T00:00:00Z`),
        review(
          'coming',
          'entityRef: component:default/coming, reviewedAt: 2026-01-01T00:00:00Z',
        ),
      ].join('');
      const body = { files: [{ name: 'reviews.yaml', content }] };
      const refused = await anna.importDocuments({ body });
      expect(refused).toMatchObject({
        applied: false,
        rejected: 1,
        errors: [{ file: 'reviews.yaml', path: 'spec.reviewedAt' }],
      });
      expect(refused.errors[0].value).toContain('2026-02-31');
      expect((await anna.listReviews()).items).toEqual([]);
      const partly = await anna.importDocuments({
        body: { ...body, acceptPartial: true },
      });
      expect(partly).toMatchObject({ applied: true, created: 2, rejected: 1 });
      // What the catalog does not know, nobody sees.
      expect(
        (await anna.listReviews()).items.map(item => item.entityRef),
      ).toEqual([TILL]);
      expect((await anna.getState()).pendingChanges).toBe(0);
    },
  );
});
