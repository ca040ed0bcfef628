import {
  TestDatabases,
  type TestDatabaseId,
} from '@backstage/backend-test-utils';
import fc from 'fast-check';
import { accessOf } from '../__testUtils__/access';
import { CHECKOUT, STORES, WEB } from '../__testUtils__/company';
import type { Access } from '../http';
import { memoTypes, saying } from './__testUtils__/memo';
import { RecordModel, type Answer } from './__testUtils__/RecordModel';
import { ADA, ANNA, BORIS, recordsRoom } from './__testUtils__/room';

jest.setTimeout(240_000);

const READER = 'user:default/eve';
const people: Record<string, Access> = {
  [ADA]: accessOf(ADA),
  [ANNA]: accessOf(ANNA, { groups: [WEB] }),
  [BORIS]: accessOf(BORIS, { groups: [STORES] }),
  [READER]: accessOf(READER, { readOnly: [CHECKOUT] }),
};

const actions = [
  'create',
  'start',
  'save',
  'submit',
  'withdraw',
  'discard',
  'approve',
  'return',
  'confirm',
  'retire',
  'acknowledge',
] as const;
type Action = (typeof actions)[number];

interface Act {
  action: Action;
  by: string;
  isUpToDate: boolean;
  text: string;
}

const usual = { isUpToDate: true, text: 'a' };

/** Whoever may, mostly with what is stored. */
const act: fc.Arbitrary<Act> = fc.record({
  action: fc.constantFrom(...actions),
  by: fc.constantFrom(ADA, ANNA, BORIS, READER),
  isUpToDate: fc.oneof(
    { weight: 6, arbitrary: fc.constant(true) },
    { weight: 1, arbitrary: fc.constant(false) },
  ),
  text: fc.constantFrom('', 'a', 'b', 'c'),
});

/** How a record comes to count, which is seldom drawn at random. */
const approval: Act[] = [
  { ...usual, action: 'create', by: ADA },
  { ...usual, action: 'start', by: ADA },
  { ...usual, action: 'save', by: ADA },
  { ...usual, action: 'submit', by: ADA },
  { ...usual, action: 'approve', by: ANNA },
  { ...usual, action: 'approve', by: BORIS },
];
const acts = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: act.map(one => [one]) },
      // As far as it gets.
      {
        weight: 1,
        arbitrary: fc
          .integer({ min: 3, max: approval.length })
          .map(length => approval.slice(0, length)),
      },
    ),
    { minLength: 30, maxLength: 45 },
  )
  .map(parts => parts.flat());

const statuses: Record<string, Answer> = {
  InputError: 400,
  NotAllowedError: 403,
  NotFoundError: 404,
  ConflictError: 409,
};

describe('the life cycle of a record', () => {
  const databases = TestDatabases.create();

  async function start(databaseId: TestDatabaseId) {
    const room = await recordsRoom(await databases.init(databaseId), {
      types: memoTypes,
    });
    // What follows from records is tested elsewhere.
    room.changes.consumeWith(async () => {});
    return room;
  }
  type Room = Awaited<ReturnType<typeof start>>;

  /** Does it for real. @returns the id of the record from then on */
  async function does(
    { records }: Room,
    id: string,
    { action, by, isUpToDate, text }: Act,
    model: RecordModel,
  ): Promise<string> {
    const access = people[by];
    const { drafts, approvals, upkeep } = records;
    const newest = model.newest;
    const version = (newest?.version ?? 1) - (isUpToDate ? 0 : 1);
    const seen = async (number: number) => {
      if (!isUpToDate) return { revision: number, contentHash: 'older' };
      const { contentHash } = await records
        .revision(people[ADA], id, number)
        .catch(() => ({ contentHash: '' }));
      return { revision: number, contentHash };
    };
    const open = () => seen(newest?.number ?? 1);
    const counting = () => seen(model.approved?.number ?? 1);
    switch (action) {
      case 'create':
        return drafts.create(access, { type: 'memo', subjectRef: CHECKOUT });
      case 'start':
        await drafts.start(access, id, undefined);
        break;
      case 'save':
        await drafts.save(access, id, { version, content: saying(text) });
        break;
      case 'submit':
        await approvals.submit(access, id, { version });
        break;
      case 'withdraw':
        await approvals.withdraw(
          access,
          id,
          (newest?.number ?? 1) - (isUpToDate ? 0 : 1),
        );
        break;
      case 'discard':
        await drafts.discard(access, id, version);
        break;
      case 'approve':
        await approvals.approve(access, id, await open());
        break;
      case 'return':
        await approvals.return(access, id, {
          ...(await open()),
          comments: [{ section: null, body: 'No' }],
        });
        break;
      case 'confirm':
        await upkeep.confirm(access, id, await counting());
        break;
      case 'retire':
        await upkeep.retire(access, id, 'Gone');
        break;
      default:
        await upkeep.acknowledge(access, id, await counting());
    }
    return id;
  }

  async function outcomeOf(
    room: Room,
    id: string,
    one: Act,
    model: RecordModel,
  ): Promise<[Answer, string]> {
    try {
      return ['ok', await does(room, id, one, model)];
    } catch (error) {
      const status = statuses[(error as Error).name];
      if (status === undefined) throw error;
      return [status, id];
    }
  }

  async function mustAgree({ database }: Room, id: string, model: RecordModel) {
    const [record] = await database('records').where({ id });
    expect(record !== undefined).toBe(model.exists);
    if (!record) return;
    const revisions: {
      revision: number;
      state: string;
      version: number;
      content: string;
    }[] = await database('record_revisions')
      .where({ record_id: id })
      .orderBy('revision')
      .select('revision', 'state', 'version', 'content');
    expect(
      revisions.map(one => [
        one.revision,
        one.state,
        one.version,
        JSON.parse(one.content).text,
      ]),
    ).toEqual(
      model.revisions.map(one => [
        one.number,
        one.state,
        one.version,
        one.text,
      ]),
    );
    expect({
      approved: record.approved_revision,
      open: record.open_revision,
      state: record.open_state,
      isRetired: record.retired_at !== null,
    }).toEqual({
      approved: model.approved?.number ?? null,
      open: model.open?.number ?? null,
      state: model.open?.state ?? null,
      isRetired: model.isRetired,
    });
    const count = (states: string[]) =>
      revisions.filter(one => states.includes(one.state)).length;
    expect(count(['draft', 'in-review', 'returned'])).toBeLessThanOrEqual(1);
    expect(count(['approved'])).toBeLessThanOrEqual(1);
    const events = await database('record_events')
      .where({ record_id: id })
      .orderBy('id')
      .pluck('kind');
    expect(events).toEqual(model.events);
  }

  it.each(databases.eachSupportedId())(
    'does not end with a draft beside what was once handed in, %p',
    async databaseId => {
      const { records, write, submit, seen } = await start(databaseId);
      const ada = people[ADA];
      const id = await write('memo', CHECKOUT, saying('a'));
      await submit(id);
      await records.approvals.return(people[ANNA], id, {
        ...(await seen(id)),
        comments: [{ section: null, body: 'Say more' }],
      });
      await records.drafts.discard(ada, id, 2);
      await records.drafts.start(ada, id, undefined);
      await records.drafts.discard(ada, id, 3);
      expect(await records.detail(ada, id)).toMatchObject({
        comments: [{ body: 'Say more' }],
        revisions: [
          { revision: 2, state: 'discarded' },
          { revision: 1, state: 'discarded' },
        ],
      });
    },
  );

  it.each(databases.eachSupportedId())(
    'is that of the model, whoever does what in whatever order, %p',
    async databaseId => {
      const room = await start(databaseId);
      const frozen = (id: string) =>
        room
          .database('record_revisions')
          .where({ record_id: id })
          .whereIn('state', ['approved', 'superseded'])
          .orderBy('revision')
          .select('revision', 'content', 'content_hash');
      const reached = new Set<string>();
      await fc.assert(
        fc.asyncProperty(acts, async sequence => {
          await room.database('records').delete();
          const model = new RecordModel({
            reader: READER,
            levels: [ANNA, BORIS],
          });
          let id = 'none';
          let before: Awaited<ReturnType<typeof frozen>> = [];
          for (const one of sequence) {
            const { action, text, ...step } = one;
            const [answer, next] = await outcomeOf(room, id, one, model);
            const expected =
              action === 'save' ? model.save(step, text) : model[action](step);
            expect([one, answer]).toEqual([one, expected]);
            if (next !== id) before = [];
            id = next;
            await mustAgree(room, id, model);
            // What was ever approved stays to the letter.
            const after = await frozen(id);
            expect(after.slice(0, before.length)).toEqual(
              model.exists ? before : [],
            );
            before = after;
            reached.add(`${action} ${answer}`);
          }
        }),
        { numRuns: 6, seed: 4 },
      );
      // The sequences came to everything that can be done or refused.
      const missed = actions
        .flatMap(action => [
          `${action} ok`,
          `${action} 409`,
          `${action} ${action === 'acknowledge' ? 404 : 403}`,
        ])
        .filter(one => !reached.has(one));
      expect(missed).toEqual([]);
    },
  );
});
