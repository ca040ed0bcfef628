import { TestDatabases } from '@backstage/backend-test-utils';
import {
  recordDocumentSchema,
  recordExportSchema,
  type RecordType,
} from '@backstage-continuity/plugin-continuity-common';
import { CHECKOUT, ORDERS, TILL } from '../__testUtils__/company';
import { checkout, companyWith } from '../__testUtils__/records';
import type { FileAnswer } from '../http';
import { memo, memoTypes, saying } from './__testUtils__/memo';
import {
  ADA,
  ada,
  ANNA,
  anna,
  boris,
  NOW,
  policyOf,
  recordsRoom,
} from './__testUtils__/room';
import { createRecordExportHandlers } from './exportRoutes';

jest.setTimeout(120_000);

const step = (id: string, title: string) => ({ id, title });

describe('a type of record that is only described', () => {
  const databases = TestDatabases.create();
  const start = async (databaseId: Parameters<typeof databases.init>[0]) =>
    recordsRoom(await databases.init(databaseId), { types: memoTypes });

  it.each(databases.eachSupportedId())(
    'goes through the whole life cycle, %p',
    async databaseId => {
      const room = await start(databaseId);
      const { records, submit, save, seen, kindsOf } = room;
      const { approvals, drafts, queries, upkeep } = records;
      const id = await drafts.create(ada, {
        type: 'memo',
        subjectRef: CHECKOUT,
      });
      const empty = await records.revision(ada, id, 1);
      expect(empty).toMatchObject({
        content: memo.empty(policyOf(), 'service'),
        missing: [{ section: 'body', path: 'text' }],
      });
      await expect(submit(id)).rejects.toMatchObject({
        name: 'InputError',
        message: 'content.text: expected something to keep',
      });
      await expect(
        save(id, { ...saying('a'), steps: [{ id: 'a', title: 5 }] }),
      ).rejects.toMatchObject({
        name: 'InputError',
        message: expect.stringContaining('body.content.steps[0].title'),
      });
      await save(id, saying('Close the doors', { steps: [step('a', 'One')] }));
      await submit(id);
      await approvals.approve(anna, id, await seen(id));
      await approvals.return(boris, id, {
        ...(await seen(id)),
        comments: [{ section: 'body', body: 'Which doors?' }],
      });
      await save(id, saying('Close all doors', { steps: [step('a', 'One')] }));
      await room.approve(id, anna, boris);
      expect(await queries.detail(ada, id)).toMatchObject({
        state: 'approved',
        revisions: [{ approval: { levels: [{}, {}] } }],
      });

      await drafts.start(ada, id, undefined);
      await save(
        id,
        saying('Close all doors', {
          steps: [step('b', 'Two'), step('a', 'First')],
        }),
      );
      const changes = await queries.compare(ada, id, { from: 1, to: 2 });
      expect(changes).toEqual(
        expect.arrayContaining([
          expect.objectContaining({ path: 'steps.b', kind: 'added' }),
          expect.objectContaining({
            path: 'steps.a.title',
            section: 'body',
            before: 'One',
            after: 'First',
          }),
        ]),
      );
      await room.approve(id, anna, boris);

      // It rests on the owner and on what is needed, and on nothing else.
      await room.sync(
        companyWith(checkout({ location: { site: 'east' }, rto: 'PT1H' })),
      );
      expect((await queries.detail(ada, id)).stale).toBeNull();
      await room.sync(companyWith(checkout({ dependencies: [] })));
      expect((await queries.detail(ada, id)).stale?.changes).toMatchObject([
        { facet: 'dependencies' },
      ]);
      await upkeep.confirm(anna, id, await seen(id));
      const listed = await queries.list(ada, {
        type: ['memo'],
        state: ['approved'],
        q: 'CHECK',
        limit: 10,
      });
      expect(listed.items).toMatchObject([
        { id, approvedRevision: 2, stale: null },
      ]);
      await upkeep.retire(ada, id, 'Nobody reads it');
      expect(await kindsOf(id)).toEqual([
        'created',
        'submitted',
        'level-approved',
        'returned',
        'submitted',
        'level-approved',
        'approved',
        'draft-started',
        'submitted',
        'level-approved',
        'approved',
        'became-stale',
        'confirmed',
        'retired',
      ]);
    },
  );

  it.each(databases.eachSupportedId())(
    'is to others what it says that it provides, %p',
    async databaseId => {
      const provider = { ...memo, provides: ['analysis', 'strategy'] as const };
      const room = await recordsRoom(await databases.init(databaseId), {
        types: [provider] as unknown as readonly RecordType[],
        policy: policyOf({ approvers: { memo: [] } }),
      });
      const { records, dependencies, write, submit } = room;
      const known = async () => {
        const ground = await records.ground([CHECKOUT, ORDERS], NOW);
        const facts = await dependencies.entityFacts([CHECKOUT], NOW);
        return {
          service: ground.get(CHECKOUT)?.analysis,
          function: ground.get(ORDERS)?.analysis,
          strategies: facts.get(CHECKOUT)?.strategies,
        };
      };
      const ids = [
        await write('memo', CHECKOUT, saying('a')),
        await write('memo', ORDERS, saying('b')),
      ];
      expect(await known()).toEqual({
        service: null,
        function: null,
        strategies: [],
      });
      for (const id of ids) await submit(id);
      expect(await known()).toEqual({
        service: { recordId: ids[0], revision: 1 },
        function: { recordId: ids[1], revision: 1 },
        strategies: [ORDERS],
      });
    },
  );

  it.each(databases.eachSupportedId())(
    'comes from documents, copies and leaves as Markdown, %p',
    async databaseId => {
      const room = await start(databaseId);
      const { records } = room;
      const type = records.types[0];
      const take = (content: object) =>
        room.changes.transaction((tx, mark) =>
          records.importRecord(tx, mark, {
            key: 'till',
            type,
            document: recordDocumentSchema.parse({
              subjectRef: TILL,
              content,
              author: ADA,
              approvedBy: ANNA,
              approvedAt: '2026-05-01T10:00:00Z',
            }),
            target: 'https://example.org/memos.yaml',
          }),
        );
      const text = { text: 'Count the cash' };
      expect(await take(text)).toBe('created');
      expect(await take(text)).toBe('unchanged');
      await expect(take({ text: 5 })).rejects.toMatchObject({
        name: 'InputError',
        message: expect.stringContaining('spec.content.text'),
      });
      const { items } = await records.queries.list(ada, { limit: 10 });
      const [{ id }] = items;
      const copy = await records.drafts.create(ada, {
        type: 'memo',
        subjectRef: CHECKOUT,
        copyFrom: id,
      });
      expect((await records.revision(ada, copy, 1)).content).toMatchObject(
        text,
      );

      const { exportRecord } = createRecordExportHandlers({
        ...room,
        clock: room.now,
      });
      const as = (documentType: 'text/markdown' | null) =>
        exportRecord({
          access: ada,
          params: { id, revision: 1 },
          query: {},
          documentType,
        });
      expect(recordExportSchema.parse(await as(null))).toMatchObject({
        kind: 'Memo',
        revision: { content: text },
      });
      const send = jest.fn();
      const file = (await as('text/markdown')) as FileAnswer;
      file.send({
        set: () => {},
        attachment: () => {},
        type: () => ({ send }),
      } as never);
      expect(send).toHaveBeenCalledWith(
        expect.stringContaining('Count the cash'),
      );
    },
  );
});
