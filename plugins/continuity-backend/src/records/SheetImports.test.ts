import {
  TestDatabases,
  type TestDatabaseId,
} from '@backstage/backend-test-utils';
import type { JsonValue } from '@backstage-continuity/plugin-continuity-common';
import { BASKET, CHECKOUT, service } from '../__testUtils__/company';
import { companyWith } from '../__testUtils__/records';
import { newRecord } from './drafting';
import { RecordsStore } from './RecordsStore';
import { memo, memoTypes, saying } from './__testUtils__/memo';
import { ada, NOW, recordsRoom } from './__testUtils__/room';

jest.setTimeout(120_000);

const [type] = memoTypes;
const MANY = Array.from({ length: 24 }, (_, index) => `shop-${index}`);

describe('imports from sheets', () => {
  const databases = TestDatabases.create();
  const start = async (databaseId: TestDatabaseId) =>
    recordsRoom(await databases.init(databaseId), {
      types: memoTypes,
      entities: companyWith(
        ...MANY.map(name => service(name, { tier: 'essential' }, {})),
      ),
    });
  type Room = Awaited<ReturnType<typeof start>>;

  const take = async (
    { records }: Room,
    content: JsonValue,
    refs: string[],
  ) => {
    const bases = await records.sheets.basesFor(ada, type, refs);
    return records.sheets.importDrafts(
      ada,
      type,
      refs.map(subjectRef => ({
        subjectRef,
        content,
        note: null,
        version: bases.get(subjectRef)!.version,
      })),
    );
  };

  it.each(databases.eachSupportedId())(
    'are a conflict where somebody begins a record meanwhile, and write nothing, %p',
    async databaseId => {
      const room = await start(databaseId);
      const { database, records } = room;
      const begun = await database.transaction();
      await new RecordsStore().insert(begun, [
        newRecord(
          type,
          CHECKOUT,
          { title: 'checkout', ownerRef: null, tier: null },
          NOW,
        ),
      ]);
      const import$ = records.sheets
        .importDrafts(
          ada,
          type,
          [BASKET, CHECKOUT].map(subjectRef => ({
            subjectRef,
            content: saying('a'),
            note: null,
            version: 'none',
          })),
        )
        .catch(error => error);
      // The import has written what is not committed yet, and waits.
      await new Promise(resolve => setTimeout(resolve, 500));
      await begun.commit();
      expect(await import$).toMatchObject({ name: 'ConflictError' });
      const { items } = await records.queries.list(ada, { limit: 10 });
      expect(items.map(({ subjectRef }) => subjectRef)).toEqual([CHECKOUT]);
    },
  );

  it.each(databases.eachSupportedId())(
    'read records in a number of queries that does not follow their number, %p',
    async databaseId => {
      const room = await start(databaseId);
      const refs = MANY.map(name => `component:default/${name}`);
      const reads = async (work: () => Promise<unknown>) => {
        const seen: string[] = [];
        const listen = ({ sql }: { sql: string }) => {
          if (/^select .*from ["`]record/.test(sql)) seen.push(sql);
        };
        room.database.on('query', listen);
        await work();
        room.database.removeListener('query', listen);
        return seen.length;
      };
      const one = await reads(() => take(room, saying('a'), [BASKET]));
      const many = await reads(() => take(room, saying('a'), refs));
      expect(many).toBeLessThanOrEqual(one);
      // Over the drafts that there are now.
      expect(await reads(() => take(room, saying('b'), [BASKET]))).toBe(
        await reads(() => take(room, saying('b'), refs)),
      );
      const { items } = await room.records.queries.list(ada, { limit: 100 });
      expect(items).toHaveLength(refs.length + 1);
      for (const { id } of items) {
        expect(await room.records.revision(ada, id, 1)).toMatchObject({
          version: 2,
          content: saying('b'),
        });
      }
    },
  );

  it.each(databases.eachSupportedId())(
    'go into a record of which every draft was given up, which is one of the drafts, %p',
    async databaseId => {
      const room = await start(databaseId);
      const { records, write, submit } = room;
      const id = await write('memo', CHECKOUT, saying('a'));
      await submit(id);
      await records.approvals.withdraw(ada, id, 1);
      await records.drafts.discard(ada, id, 2);
      const listed = async (state: string[]) =>
        (await records.queries.list(ada, { state, limit: 10 })).items.map(
          row => [row.id, row.state],
        );
      expect(await listed(['draft'])).toEqual([[id, 'draft']]);
      expect(await listed(['in-review', 'returned', 'approved'])).toEqual([]);

      expect(await take(room, saying('b'), [CHECKOUT])).toEqual([id]);
      expect(await records.revision(ada, id, 2)).toMatchObject({
        state: 'draft',
        version: 3,
        content: { ...memo.empty(room.policy, 'service'), text: 'b' },
      });
    },
  );
});
