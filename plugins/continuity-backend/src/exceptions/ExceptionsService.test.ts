import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import {
  defaultPolicy,
  exceptionDocumentSchema,
  requestExceptionsSchema,
} from '@backstage-continuity/plugin-continuity-common';
import { accessOf } from '../__testUtils__/access';
import { ChangesService } from '../changes';
import { migrationsDir } from '../database';
import { ExceptionsService } from './ExceptionsService';

jest.setTimeout(60_000);

const CHECKOUT = 'component:default/checkout';
const ORDERS = 'component:default/orders';
const SECRET = 'component:default/secret';
const anna = accessOf('user:default/anna');
const ben = accessOf('user:default/ben');
const cleo = accessOf('user:default/cleo');

describe('ExceptionsService', () => {
  const databases = TestDatabases.create();

  async function setUp(databaseId: Parameters<typeof databases.init>[0]) {
    const database = await databases.init(databaseId);
    await database.migrate.latest({ directory: migrationsDir });
    const logger = mockServices.logger.mock();
    const changes = ChangesService.create({ database, logger });
    const clock = { now: new Date('2026-03-01T10:00:00.000Z') };
    const exceptions = ExceptionsService.create({
      database,
      changes,
      policy: { ...defaultPolicy, exceptionMaximum: 'P3M' },
      now: () => clock.now,
    });
    const request = (
      access: typeof anna,
      entityRefs: string[],
      more: object = {},
    ) =>
      exceptions.request(
        access,
        requestExceptionsSchema.parse({
          items: entityRefs.map(entityRef => ({
            entityRef,
            check: 'tests.overdue',
          })),
          reason: 'The test site is being moved',
          expiresAt: '2026-05-01T00:00:00.000Z',
          ...more,
        }),
      );
    const importOne = (key: string, document: object) =>
      changes.transaction((tx, markChanged) =>
        exceptions.importException(
          tx,
          markChanged,
          key,
          exceptionDocumentSchema.parse({
            entityRef: CHECKOUT,
            check: 'review.overdue',
            reason: 'Reorganisation',
            expiresAt: '2026-04-01T00:00:00.000Z',
            requestedAt: '2026-01-01T00:00:00.000Z',
            requestedBy: 'user:default/anna',
            ...document,
          }),
        ),
      );
    const takeMarks = async () => {
      const refs = await database('changes')
        .orderBy('entity_ref')
        .pluck('entity_ref');
      await database('changes').delete();
      return refs;
    };
    const active = (refs: string[]) =>
      exceptions.activeFor(refs, clock.now.toISOString());
    return { clock, exceptions, request, importOne, takeMarks, active };
  }

  it.each(databases.eachSupportedId())(
    'goes from request through approval to expiry or revocation, on %p',
    async databaseId => {
      const { clock, exceptions, request, takeMarks, active } = await setUp(
        databaseId,
      );
      const [asked] = await request(anna, [CHECKOUT]);
      expect(asked).toMatchObject({
        state: 'requested',
        revision: 1,
        requestedBy: 'user:default/anna',
        requestedAt: '2026-03-01T10:00:00.000Z',
      });
      expect(await takeMarks()).toEqual([]);
      expect((await active([CHECKOUT])).size).toBe(0);

      await expect(
        exceptions.decide(anna, asked.id, 'approve', { revision: 1 }),
      ).rejects.toMatchObject({
        name: 'NotAllowedError',
        message: expect.stringContaining('somebody else has to approve it'),
      });
      await expect(
        exceptions.decide(ben, asked.id, 'approve', { revision: 7 }),
      ).rejects.toMatchObject({ name: 'ConflictError' });
      await expect(
        exceptions.decide(ben, asked.id, 'revoke', { revision: 1 }),
      ).rejects.toThrow('is requested: it can be approved or rejected');

      const approved = await exceptions.decide(ben, asked.id, 'approve', {
        revision: 1,
        note: 'until the move is done',
      });
      expect(approved).toMatchObject({
        state: 'approved',
        revision: 2,
        decidedBy: 'user:default/ben',
        decisionNote: 'until the move is done',
      });
      expect(await takeMarks()).toEqual([CHECKOUT]);
      expect([...(await active([CHECKOUT, ORDERS]))]).toEqual([
        [CHECKOUT, [approved]],
      ]);

      clock.now = new Date('2026-05-01T00:00:00.000Z');
      expect((await active([CHECKOUT])).size).toBe(0);
      const list = (state: 'approved' | 'expired') =>
        exceptions.list(anna, { state: [state], limit: 10 });
      expect((await list('approved')).items).toEqual([]);
      expect((await list('expired')).items).toMatchObject([
        { id: asked.id, state: 'expired', revision: 2 },
      ]);
      await expect(
        exceptions.decide(ben, asked.id, 'revoke', { revision: 2 }),
      ).rejects.toThrow('is expired: nothing can be decided any more');

      clock.now = new Date('2026-04-01T00:00:00.000Z');
      await exceptions.decide(cleo, asked.id, 'revoke', { revision: 2 });
      expect(await takeMarks()).toEqual([CHECKOUT]);
      expect((await active([CHECKOUT])).size).toBe(0);
    },
  );

  it.each(databases.eachSupportedId())(
    'refuses bad requests as a whole, on %p',
    async databaseId => {
      const { exceptions, request } = await setUp(databaseId);
      const until = (expiresAt: string) =>
        request(anna, [CHECKOUT], { expiresAt });
      for (const bad of ['2026-03-01T10:00:00Z', '2026-06-01T10:00:00.001Z']) {
        await expect(until(bad)).rejects.toThrow(
          'body.expiresAt: expected an instant in the future, at the latest 2026-06-01T10:00:00.000Z',
        );
      }
      await expect(request(anna, [CHECKOUT, CHECKOUT])).rejects.toThrow(
        'body.items[1]',
      );
      const outsider = accessOf('user:default/otto', { hidden: [SECRET] });
      await expect(request(outsider, [CHECKOUT, SECRET])).rejects.toMatchObject(
        { name: 'NotFoundError' },
      );
      expect((await exceptions.list(anna, { limit: 10 })).items).toEqual([]);
      await until('2026-06-01T10:00:00.000Z');
      expect((await exceptions.list(anna, { limit: 10 })).items).toHaveLength(
        1,
      );
    },
  );

  it.each(databases.eachSupportedId())(
    'has one open exception for an entity, check and subject, on %p',
    async databaseId => {
      const { clock, exceptions, request } = await setUp(databaseId);
      const [first] = await request(anna, [CHECKOUT]);
      await expect(request(ben, [ORDERS, CHECKOUT])).rejects.toMatchObject({
        name: 'ConflictError',
        message: expect.stringContaining(first.id),
      });
      await request(ben, [], {
        items: [
          {
            entityRef: CHECKOUT,
            check: 'tests.overdue',
            subject: 'continuity',
          },
          { entityRef: CHECKOUT, check: 'tests.never' },
        ],
      });
      await exceptions.decide(ben, first.id, 'approve', { revision: 1 });
      await expect(request(ben, [CHECKOUT])).rejects.toThrow('approved, until');

      clock.now = new Date('2026-05-01T00:00:00.000Z');
      const [second] = await request(anna, [CHECKOUT], {
        expiresAt: '2026-06-01T00:00:00Z',
      });
      await exceptions.decide(ben, second.id, 'reject', { revision: 1 });
      await request(anna, [CHECKOUT], { expiresAt: '2026-06-01T00:00:00Z' });
    },
  );

  it.each(databases.eachSupportedId())(
    'lets one of two win who request or decide at once, on %p',
    async databaseId => {
      const { exceptions, request } = await setUp(databaseId);
      const outcome = async (race: Promise<unknown>[]) =>
        (await Promise.allSettled(race)).map(result =>
          result.status === 'fulfilled' ? 'won' : result.reason.name,
        );
      expect(
        (
          await outcome([request(anna, [CHECKOUT]), request(ben, [CHECKOUT])])
        ).sort(),
      ).toEqual(['ConflictError', 'won']);

      const { items } = await exceptions.list(anna, { limit: 10 });
      expect(items).toHaveLength(1);
      const decide = (access: typeof anna, decision: 'approve' | 'reject') =>
        exceptions.decide(access, items[0].id, decision, { revision: 1 });
      expect(
        (
          await outcome([decide(cleo, 'approve'), decide(cleo, 'reject')])
        ).sort(),
      ).toEqual(['ConflictError', 'won']);
    },
  );

  it.each(databases.eachSupportedId())(
    'shows and counts only what the caller may see and decide, on %p',
    async databaseId => {
      const { clock, exceptions, request } = await setUp(databaseId);
      const [asked] = await request(anna, [SECRET]);
      await request(anna, [CHECKOUT]);
      await request(anna, [ORDERS]);
      await request(anna, [CHECKOUT], {
        items: [{ entityRef: CHECKOUT, check: 'tests.never' }],
      });
      const otto = accessOf('user:default/otto', {
        hidden: [SECRET],
        readOnly: [ORDERS],
      });
      expect(
        (await exceptions.list(otto, { limit: 10 })).items
          .map(item => item.entityRef)
          .sort(),
      ).toEqual([CHECKOUT, CHECKOUT, ORDERS]);
      expect(
        (await exceptions.list(otto, { entityRef: [SECRET], limit: 10 })).items,
      ).toEqual([]);
      await expect(
        exceptions.decide(otto, asked.id, 'approve', { revision: 1 }),
      ).rejects.toMatchObject({
        name: 'NotFoundError',
        message: `No exception ${asked.id}`,
      });

      expect(await exceptions.countToDecide(ben)).toBe(4);
      expect(await exceptions.countToDecide(otto)).toBe(2);
      expect(await exceptions.countToDecide(anna)).toBe(0);
      clock.now = new Date('2026-05-01T00:00:00.000Z');
      expect(await exceptions.countToDecide(ben)).toBe(0);
    },
  );

  it.each(databases.eachSupportedId())(
    'pages newest first without gaps, on %p',
    async databaseId => {
      const { exceptions, request } = await setUp(databaseId);
      const refs = [...Array(7).keys()].map(n => `component:default/c${n}`);
      await request(anna, refs);
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await exceptions.list(anna, { limit: 3, cursor });
        seen.push(...page.items.map(item => item.entityRef));
        cursor = page.nextCursor ?? undefined;
      } while (cursor);
      expect(seen.sort()).toEqual(refs);
    },
  );

  it.each(databases.eachSupportedId())(
    'takes up imported exceptions once, and leaves decisions of people alone, on %p',
    async databaseId => {
      const { exceptions, importOne, takeMarks, active } = await setUp(
        databaseId,
      );
      const approved = { at: '2026-01-02T00:00:00Z', by: 'user:default/ben' };
      expect(await importOne('e-1', { approved })).toBe('created');
      expect(await takeMarks()).toEqual([CHECKOUT]);
      expect(await importOne('e-1', { approved })).toBe('unchanged');
      expect(await takeMarks()).toEqual([]);
      expect(await importOne('e-1', { approved, reason: 'Still' })).toBe(
        'updated',
      );
      const [exception] = (await active([CHECKOUT])).get(CHECKOUT)!;
      expect(exception).toMatchObject({ reason: 'Still', revision: 2 });

      await expect(importOne('e-2', { approved })).rejects.toThrow(
        exception.id,
      );
      expect(
        await importOne('old', { approved, expiresAt: '2026-02-01T00:00:00Z' }),
      ).toBe('created');
      await expect(
        importOne('e-3', {
          approved: { ...approved, by: 'user:default/anna' },
        }),
      ).rejects.toThrow('spec.approved.by');
      await expect(
        importOne('e-3', { requestedAt: '2026-03-02T00:00:00Z' }),
      ).rejects.toThrow('spec.requestedAt');

      await exceptions.decide(cleo, exception.id, 'revoke', { revision: 2 });
      expect(await importOne('e-1', { approved, reason: 'Again' })).toBe(
        'unchanged',
      );
      expect((await active([CHECKOUT])).size).toBe(0);
    },
  );

  it.each(databases.eachSupportedId())(
    'keeps the approval of an imported request, on %p',
    async databaseId => {
      const { exceptions, importOne, active } = await setUp(databaseId);
      await importOne('e-1', {});
      const { items } = await exceptions.list(anna, { limit: 10 });
      await exceptions.decide(ben, items[0].id, 'approve', { revision: 1 });
      expect(await importOne('e-1', { reason: 'Better told' })).toBe('updated');
      expect((await active([CHECKOUT])).get(CHECKOUT)).toMatchObject([
        { reason: 'Better told', decidedBy: 'user:default/ben' },
      ]);
    },
  );
});
