import {
  TestDatabases,
  type TestDatabaseId,
} from '@backstage/backend-test-utils';
import { accessOf } from '../__testUtils__/access';
import { BASKET, CHECKOUT, STORES, WEB } from '../__testUtils__/company';
import { memoTypes, saying } from './__testUtils__/memo';
import { ada, anna, boris, recordsRoom } from './__testUtils__/room';

jest.setTimeout(120_000);

const kim = accessOf('user:default/kim', { groups: [WEB, STORES] });

describe('two at work on one record at once', () => {
  const databases = TestDatabases.create();

  /** The room twice on one database, as two replicas have it. */
  async function start(databaseId: TestDatabaseId) {
    const database = await databases.init(databaseId);
    const first = await recordsRoom(database, { types: memoTypes });
    const second = await recordsRoom(database, { types: memoTypes });
    return { first, second };
  }

  /** What becomes of the same, asked of both at the same time. */
  async function race(...works: Promise<unknown>[]): Promise<string[]> {
    const answers = await Promise.allSettled(works);
    return answers
      .map(answer =>
        answer.status === 'fulfilled' ? 'ok' : (answer.reason as Error).name,
      )
      .sort();
  }
  const oneWins = ['ConflictError', 'ok'];

  it.each(databases.eachSupportedId())(
    'lose nothing: one wins, and the other is told, %p',
    async databaseId => {
      const { first, second } = await start(databaseId);
      const [a, b] = [first.records, second.records];
      const { seen, kindsOf } = first;
      const begin = { type: 'memo', subjectRef: CHECKOUT };

      expect(
        await race(a.drafts.create(ada, begin), b.drafts.create(kim, begin)),
      ).toEqual(oneWins);
      const { items } = await a.queries.list(ada, { limit: 10 });
      expect(items).toHaveLength(1);
      const [{ id }] = items;

      const says = (text: string, number = 1) => ({
        version: number,
        content: saying(text),
      });
      expect(
        await race(
          a.saveDraft(ada, id, says('a')),
          b.saveDraft(kim, id, says('b')),
        ),
      ).toEqual(oneWins);
      // Whatever came first, the other did not.
      const saved = await a.revision(ada, id, 1);
      expect(saved.version).toBe(2);

      expect(
        await race(
          a.approvals.submit(ada, id, { version: 2 }),
          b.approvals.submit(ada, id, { version: 2 }),
        ),
      ).toEqual(oneWins);
      expect(
        await race(
          a.approvals.withdraw(ada, id, 1),
          b.approvals.withdraw(ada, id, 1),
        ),
      ).toEqual(oneWins);
      // Saved and submitted at once: what is submitted is what was seen.
      const outcome = await race(
        a.approvals.submit(ada, id, { version: 2 }),
        b.saveDraft(ada, id, says('late', 2)),
      );
      expect(outcome).toEqual(oneWins);
      const { revisions } = await a.detail(ada, id);
      const [{ state, version }] = revisions;
      expect([state, version]).toEqual(
        state === 'draft' ? ['draft', 3] : ['in-review', 2],
      );
      if (state === 'draft') await a.approvals.submit(ada, id, { version });

      const decision = await seen(id);
      const returning = {
        ...decision,
        comments: [{ section: null, body: 'No' }],
      };
      // Both are asked at the first level; who comes second is not asked at the next.
      const approvals = await race(
        a.approvals.approve(anna, id, decision),
        b.approvals.approve(anna, id, decision),
      );
      expect(approvals).toEqual(['NotAllowedError', 'ok']);
      expect(
        await race(
          a.approvals.approve(boris, id, decision),
          b.approvals.return(boris, id, returning),
        ),
      ).toEqual(oneWins);
      expect(
        (await kindsOf(id)).filter(kind => /^(approved|returned)$/.test(kind)),
      ).toHaveLength(1);
      if ((await a.detail(ada, id)).state === 'returned') {
        await a.approvals.submit(ada, id, { version });
        await a.approvals.approve(anna, id, decision);
        await a.approvals.approve(boris, id, decision);
      }
      expect((await a.detail(ada, id)).approvedRevision).toBe(1);

      expect(
        await race(
          a.drafts.start(ada, id, undefined),
          b.drafts.start(kim, id, undefined),
        ),
      ).toEqual(oneWins);
      const draft = (await a.detail(ada, id)).revisions[0];
      expect(draft).toMatchObject({ revision: 2, state: 'draft' });
      expect(
        await race(
          a.drafts.discard(ada, id, draft.version),
          b.drafts.discard(kim, id, draft.version),
        ),
      ).toEqual(oneWins);

      const people = (number: number, ownOwnerRef: string) => ({
        version: number,
        ownOwnerRef,
        contributors: [{ ref: WEB, sections: [] }],
        circulation: [WEB],
      });
      expect(
        await race(
          a.upkeep.putPeople(ada, id, people(0, WEB)),
          b.upkeep.putPeople(ada, id, people(0, STORES)),
        ),
      ).toEqual(oneWins);

      const comment = { revision: 1, section: null, body: 'Good' };
      expect(
        await race(
          a.upkeep.comment(ada, id, comment),
          b.upkeep.comment(kim, id, comment),
        ),
      ).toEqual(['ok', 'ok']);
      const [said] = (await a.detail(ada, id)).comments;
      expect(
        await race(
          a.upkeep.resolve(ada, id, said.id),
          b.upkeep.resolve(kim, id, said.id),
        ),
      ).toEqual(oneWins);

      // Saying twice that one has read it is saying it.
      expect(
        await race(
          a.upkeep.acknowledge(anna, id, decision),
          b.upkeep.acknowledge(anna, id, decision),
        ),
      ).toEqual(['ok', 'ok']);
      // A review of two people is two reviews.
      expect(
        await race(
          a.upkeep.confirm(anna, id, decision),
          b.upkeep.confirm(boris, id, decision),
        ),
      ).toEqual(['ok', 'ok']);
      expect(
        await race(
          a.upkeep.retire(ada, id, 'Gone'),
          b.upkeep.retire(kim, id, 'Gone'),
        ),
      ).toEqual(oneWins);

      const kinds = await kindsOf(id);
      const times = (kind: string) => kinds.filter(one => one === kind).length;
      for (const kind of [
        'created',
        'withdrawn',
        'approved',
        'draft-started',
      ]) {
        expect([kind, times(kind)]).toEqual([kind, 1]);
      }
      for (const kind of ['discarded', 'people-changed', 'retired']) {
        expect([kind, times(kind)]).toEqual([kind, 1]);
      }
      expect([times('acknowledged'), times('confirmed')]).toEqual([1, 2]);
    },
  );

  it.each(databases.eachSupportedId())(
    'are not undone by a look at what they rest on, %p',
    async databaseId => {
      const { first, second } = await start(databaseId);
      const ids = await Promise.all(
        [CHECKOUT, BASKET].map(ref => first.write('memo', ref, saying('a'))),
      );
      const evaluate = async () => {
        await second.posture.service.rebuild();
        await second.posture.service.sweep();
      };
      for (let version = 2; version < 8; version++) {
        await Promise.all([
          evaluate(),
          ...ids.map(id =>
            first.records.saveDraft(ada, id, {
              version,
              content: saying(`text ${version}`),
            }),
          ),
        ]);
      }
      await Promise.all([evaluate(), ...ids.map(id => first.submit(id))]);
      for (const id of ids) {
        const record = await first.records.detail(ada, id);
        expect(record.revisions).toMatchObject([{ version: 8 }]);
        expect(record.open?.state ?? record.state).toBe(
          record.revisions[0].state,
        );
      }
    },
  );

  it.each(databases.eachSupportedId())(
    'approve nothing that was replaced after they saw it, %p',
    async databaseId => {
      const { first } = await start(databaseId);
      const { records, seen, write, submit, save } = first;
      const id = await write('memo', CHECKOUT, saying('a'));
      await submit(id);
      const old = await seen(id);
      await records.approvals.approve(anna, id, old);
      await records.approvals.withdraw(ada, id, 1);
      // The same, handed in again, asks all levels anew.
      await submit(id);
      expect(await seen(id)).toEqual(old);
      await expect(
        records.approvals.approve(boris, id, old),
      ).rejects.toMatchObject({ name: 'NotAllowedError' });
      await records.approvals.withdraw(ada, id, 1);
      await save(id, saying('b'));
      await submit(id);
      expect((await seen(id)).contentHash).not.toBe(old.contentHash);
      const refused = {
        name: 'ConflictError',
        message: expect.stringContaining('does not have the content'),
      };
      await expect(
        records.approvals.approve(anna, id, old),
      ).rejects.toMatchObject(refused);
      await expect(
        records.approvals.return(anna, id, {
          ...old,
          comments: [{ section: null, body: 'No' }],
        }),
      ).rejects.toMatchObject(refused);
      await records.approvals.approve(anna, id, await seen(id));
      await records.approvals.approve(boris, id, await seen(id));
      await expect(records.upkeep.confirm(anna, id, old)).rejects.toMatchObject(
        refused,
      );
      await expect(
        records.upkeep.acknowledge(anna, id, old),
      ).rejects.toMatchObject(refused);
    },
  );
});
