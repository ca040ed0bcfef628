import {
  TestDatabases,
  type TestDatabaseId,
} from '@backstage/backend-test-utils';
import { startContinuity } from '../__testUtils__/backend';
import { ANNA, BORIS, CARLA, CHECKOUT, ORDERS } from '../__testUtils__/company';
import {
  ANALYSIS,
  analysisContent,
  approveRecord,
  companyWith,
  HOUR,
  MINUTE,
  writeRecord,
} from '../__testUtils__/records';

jest.setTimeout(120_000);

const service = {
  params: { kind: 'component', namespace: 'default', name: 'checkout' },
};
const database = {
  params: { kind: 'resource', namespace: 'default', name: 'orders-db' },
};

describe('a record over HTTP', () => {
  const databases = TestDatabases.create();
  let stop: (() => Promise<void>) | undefined;
  afterEach(async () => {
    await stop?.();
    stop = undefined;
  });

  async function start(databaseId: TestDatabaseId, managers = [BORIS]) {
    const backend = await startContinuity({
      database: await databases.init(databaseId),
      entities: companyWith(),
      // Boris is the continuity manager; Anna's team owns the checkout.
      config: { roles: { continuityManager: managers } },
    });
    stop = backend.stop;
    return backend;
  }

  it.each(databases.eachSupportedId())(
    'of a function asks for what the function is judged by, %p',
    async databaseId => {
      const { api } = await start(databaseId, [ANNA, BORIS]);
      const [anna, boris, carla] = [ANNA, BORIS, CARLA].map(api);
      const { id } = await writeRecord(
        carla,
        ANALYSIS,
        ORDERS,
        analysisContent(),
      );
      const declared = { rto: 12 * HOUR };
      expect((await anna.listFunctions()).items).toMatchObject([
        { ...declared, required: { rto: { seconds: 12 * HOUR } } },
      ]);
      await approveRecord(carla, id, boris, anna);
      expect((await anna.listFunctions()).items).toMatchObject([
        {
          ...declared,
          analysed: true,
          required: { rto: { seconds: HOUR, source: { recordId: id } } },
        },
      ]);
    },
  );

  it.each(databases.eachSupportedId())(
    'goes from draft over two levels and a return to what counts, %p',
    async databaseId => {
      const { api } = await start(databaseId);
      const [anna, boris, carla] = [ANNA, BORIS, CARLA].map(api);
      const before = await anna.getEntityPosture(database);
      expect(before.objectives.rto.required.seconds).toBe(4 * HOUR);

      // Carla writes and submits it.
      const { id, draft } = await writeRecord(
        carla,
        ANALYSIS,
        CHECKOUT,
        analysisContent(),
      );
      const params = { id };
      expect(draft).toMatchObject({ version: 2, missing: [], redacted: [] });
      expect((await carla.getRecordDuties()).drafts).toHaveLength(1);
      const submitted = await carla.submitDraft({
        params,
        body: { version: 2, note: 'For this year' },
      });
      expect(submitted).toMatchObject({
        state: 'in-review',
        open: { approvalsGiven: 0, approvalsNeeded: 2 },
        mayNotApprove: expect.stringContaining('wrote or submitted'),
      });
      expect((await anna.getRecordDuties()).toApprove).toHaveLength(1);
      expect((await boris.getRecordDuties()).toApprove).toHaveLength(0);

      // Anna's team owns the service: hers is the first level.
      const seen = { revision: 1, contentHash: draft.contentHash };
      await expect(
        boris.approveRevision({ params, body: seen }),
      ).rejects.toMatchObject({ response: { status: 403 } });
      const first = await anna.approveRevision({ params, body: seen });
      expect(first).toMatchObject({
        state: 'in-review',
        open: { approvalsGiven: 1 },
      });
      // What is only approved in part counts for nothing.
      expect(
        (await anna.getEntityPosture(database)).objectives.rto.required.seconds,
      ).toBe(4 * HOUR);

      // The second level returns it.
      const returned = await boris.returnRevision({
        params,
        body: {
          ...seen,
          comments: [{ section: 'objectives', body: 'Sooner, please' }],
        },
      });
      expect(returned).toMatchObject({
        state: 'returned',
        comments: [{ section: 'objectives', author: BORIS, revision: 1 }],
      });
      expect((await carla.getRecordDuties()).returned).toHaveLength(1);
      const changed = await carla.saveDraft({
        params,
        body: { version: 2, content: analysisContent({ rto: 30 * MINUTE }) },
      });
      expect(changed).toMatchObject({ version: 3, state: 'draft' });
      await carla.resolveComment({
        params: { id, comment: returned.comments[0].id },
      });
      await carla.submitDraft({ params, body: { version: 3 } });
      const again = { revision: 1, contentHash: changed.contentHash };
      await anna.approveRevision({ params, body: again });
      const approved = await boris.approveRevision({ params, body: again });
      expect(approved).toMatchObject({
        state: 'approved',
        approvedRevision: 1,
        open: null,
        stale: null,
        comments: [{ resolvedBy: CARLA }],
      });

      const posture = await anna.getEntityPosture(service);
      expect(posture.objectives.rto.required).toMatchObject({
        seconds: 30 * MINUTE,
        source: { recordId: id },
      });
      const after = await anna.getEntityPosture(database);
      expect(after.objectives).toMatchObject({
        rto: { required: { seconds: 30 * MINUTE } },
        rpo: { required: { seconds: 5 * MINUTE } },
        mtpd: { required: { seconds: 4 * HOUR } },
      });

      const { items: events } = await anna.listRecordEvents({ params });
      expect(events.map(({ kind, by }) => [kind, by]).reverse()).toEqual([
        ['created', CARLA],
        ['submitted', CARLA],
        ['level-approved', ANNA],
        ['returned', BORIS],
        ['comment-resolved', CARLA],
        ['submitted', CARLA],
        ['level-approved', ANNA],
        ['approved', BORIS],
      ]);
    },
  );

  it.each(databases.eachSupportedId())(
    'is revised beside what counts, read, confirmed and retired, %p',
    async databaseId => {
      const { api } = await start(databaseId);
      const [anna, boris, carla] = [ANNA, BORIS, CARLA].map(api);
      const { id, draft } = await writeRecord(
        carla,
        ANALYSIS,
        CHECKOUT,
        analysisContent(),
      );
      const params = { id };
      const seen = { revision: 1, contentHash: draft.contentHash };
      await carla.submitDraft({ params, body: { version: 2 } });
      await anna.approveRevision({ params, body: seen });
      await boris.approveRevision({ params, body: seen });

      const revised = await carla.startDraft({ params });
      expect(revised).toMatchObject({
        state: 'approved',
        approvedRevision: 1,
        open: { revision: 2, state: 'draft' },
      });
      const beside = await carla.getRecordRevision({
        params: { id, revision: 2 },
      });
      expect(beside.content).toEqual(draft.content);
      await carla.saveDraft({
        params,
        body: {
          version: beside.version,
          content: analysisContent({ summary: 'Customers order, pay, return' }),
        },
      });
      expect(
        (
          await anna.compareRevisions({ params, query: { from: 1, to: 2 } })
        ).items.map(({ path }) => path),
      ).toEqual(['summary']);
      const mine = await carla.getRecord({ params });
      await carla.discardDraft({
        params,
        query: { version: mine.revisions[0].version },
      });
      expect((await carla.getRecord({ params })).open).toBeNull();

      // Boris is to read it.
      await anna.putRecordPeople({
        params,
        body: {
          version: 0,
          ownOwnerRef: null,
          contributors: [],
          circulation: [BORIS],
        },
      });
      expect((await boris.getRecordDuties()).toAcknowledge).toHaveLength(1);
      await anna.remindOfRecord({ params });
      const read = await boris.acknowledgeRecord({ params, body: seen });
      expect(read.circulation.people).toEqual([
        { ref: BORIS, acknowledgedAt: expect.any(String), remindedAt: null },
      ]);
      // Saying it again changes nothing.
      await boris.acknowledgeRecord({ params, body: seen });
      expect((await boris.getRecordDuties()).toAcknowledge).toHaveLength(0);

      const confirmed = await carla.confirmRecord({ params, body: seen });
      expect(Date.parse(confirmed.lastReviewedAt!)).toBeGreaterThanOrEqual(
        Date.parse(confirmed.approvedAt!),
      );
      const retired = await anna.retireRecord({
        params,
        body: { note: 'Sold with the shop' },
      });
      expect(retired).toMatchObject({ state: 'retired', may: [] });
      expect(
        (await anna.getEntityPosture(database)).objectives.rto.required.seconds,
      ).toBe(4 * HOUR);
      const { items: events } = await anna.listRecordEvents({ params });
      const kinds = events.map(({ kind }) => kind).reverse();
      expect(kinds.slice(4)).toEqual([
        'draft-started',
        'discarded',
        'people-changed',
        'reminded',
        'acknowledged',
        'confirmed',
        'retired',
      ]);
      // Another one can be started.
      await anna.createRecord({
        body: { type: ANALYSIS, subjectRef: CHECKOUT },
      });
    },
  );

  it.each(databases.eachSupportedId())(
    'of a function is required of all that supports it, %p',
    async databaseId => {
      const { api } = await start(databaseId);
      const [anna, boris, carla] = [ANNA, BORIS, CARLA].map(api);
      const { id, draft } = await writeRecord(
        anna,
        ANALYSIS,
        ORDERS,
        analysisContent({ rto: 2 * HOUR }),
      );
      await anna.submitDraft({ params: { id }, body: { version: 2 } });
      const decision = {
        params: { id },
        body: { revision: 1, contentHash: draft.contentHash },
      };
      // The group of Boris owns the function; he cannot give both approvals.
      await boris.approveRevision(decision);
      for (const user of [anna, boris, carla]) {
        await expect(user.approveRevision(decision)).rejects.toMatchObject({
          response: { status: 403 },
        });
      }
      await anna.withdrawRevision({ params: { id }, body: { revision: 1 } });
      await anna.putRecordPeople({
        params: { id },
        body: {
          version: 0,
          ownOwnerRef: CARLA,
          contributors: [],
          circulation: [],
        },
      });
      await anna.submitDraft({ params: { id }, body: { version: 2 } });
      await carla.approveRevision(decision);
      await boris.approveRevision(decision);
      for (const item of [service, database]) {
        expect(
          (await anna.getEntityPosture(item)).objectives.rto.required.seconds,
        ).toBe(2 * HOUR);
      }
    },
  );
});
